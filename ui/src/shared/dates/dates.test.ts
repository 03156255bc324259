import { describe, expect, it } from 'vitest';
import { addDays, dayText, daysBetween, instantTimeText, momentText, sameClock, timeText, zoneText } from '.';

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

  it('of a moment name the year where it is another', () => {
    expect(momentText('2025-11-19T12:00:00Z', '2026-11-19T12:00:00Z')).toMatch(/2025/);
    expect(momentText('2026-11-18T12:00:00Z', '2026-11-19T12:00:00Z')).not.toMatch(/2026/);
    // At half past nine in the evening of Greenwich, it is the next year already in Tokyo.
    const late = (zone: string): string => momentText('2026-12-31T21:30:00Z', '2027-01-02T12:00:00Z', zone);
    expect(late('UTC')).toMatch(/31.*2026/);
    expect(late('Asia/Tokyo')).toMatch(/\b1\b(?!.*202)/);
  });

  it('show a zone that nobody knows in UTC instead of breaking', () => {
    expect(instantTimeText('2026-11-20T01:05:00Z', 'Not/AZone')).toBe(timeText('01:05'));
  });

  it('name a zone only where the clock differs', () => {
    expect(sameClock('2026-11-20T12:00:00Z', 'Europe/London', 'Europe/Lisbon')).toBe(true);
    expect(sameClock('2026-11-20T12:00:00Z', 'Europe/London', 'Europe/Paris')).toBe(false);
    expect(zoneText('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  });
});
