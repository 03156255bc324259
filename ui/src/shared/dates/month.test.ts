import { describe, expect, it } from 'vitest';
import { addMonths, moveByMonths, sixWeeksOf, weekOf, weeksOf, wholeWeeksOf } from './month';

describe('the month calendar', () => {
  it('has six weeks around each month, and seven days in each week', () => {
    for (const first of [0, 1, 6]) {
      const weeks = sixWeeksOf({ year: 2026, month: 11 }, first);
      expect(weeks).toHaveLength(6);
      expect(weeks[0]).toContain('2026-11-01');
      for (const week of weeks) expect(weekOf(week[3] ?? '', first)).toEqual(week);
    }
    expect(sixWeeksOf({ year: 2026, month: 11 }, 1)[0]?.[0]).toBe('2026-10-26');
    expect(weekOf('2026-11-19', 0)[0]).toBe('2026-11-15');
  });

  it('has no week that is of its neighbours alone', () => {
    const count = (year: number, month: number, first: number): number =>
      wholeWeeksOf({ year, month }, first).length;
    expect([count(2026, 11, 0), count(2026, 11, 1), count(2026, 2, 0)]).toEqual([5, 6, 4]);
    expect(wholeWeeksOf({ year: 2026, month: 11 }, 0).flat().at(-1)).toBe('2026-12-05');
  });

  it('has whole weeks with each day once', () => {
    for (let month = 1; month <= 12; month += 1) {
      for (const first of [0, 1, 6]) {
        const weeks = weeksOf({ year: 2024, month }, first);
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        const days = weeks.flat().filter((day) => day !== null);
        expect(new Set(days).size).toBe(new Date(Date.UTC(2024, month, 0)).getUTCDate());
        for (const week of weeks) {
          week.forEach((day, i) => {
            if (day) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe((first + i) % 7);
          });
        }
      }
    }
  });

  it('stays inside a shorter month, and crosses years', () => {
    expect(moveByMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(moveByMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths({ year: 2026, month: 1 }, -1)).toEqual({ year: 2025, month: 12 });
    expect(addMonths({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 });
  });
});
