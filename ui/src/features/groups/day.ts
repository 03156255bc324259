import { addDays } from '@/shared/dates';
import { formattingLocale } from '@/shared/text';

/** The names of months and weekdays here, lower case: the long one and the short one of each. */
function names(count: number, option: 'weekday' | 'month', date: (i: number) => Date): string[][] {
  const formats = (['long', 'short'] as const).map(
    (style) => new Intl.DateTimeFormat(formattingLocale(), { [option]: style, timeZone: 'UTC' }),
  );
  return Array.from({ length: count }, (_, i) =>
    formats.map((format) => format.format(date(i)).toLowerCase().replace(/\.$/, '')),
  );
}

function isDayFirst(): boolean {
  const parts = new Intl.DateTimeFormat(formattingLocale(), {
    day: 'numeric',
    month: 'numeric',
  }).formatToParts();
  return parts.findIndex((p) => p.type === 'day') < parts.findIndex((p) => p.type === 'month');
}

/** "YYYY-MM-DD" of its parts; `null` where there is no such day. */
function dayOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real && year >= 1900 && year < 2200 ? at.toISOString().slice(0, 10) : null;
}

/** Which way a day without a year, or a weekday, lies: one that was, or one that comes. */
export type Way = 'back' | 'ahead';

/** Without a year it is the nearest such day that way, today included. */
function nearest(month: number, day: number, today: string, way: Way): string | null {
  const year = Number(today.slice(0, 4));
  // Eight years reach the next 29 February in any case.
  for (let step = 0; step <= 8; step += 1) {
    const found = dayOf(way === 'back' ? year - step : year + step, month, day);
    if (found !== null && (way === 'back' ? found <= today : found >= today)) return found;
  }
  return null;
}

/**
 * A day from what a person types: "2026-11-27", "27 Nov", "Nov 27 2026", "27.11.", "27/11/2026", "fri", or one of the words
 * for a day near today. `null` where it is none.
 */
export function parseDay(
  typed: string,
  today: string,
  way: Way,
  words: { today: string; yesterday: string; tomorrow: string },
): string | null {
  const text = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  const near = { [words.today]: 0, [words.yesterday]: -1, [words.tomorrow]: 1 }[text];
  if (near !== undefined) return addDays(today, near);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})([./])\s?(\d{1,2})(?:\2\s?(\d{4})?)?$/.exec(text);
  if (numbers) {
    const [a, b] = [Number(numbers[1]), Number(numbers[3])];
    const [day, month] = numbers[2] === '.' || isDayFirst() ? [a, b] : [b, a];
    return numbers[4] ? dayOf(Number(numbers[4]), month, day) : nearest(month, day, today, way);
  }
  const month = names(12, 'month', (i) => new Date(Date.UTC(2001, i, 15)));
  const spelt = /^(?:(\d{1,2})\.? (\p{L}+)|(\p{L}+)\.? (\d{1,2}))\.?(?: (\d{4}))?$/u.exec(text);
  if (spelt) {
    const at = month.findIndex((all) => all.some((name) => begins(name, spelt[2] ?? spelt[3])));
    const day = Number(spelt[1] ?? spelt[4]);
    if (at < 0) return null;
    return spelt[5] ? dayOf(Number(spelt[5]), at + 1, day) : nearest(at + 1, day, today, way);
  }
  const week = names(7, 'weekday', (i) => new Date(Date.UTC(1970, 0, 4 + i)));
  const weekday = week.findIndex((all) => all.some((name) => begins(name, text)));
  if (weekday < 0) return null;
  const from = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, way === 'back' ? -((from - weekday + 7) % 7) : (weekday - from + 7) % 7);
}

function begins(name: string, typed: string | undefined): boolean {
  return typed !== undefined && (name === typed || (typed.length >= 3 && name.startsWith(typed)));
}

/** A time from what a person types: "19:00", "19.30", "7 pm", "7pm", "19"; "HH:MM:SS", or `null` where it is none. */
export function parseTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(typed.trim());
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  const h = half === 'p' ? (hour % 12) + 12 : half === 'a' ? hour % 12 : hour;
  return `${String(h).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;
}
