import { describe, expect, it } from 'vitest';
import { addDays, civilIn, dayText, daysBetween, instantOf, sameClock, timeText, zoneText } from '.';

describe('days', () => {
  it('are never moved by a zone', () => {
    expect(dayText('2026-11-19', 'full')).toMatch(/Thursday/);
    expect(dayText('2026-01-01', 'dayOfMonth')).toBe('1');
  });

  it('are counted over the change of clocks and years', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });
});

describe('times', () => {
  it('are read with or without seconds', () => {
    expect(timeText('21:48')).toBe(timeText('21:48:00'));
  });

  it('are civil in their own zone', () => {
    expect(civilIn('2026-11-20T01:00:00Z', 'America/Chicago')).toEqual({ date: '2026-11-19', time: '19:00' });
    expect(civilIn('2026-11-20T00:00:00Z', 'Pacific/Kiritimati')).toEqual({
      date: '2026-11-20',
      time: '14:00',
    });
  });

  it('become instants and come back', () => {
    for (const zone of ['Europe/London', 'America/Chicago', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'])
      for (const [date, time] of [
        ['2026-01-15', '00:00'],
        ['2026-07-01', '23:59'],
        ['2026-11-01', '12:30'],
      ] as const)
        expect(civilIn(instantOf(date, time, zone), zone)).toEqual({ date, time });
  });

  it('take the later side of a gap and the earlier side of a fold', () => {
    // London: 29 March 2026 01:00 → 02:00, 25 October 2026 02:00 → 01:00.
    expect(civilIn(instantOf('2026-03-29', '01:30', 'Europe/London'), 'Europe/London').time).toBe('02:30');
    expect(instantOf('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('show a zone that nobody knows in UTC instead of breaking', () => {
    expect(civilIn('2026-11-20T01:00:00Z', 'Not/AZone').time).toBe('01:00');
  });

  it('name a zone only where the clock differs', () => {
    expect(sameClock('2026-11-20T12:00:00Z', 'Europe/London', 'Europe/Lisbon')).toBe(true);
    expect(sameClock('2026-11-20T12:00:00Z', 'Europe/London', 'Europe/Paris')).toBe(false);
    expect(zoneText('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  });
});
