// Words for days and times. From a clock to an instant, and which day an instant belongs to, is never decided here: the
// core's rules do that (`journal_when`). What is made of an instant here is shown and never kept. Days are ISO dates ("2026-11-19"), civil times "21:48:00", instants RFC 3339.
import { formattingLocale } from '@/shared/text';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make and cheap to keep: a timeline asks for thousands of dates. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = formattingLocale();
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, options);
    formats.set(key, made);
  }
  return made;
}

/** A civil day at noon UTC, formatted in UTC: no zone can move it to a neighbour. */
function dayAsDate(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

export type DayStyle = keyof typeof DAY_STYLES;

const DAY_STYLES = {
  /** Thursday 19 November */
  heading: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Thursday 19 November 2026 */
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** 19 November 2026 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 19 Nov 2026 */
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 19 Nov */
  short: { day: 'numeric', month: 'short' },
  /** Thursday */
  weekday: { weekday: 'long' },
  /** Thu */
  weekdayShort: { weekday: 'short' },
  /** 19 */
  dayOfMonth: { day: 'numeric' },
  /** 2026 */
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** An ISO day in words. */
export function dayText(day: string, style: DayStyle = 'long'): string {
  return format({ ...DAY_STYLES[style], timeZone: 'UTC' }).format(dayAsDate(day));
}

/** A day, with its year where it is another than today's. */
export function dayNear(day: string, today: string): string {
  return dayText(day, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'medium');
}

/** "November 2026"; `month` is 1–12. */
export function monthText(year: number, month: number, style: 'long' | 'short' = 'long'): string {
  return format({ month: style, year: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month - 1, 15)),
  );
}

/** Days in words: one, a month, a year. */
export function spanText({ from, to }: { from: string; to: string }): string {
  if (from === to) return dayText(from, 'full');
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  return from.slice(0, 7) === to.slice(0, 7) ? monthText(year, month) : dayText(from, 'year');
}

/** "Thursday 21:48": an instant of these days, by the clocks of a zone. */
export function weekdayTimeText(instant: string, zone: string = ownZone()): string {
  const weekday = format({ weekday: 'long', timeZone: zone }).format(new Date(instant));
  return `${weekday} ${instantTimeText(instant, zone)}`;
}

/** The seven names of the week's days, beginning with the locale's first. */
export function weekdayNames(style: 'short' | 'long' = 'short'): string[] {
  const first = firstDayOfWeek();
  // 4 January 1970 was a Sunday.
  return Array.from({ length: 7 }, (_, i) =>
    format({ weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(1970, 0, 4 + ((first + i) % 7)))),
  );
}

interface WeekInfo {
  firstDay: number;
}

/** The first day of the week: 0 is Sunday, 1 Monday (ISO where the engine does not know the locale's custom). */
export function firstDayOfWeek(): number {
  const locale = new Intl.Locale(formattingLocale()) as Intl.Locale & {
    getWeekInfo?: () => WeekInfo;
    weekInfo?: WeekInfo;
  };
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  return (info?.firstDay ?? 1) % 7;
}

/** Hours and what half of the day they are in stay on one line: where a system writes a space, it is one that does not break. */
const together = (time: string): string => time.replace(/ (?=[ap]\.?m)/iu, '\u202f');

/** A civil time "21:48" or "21:48:00" as the system writes it: "21:48" or "9:48 pm". */
export function timeText(localTime: string): string {
  const at = new Date(`1970-01-01T${localTime.length === 5 ? `${localTime}:00` : localTime}Z`);
  return together(format({ hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(at));
}

/** The time of an instant in a zone. */
export function instantTimeText(instant: string, zone: string = ownZone()): string {
  const timeZone = safeZone(zone);
  return together(format({ hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(instant)));
}

/** The day and time of an instant in a zone: "19 November 2026 at 21:48". */
export function instantText(instant: string, zone: string = ownZone()): string {
  const timeZone = safeZone(zone);
  return together(format({ dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(instant)));
}

/**
 * The day and time of an instant in a zone, with the year where it is another: "19 Nov, 21:48". The zone is named to the formatter:
 * one that is kept would go on in the zone it was made in.
 */
export function momentText(instant: string, now: string, zone: string = ownZone()): string {
  const [at, today] = [new Date(instant), new Date(now)];
  const timeZone = safeZone(zone);
  const year = format({ ...DAY_STYLES.year, timeZone });
  const style = year.format(at) === year.format(today) ? 'short' : 'medium';
  return `${format({ ...DAY_STYLES[style], timeZone }).format(at)}, ${instantTimeText(instant, zone)}`;
}

/** The day of an instant in a zone, for things that have no day of their own (when a passphrase was changed). */
export function instantDayText(instant: string, zone: string = ownZone()): string {
  return format({ dateStyle: 'long', timeZone: safeZone(zone) }).format(new Date(instant));
}

/** The IANA zone this computer is set to. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A zone in words a person knows: "Europe/London" is "London", "America/Argentina/Buenos_Aires" is "Buenos Aires". */
export function zoneText(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/** Zones come out of old files too: one this engine does not know is shown in UTC rather than breaking the screen. */
function safeZone(zone: string): string {
  try {
    format({ timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** The same wall clock as here at that instant? Then the zone need not be named. */
export function sameClock(instant: string, zone: string, other: string = ownZone()): boolean {
  return zone === other || instantText(instant, zone) === instantText(instant, other);
}

/** ISO date, `days` later. */
export function addDays(day: string, days: number): string {
  const date = dayAsDate(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayAsDate(to).getTime() - dayAsDate(from).getTime()) / 86_400_000);
}

/** A length of minutes: "7 h 30", "45 min". */
export function minutesText(minutes: number): string {
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(formattingLocale(), { style: 'unit', unit: name, unitDisplay: 'short' }).format(
      value,
    );
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return unit(rest, 'minute');
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}
