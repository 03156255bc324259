import { describe, expect, it } from 'vitest';
import type { OccurrenceView } from '@/backend';
import { columnsOf, hoursOf, lastDayOf, linesOf, onDay } from './week_layout';

const WEEK = Array.from({ length: 7 }, (_, i) => `2026-11-${String(16 + i)}`);

function at(here: string, hereEnd: string | null, more: Partial<OccurrenceView> = {}): OccurrenceView {
  return {
    series: `${here}${hereEnd ?? ''}${more.title ?? ''}`,
    occurrence: here,
    kind: 'own',
    group: null,
    person: null,
    exercise: null,
    title: 'A',
    start: `${here}Z`,
    end: hereEnd && `${hereEnd}Z`,
    wholeDay: false,
    here,
    hereEnd,
    there: null,
    zone: 'Europe/London',
    repeats: false,
    moved: false,
    own: false,
    cancelled: false,
    shifted: false,
    place: '',
    link: '',
    remark: '',
    attended: null,
    visit: null,
    reminders: [],
    leaveBy: null,
    ...more,
  };
}

describe('a week', () => {
  it('shows what goes over midnight on both days', () => {
    const night = at('2026-11-19T23:00:00', '2026-11-20T01:30:00');
    const columns = columnsOf([night], WEEK);
    expect(columns[3]?.blocks).toMatchObject([{ from: 1380, until: 1440, goesOn: false }]);
    expect(columns[4]).toMatchObject({ early: [night], blocks: [] });
    expect(hoursOf(columns)).toEqual({ from: 8, until: 24 });
    expect(onDay([night], '2026-11-20')).toEqual([night]);
  });

  it('draws the hours of a night only where something goes on into the morning', () => {
    const over = at('2026-11-20T01:00:00', '2026-11-20T02:00:00');
    const on = at('2026-11-20T05:00:00', '2026-11-20T07:00:00');
    expect(columnsOf([over], WEEK)[4]).toMatchObject({ early: [over], blocks: [] });
    expect(columnsOf([over, on], WEEK)[4]).toMatchObject({
      early: [over],
      blocks: [{ from: 300, until: 420 }],
    });
    expect(hoursOf(columnsOf([over, on], WEEK))).toEqual({ from: 5, until: 20 });
  });

  it('ends at midnight on the day before', () => {
    const late = at('2026-11-19T22:00:00', '2026-11-20T00:00:00');
    expect(lastDayOf(late)).toBe('2026-11-19');
    const columns = columnsOf([late], WEEK);
    expect(columns[3]?.blocks).toMatchObject([{ from: 1320, until: 1440 }]);
    expect(columns[4]?.blocks).toEqual([]);
  });

  it('puts side by side what overlaps, and counts what there is no room for', () => {
    const many = Array.from({ length: 5 }, (_, i) =>
      at('2026-11-19T10:00:00', '2026-11-19T11:00:00', { title: String(i) }),
    );
    const after = at('2026-11-19T11:00:00', null);
    const [column] = columnsOf([...many, after], ['2026-11-19']);
    expect(column?.blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
    expect(column?.more).toBe(3);
  });

  it('has room for whole lines only, and for one at least', () => {
    const lines = [30, 45, 50, 60, 90, 120].map((minutes) => linesOf({ from: 600, until: 600 + minutes }));
    expect(lines).toEqual([1, 1, 2, 2, 3, 5]);
  });

  it('draws above the hours what lasts whole days', () => {
    const days = at('2026-11-18T00:00:00', '2026-11-20T00:00:00', { wholeDay: true });
    const long = at('2026-11-17T18:00:00', '2026-11-18T20:00:00');
    const columns = columnsOf([days, long], WEEK);
    expect(columns.map(({ whole }) => whole.length)).toEqual([0, 1, 2, 1, 0, 0, 0]);
    expect(hoursOf(columns)).toEqual({ from: 8, until: 20 });
  });
});
