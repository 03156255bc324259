// What a person types for a day, a time, or a moment. One reader for all fields: those that look back, and those that look ahead.
import { addDays } from './index';

/** A date ("YYYY-MM-DD") and time ("HH:MM") as a clock on the wall shows them. */
export interface Civil {
  date: string;
  time: string;
}

/** Words a language uses for times; they come from its texts. Lower case. */
export interface WhenWords {
  today: string[];
  yesterday: string[];
  /** "before yesterday". */
  dayBefore: string[];
  tomorrow: string[];
  now: string[];
  noon: string[];
  midnight: string[];
  morning: string[];
  afternoon: string[];
  evening: string[];
  night: string[];
  /** Behind a number: "3 days ago". */
  ago: string[];
  minutes: string[];
  hours: string[];
  days: string[];
  weeks: string[];
  am: string[];
  pm: string[];
  /** Sunday first; each with its short forms. */
  weekdays: string[][];
  /** January first. */
  months: string[][];
}

/** What was understood. Without a time the person gave only a day, without a date only a time. */
export interface Understood {
  civil: Civil;
  hadTime: boolean;
}

/** Which way a day without a year, or a weekday, lies: one that was, or today and what comes. */
export type Way = 'back' | 'ahead';

/** What is read: today, which way it lies, and the words and customs of the person. */
interface Reading {
  today: string;
  way: Way;
  words: WhenWords;
  /** Whether "3/4" is the third of April. */
  dayFirst: boolean;
  /** Nothing but a day may stand there: "19.3" is one, and no time. */
  dayOnly: boolean;
}

/** "YYYY-MM-DD" of its parts; `null` where there is no such day. */
function dateOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real && year >= 1900 && year < 2200 ? at.toISOString().slice(0, 10) : null;
}

/** 0 Sunday – 6 Saturday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

const CLOCK = /(?:^|[\s,])(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?=$|[\s,])/iu;

/**
 * A moment that was, from what a person types: "yesterday 9pm", "fri 19:30", "2 hours ago", "14 March 2025 06:52",
 * "2025-03-14". A day without a time keeps the time of `now`; a time without a day is today, or yesterday where it has not
 * come yet. `null` where it cannot be understood or lies in the future: it is never guessed further.
 *
 * @param now what the clock on the wall shows.
 * @param dayFirst whether "3/4" is the third of April.
 */
export function parseWhen(typed: string, now: Civil, words: WhenWords, dayFirst: boolean): Understood | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '' || text.length > 60) return null;
  const found = ago(text, now, words) ?? dated(text, now, words, dayFirst);
  return found && !isLater(found.civil, now) ? found : null;
}

function isLater(a: Civil, b: Civil): boolean {
  return a.date > b.date || (a.date === b.date && a.time > b.time);
}

function ago(text: string, now: Civil, words: WhenWords): Understood | null {
  if (words.now.includes(text)) return { civil: now, hadTime: true };
  const marked = words.ago.find((w) => text.endsWith(` ${w}`));
  if (!marked) return null;
  const [, amount, unit] = /^(\d{1,4}|an?)\s*(\p{L}+)$/u.exec(text.slice(0, -marked.length - 1)) ?? [];
  if (!amount || !unit) return null;
  const n = /^\d/.test(amount) ? Number(amount) : 1;
  if (words.days.includes(unit)) return { civil: { ...now, date: addDays(now.date, -n) }, hadTime: false };
  if (words.weeks.includes(unit))
    return { civil: { ...now, date: addDays(now.date, -7 * n) }, hadTime: false };
  const minutes = words.hours.includes(unit) ? n * 60 : words.minutes.includes(unit) ? n : null;
  if (minutes === null) return null;
  const moved = new Date(Date.parse(`${now.date}T${now.time}:00Z`) - minutes * 60_000).toISOString();
  return { civil: { date: moved.slice(0, 10), time: moved.slice(11, 16) }, hadTime: true };
}

/**
 * A day from what a person types: "2026-11-27", "27 Nov", "Nov 27 2026", "27.11.", "27/11/2026", "fri", "tomorrow". `null` where
 * it is none.
 */
export function parseDay(
  typed: string,
  today: string,
  way: Way,
  words: WhenWords,
  dayFirst: boolean,
): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '' || text.length > 60) return null;
  const digits = dayOfDigits(text, dayFirst);
  if (digits !== null) return digits;
  const found = takeDate(text, { today, way, words, dayFirst, dayOnly: true });
  return found && found.rest.trim() === '' ? found.date : null;
}

