import { addDays, firstDayOfWeek } from '.';

/** A month; `month` is 1–12. */
export interface Month {
  year: number;
  month: number;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The month a date ("YYYY-MM-DD") lies in. */
export function monthOf(day: string): Month {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

/** `by` months later or earlier. */
export function addMonths({ year, month }: Month, by: number): Month {
  const at = year * 12 + month - 1 + by;
  return { year: Math.floor(at / 12), month: (((at % 12) + 12) % 12) + 1 };
}

/** The same day of the month `by` months on, or its last day where it is shorter. */
export function moveByMonths(day: string, by: number): string {
  const { year, month } = addMonths(monthOf(day), by);
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  return isoDay(year, month, date);
}

export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The weeks of a month, whole, beginning on the first day of the week (0 Sunday – 6 Saturday): days of its neighbours are `null`. */
export function weeksOf({ year, month }: Month, first: number = firstDayOfWeek()): (string | null)[][] {
  const start = isoDay(year, month, 1);
  const lead = (new Date(`${start}T00:00:00Z`).getUTCDay() - first + 7) % 7;
  const count = daysInMonth(year, month);
  const weeks: (string | null)[][] = [];
  for (let from = -lead; from < count; from += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) =>
        from + i < 0 || from + i >= count ? null : addDays(start, from + i),
      ),
    );
  }
  return weeks;
}

/** Six whole weeks around a month, neighbours' days included, so that every month takes the same room. */
export function sixWeeksOf({ year, month }: Month, first: number = firstDayOfWeek()): string[][] {
  const start = weekOf(isoDay(year, month, 1), first)[0] ?? isoDay(year, month, 1);
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)),
  );
}

/** The whole weeks a month reaches into, neighbours' days included. */
export function wholeWeeksOf(month: Month, first: number = firstDayOfWeek()): string[][] {
  const of = isoDay(month.year, month.month, 1).slice(0, 7);
  return sixWeeksOf(month, first).filter((week) => week.some((day) => day.startsWith(of)));
}

/** The seven days of the week a day lies in. */
export function weekOf(day: string, first: number = firstDayOfWeek()): string[] {
  const lead = (new Date(`${day}T00:00:00Z`).getUTCDay() - first + 7) % 7;
  return Array.from({ length: 7 }, (_, i) => addDays(day, i - lead));
}
