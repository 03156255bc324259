import type { InsightsDay, InsightsPeriod, InsightsYear, MoodScale } from '@/backend';
import { addDays, daysBetween, dayText, monthText } from '@/shared/dates';
import { daysInMonth, isoDay } from '@/shared/dates/month';
import { nearestStep } from '@/shared/mood/scale';
import { t } from '@/shared/text';
import { moodWord } from './words';

/** The side of a square with the gap after it, in units of the figure. */
export const CELL = 15;
/** Room for the names of the rows. */
export const LEFT = 34;
/** Room for the numbers of the columns. */
export const TOP = 16;

/** A square of the figure: a day of a year, or a week of all years. */
export interface Square {
  x: number;
  y: number;
  /** With the gap after it. */
  w: number;
  /** 0–1; nothing where it was not noted. */
  mood: number | null;
  said: string;
  /** Beside what is being looked at. */
  faint: boolean;
  today: boolean;
}

export interface Row {
  name: string;
  y: number;
}

export interface Drawn {
  rows: Row[];
  squares: Square[];
}

const dated = (day: string): string => dayText(day, 'heading');

/** One row a month, one square a day up to today. `month` is the one that is being looked at, 1–12; none where it is the year. */
export function ofYear(
  { year, months }: InsightsYear,
  scale: MoodScale,
  { today, month }: { today: string; month: number | null },
): Drawn {
  const squares: Square[] = [];
  const rows = months.map((cells, m) => {
    const y = TOP + m * CELL;
    for (let d = 0; d < daysInMonth(year, m + 1); d += 1) {
      const day = isoDay(year, m + 1, d + 1);
      const cell = cells[d];
      if (day > today || !cell) continue;
      const mood = cell.kind === 'noted' ? cell.mood : null;
      const said =
        mood === null
          ? t('insights-day-not', { day: dated(day) })
          : t('insights-day-said', { day: dated(day), word: moodWord(scale, mood) });
      const faint = month !== null && m + 1 !== month;
      squares.push({ x: LEFT + d * CELL, y, w: CELL, mood, said, faint, today: day === today });
    }
    return { name: monthText(year, m + 1, 'short').split(/[\s.]/)[0] ?? '', y };
  });
  return { rows, squares };
}

/** Weeks of a year, counted from its first day; the last has a day or two. */
const WEEKS = 53;

/** One row a year, one square for each seven days from its first day on: the mean of those that were noted. */
export function ofWeeks({ from, to, days }: InsightsPeriod, scale: MoodScale, today: string): Drawn {
  const week = (day: string): number => Math.floor(daysBetween(`${day.slice(0, 4)}-01-01`, day) / 7);
  const means = grouped(days, ({ day }) => `${day.slice(0, 4)} ${week(day)}`);
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const w = (31 * CELL) / WEEKS;
  const rows: Row[] = [];
  const squares: Square[] = [];
  for (let year = first; year <= last; year += 1) {
    const y = TOP + (year - first) * CELL;
    rows.push({ name: String(year), y });
    for (let at = 0; at < WEEKS; at += 1) {
      const start = addDays(isoDay(year, 1, 1), at * 7);
      if (start > to || addDays(start, 6) < from) continue;
      const noted = means[`${year} ${at}`];
      const mood = noted ? noted.reduce((sum, of) => sum + of.mood, 0) / noted.length : null;
      const day = dayText(start, 'long');
      const said =
        mood === null
          ? t('insights-week-not', { day })
          : t('insights-week-said', { day, word: moodWord(scale, mood) });
      const now = today.startsWith(String(year)) && week(today) === at;
      squares.push({ x: LEFT + at * w, y, w, mood, said, faint: false, today: now });
    }
  }
  return { rows, squares };
}

function grouped(
  days: readonly InsightsDay[],
  key: (day: InsightsDay) => string,
): Record<string, InsightsDay[]> {
  const groups: Record<string, InsightsDay[]> = {};
  for (const day of days) (groups[key(day)] ??= []).push(day);
  return groups;
}

/** How often each step was the nearest one, by month ("2026-11") or year, in order. */
export function counted(
  days: readonly InsightsDay[],
  scale: MoodScale,
  by: 'month' | 'year',
): [key: string, counts: number[]][] {
  const groups = grouped(days, ({ day }) => day.slice(0, by === 'month' ? 7 : 4));
  return Object.entries(groups)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, of]) => [
      key,
      scale.steps.map((_, i) => of.filter(({ mood }) => nearestStep(scale, mood) === i + 1).length),
    ]);
}

/** The word of the step days were nearest to most often. */
export function mostOften(days: readonly InsightsDay[], scale: MoodScale): string {
  const counts = scale.steps.map(
    (_, i) => days.filter(({ mood }) => nearestStep(scale, mood) === i + 1).length,
  );
  return scale.steps[counts.indexOf(Math.max(...counts))]?.word ?? '';
}