/** A stretch of days: one, a month, or a year; both ends included. */
export interface Span {
  from: string;
  to: string;
}

/**
 * The days a person means by what they type to go back to: a day ("12 March 2024", "last Friday", "3 weeks ago"), a month ("March 2024",
 * "2024-03", "march": the latest one) or a year ("2024"). `null` where it is none of them.
 */
export function parseSpan(typed: string, today: string, words: WhenWords, dayFirst: boolean): Span | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '' || text.length > 60) return null;
  const before = ago(text, { date: today, time: '12:00' }, words);
  const day =
    before === null || before.hadTime ? parseDay(text, today, 'back', words, dayFirst) : before.civil.date;
  return day === null ? monthSpan(text, today, words) : { from: day, to: day };
}

/** "march 2024", "2024-03", "3/2024", "march", "2024". */
function monthSpan(text: string, today: string, words: WhenWords): Span | null {
  const [, year] = /^(\d{4})$/.exec(text) ?? [];
  if (year !== undefined) return spanOf(Number(year), 1, 12);
  const [, y = '', m = ''] = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? [];
  const [, before = '', after = ''] = /^(\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  if (y !== '' || after !== '') return spanOf(Number(y || after), Number(m || before), Number(m || before));
  const [, name, given] = /^(\p{L}+)\.?,?(?: (\d{4}))?$/u.exec(text) ?? [];
  const month = words.months.findIndex((names) => name !== undefined && names.includes(name)) + 1;
  if (month === 0) return null;
  const thisYear = Number(today.slice(0, 4));
  const latest = month <= Number(today.slice(5, 7)) ? thisYear : thisYear - 1;
  return spanOf(given === undefined ? latest : Number(given), month, month);
}

function spanOf(year: number, first: number, last: number): Span | null {
  const from = dateOf(year, first, 1);
  const next = last === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, last + 1, 1);
  return from === null || next === null ? null : { from, to: addDays(next, -1) };
}

/** "27112026", "11272026" or "20261127": digits in one go. No eight digits are a day in two of these ways. */
function dayOfDigits(text: string, dayFirst: boolean): string | null {
  const [, a = '', b = '', c = '', d = ''] = /^(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (a === '') return null;
  const [day, month] = dayFirst ? [a, b] : [b, a];
  return dateOf(Number(a + b), Number(c), Number(d)) ?? dateOf(Number(c + d), Number(month), Number(day));
}

/** A time from what a person types: "19:00", "19.30", "7 pm", "noon", "19", "1930"; "HH:MM:SS", or `null` where it is none. */
export function parseTime(typed: string, words: WhenWords): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const together = text.replace(/^(\d{1,2})(\d{2})(?=$| ?[ap])/, '$1:$2');
  const time = text === '' || text.length > 60 ? null : takeTime(together, words);
  return time === null ? null : `${time}:00`;
}

/** A date somewhere in the text and a time in the rest of it. Nothing may be left over. */
function dated(text: string, now: Civil, words: WhenWords, dayFirst: boolean): Understood | null {
  const day = takeDate(text, { today: now.date, way: 'back', words, dayFirst, dayOnly: false });
  const rest = day ? day.rest : text;
  if (rest.trim() === '') return day ? { civil: { date: day.date, time: now.time }, hadTime: false } : null;
  const time = takeTime(rest, words);
  if (time === null) return null;
  if (day) return { civil: { date: day.date, time }, hadTime: true };
  const date = time > now.time ? addDays(now.date, -1) : now.date;
  return { civil: { date, time }, hadTime: true };
}

interface Taken {
  date: string;
  rest: string;
}

/** Takes a word of a list out of a text, as a whole word; the rest, or `null` where none stands there. */
function take(text: string, list: readonly string[]): string | null {
  for (const word of [...list].sort((a, b) => b.length - a.length)) {
    const at = ` ${text} `.indexOf(` ${word} `);
    if (at >= 0) return ` ${text} `.replace(` ${word} `, ' ').trim();
  }
  return null;
}

function takeDate(raw: string, reading: Reading): Taken | null {
  const { today, words } = reading;
  const text = raw.replace(/,/g, ' ').replace(/\s+/g, ' ').trim();
  const iso = /(?:^| )(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[ t])/.exec(text);
  if (iso) return whole(dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), text, iso[0]);
  const named: [string[], number][] = [
    [words.dayBefore, -2],
    [words.yesterday, -1],
    [words.today, 0],
    [words.tomorrow, 1],
  ];
  for (const [list, days] of named) {
    const rest = take(text, list);
    if (rest !== null) return { date: addDays(today, days), rest };
  }
  return takeMonth(text, reading) ?? takeNumbers(text, reading) ?? takeWeekday(text, reading);
}

function whole(date: string | null, text: string, found: string): Taken | null {
  return date === null ? null : { date, rest: text.replace(found, ' ').trim() };
}

/** "14 march 2025", "march 14", "14. märz". */
function takeMonth(text: string, reading: Reading): Taken | null {
  for (const [i, names] of reading.words.months.entries()) {
    for (const name of [...names].sort((a, b) => b.length - a.length)) {
      const safe = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const shape = `(?:(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${safe}\\.?|${safe}\\.? (\\d{1,2})(?:st|nd|rd|th|\\.)?)(?: (\\d{4})(?![:.\\d]))?`;
      const found = new RegExp(`(?:^| )${shape}(?=$| )`, 'u').exec(text);
      if (found)
        return whole(nearest(Number(found[1] ?? found[2]), i + 1, found[3], reading), text, found[0]);
    }
  }
  return null;
}

/** "14/3", "14.3.2025", "14. 3. 2025", "3/14/25". */
function takeNumbers(text: string, reading: Reading): Taken | null {
  const found = /(?:^| )(\d{1,2})([/.-]) ?(\d{1,2})(?:\2(?: ?(\d{4})|(\d{2}))?)?(?=$| )/.exec(text);
  // "19.30" is a time where there may be one; "19.3." and "19/3" are dates.
  if (!found) return null;
  if (found[2] === '.' && !reading.dayOnly && !found[0].trim().slice(3).includes('.')) return null;
  const [a, b] = [Number(found[1]), Number(found[3])];
  const first = found[2] === '.' || reading.dayFirst;
  const year = found[4] ?? (found[5] === undefined ? undefined : `20${found[5]}`);
  return whole(nearest(first ? a : b, first ? b : a, year, reading), text, found[0]);
}

/** "fri", "last friday": the one before today, never today itself; looking ahead, today or the next. */
function takeWeekday(text: string, { today, way, words }: Reading): Taken | null {
  for (const [i, names] of words.weekdays.entries()) {
    const rest = take(text, names);
    if (rest === null) continue;
    const from = weekdayOf(today);
    const days = way === 'back' ? -((from - i + 7) % 7 || 7) : (i - from + 7) % 7;
    return {
      date: addDays(today, days),
      rest: rest.replace(/^(last|on) /, '').replace(/^(last|on)$/, ''),
    };
  }
  return null;
}

/** A day and month, of the year given or else the nearest one that way, today included. */
function nearest(
  day: number,
  month: number,
  year: string | undefined,
  { today, way }: Reading,
): string | null {
  if (year) return dateOf(Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  // Eight years reach the 29th of February across 1900 or 2100 too.
  for (let step = 0; step <= 8; step += 1) {
    const date = dateOf(way === 'back' ? thisYear - step : thisYear + step, month, day);
    if (date !== null && (way === 'back' ? date <= today : date >= today)) return date;
  }
  return null;
}

function takeTime(text: string, words: WhenWords): string | null {
  const rest = text
    .replace(/(^| )(at|@|um|à)(?= )/g, ' ')
    .replace(/^(at|@)/, '')
    .trim();
  const parts: [string[], string][] = [
    [words.noon, '12:00'],
    [words.midnight, '00:00'],
    [words.morning, '09:00'],
    [words.afternoon, '15:00'],
    [words.evening, '20:00'],
    [words.night, '22:00'],
  ];
  for (const [list, time] of parts) if (list.includes(rest)) return time;
  let spaced = rest;
  for (const [list, plain] of [
    [words.am, 'am'],
    [words.pm, 'pm'],
  ] as const) {
    for (const word of list) if (spaced.endsWith(word)) spaced = spaced.slice(0, -word.length).trim() + plain;
  }
  const found = CLOCK.exec(spaced);
  if (!found || found[0].trim() !== spaced) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  const half = found[3]?.startsWith('p') ? 'pm' : found[3] ? 'am' : null;
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  // A bare number is an hour only where nothing else could be meant.
  if (found[2] === undefined && half === null && !/^\d{1,2}$/.test(spaced)) return null;
  const h = half === 'pm' ? (hour % 12) + 12 : half === 'am' ? hour % 12 : hour;
  return `${String(h).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
