import type { DirectoryAgreed, DirectoryField, DirectoryMeeting, GroupWeekday } from '@/backend';
import { dayText, timeText, zoneText } from '@/shared/dates';
import { formattingLocale, hasText, t } from '@/shared/text';

const WEEKDAYS: readonly GroupWeekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const RULE_DAYS: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export function weekdayName(day: GroupWeekday, style: 'weekday' | 'weekdayShort' = 'weekday'): string {
  // 1 June 1970 was a Monday.
  return dayText(`1970-06-0${1 + WEEKDAYS.indexOf(day)}`, style);
}

export const weekdayOptions = (): { value: GroupWeekday; label: string }[] =>
  WEEKDAYS.map((value) => ({ value, label: weekdayName(value, 'weekdayShort') }));

const listed = (words: string[]): string =>
  new Intl.ListFormat(formattingLocale(), { type: 'conjunction' }).format(words);

/** The days of a meeting: "Tuesday and Thursday", "every day". */
export function daysText(
  days: readonly GroupWeekday[],
  style: 'weekday' | 'weekdayShort' = 'weekday',
): string {
  if (days.length === 7) return t('directory-every-day');
  return style === 'weekday'
    ? listed(days.map((day) => weekdayName(day)))
    : days.map((day) => weekdayName(day, style)).join(' ');
}

/** "19:30" or "19:30–20:45". */
export function clockText(meeting: DirectoryMeeting): string {
  if (meeting.starts === null) return '';
  const starts = timeText(meeting.starts);
  if (meeting.minutes === null) return starts;
  const [hours = 0, minutes = 0] = meeting.starts.split(':').map(Number);
  const ends = (hours * 60 + minutes + meeting.minutes) % 1440;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${starts}–${timeText(`${two(Math.floor(ends / 60))}:${two(ends % 60)}`)}`;
}

/** An RRULE as one says it, of the few shapes lists of meetings have; others as they are written. */
export function ruleText(rule: string): string {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const named = [...parts.keys()].filter((name) => name !== 'WKST');
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean);
  const every = Number(parts.get('INTERVAL') ?? 1);
  const dayOf = (text: string): string => weekdayName(WEEKDAYS[RULE_DAYS.indexOf(text.slice(-2))] ?? 'mon');
  const only = (...names: string[]): boolean => named.every((name) => names.includes(name));
  if (parts.get('FREQ') === 'WEEKLY' && only('FREQ', 'BYDAY', 'INTERVAL') && days.length > 0)
    return t('rule-weeks', { every, days: listed(days.map(dayOf)) });
  const ordinals = days.every((day) => hasText(`rule-nth-${nth(day)}`));
  if (parts.get('FREQ') === 'MONTHLY' && only('FREQ', 'BYDAY') && days.length > 0 && ordinals)
    return t('directory-rule-months', {
      days: listed(days.map((day) => `${t(`rule-nth-${nth(day)}`)} ${dayOf(day)}`)),
    });
  if (parts.get('FREQ') === 'MONTHLY' && only('FREQ', 'BYDAY') && isAllButLast(days))
    return t('directory-rule-all-but-last', { day: dayOf(days[0] ?? '') });
  return t('directory-rule-other', { rule });
}

/** "-5TU,-4TU,-3TU,-2TU": weeks counted from the end, without the last. */
function isAllButLast(days: readonly string[]): boolean {
  const weekday = (day: string): string => day.slice(-2);
  return (
    days.map((day) => day.slice(0, -2)).join() === '-5,-4,-3,-2' &&
    days.every((day) => weekday(day) === weekday(days[0] ?? ''))
  );
}

/** Which of its month "3TU" is. */
function nth(day: string): string {
  const number = day.slice(0, -2).replace('+', '');
  return number === '-1' ? 'last' : number;
}

/** When a meeting takes place, as its list says it: "Tuesday, 19:30–20:30". */
export function whenText(meeting: DirectoryMeeting): string {
  if (meeting.times !== 'set') return t(`directory-when-${meeting.times}`);
  const together = (parts: string[]): string => parts.filter((part) => part !== '').join(', ');
  const clock = clockText(meeting);
  if (meeting.ruleUnsupported) return together([t('directory-rule-unsupported'), clock]);
  if (meeting.rule !== null) return together([ruleText(meeting.rule), clock]);
  const once = /^(\d{4})(\d\d)(\d\d)/.exec(meeting.first ?? '');
  if (once) return together([dayText(`${once[1]}-${once[2]}-${once[3]}`, 'full'), clock]);
  return together([daysText(meeting.weekdays), clock]);
}

/** The same with the zone it is meant in, where that is another than here. */
export function whenThere(meeting: DirectoryMeeting, own: string): string {
  const when = whenText(meeting);
  return meeting.times === 'set' && meeting.zone !== null && meeting.zone !== own
    ? t('directory-when-zone', { when, zone: zoneText(meeting.zone) })
    : when;
}

/** Words of a list as it has them: “2nd Saturday”. */
export const saidText = (said: readonly string[]): string =>
  said.map((words) => t('directory-said', { words })).join(', ');

/** What a group made of a meeting tells of its times: as agreed, or as the list has them beside its words. */
export function meetsText(meeting: DirectoryMeeting, agreed: DirectoryAgreed | undefined): string {
  if (agreed) return [ruleText(agreed.rule), clockText(meeting)].filter(Boolean).join(', ');
  return [whenText(meeting), saidText(meeting.said)].filter(Boolean).join(' · ');
}

/** What differs: "name, times". */
export const fieldsText = (fields: readonly DirectoryField[]): string =>
  fields.map((field) => t(`directory-differs-${field}`)).join(', ');

/** Where it is, in one line. */
export function placeText(meeting: DirectoryMeeting): string {
  return [meeting.venue, meeting.address, meeting.region].filter((part) => part !== '').join(', ');
}

/** A code of ours in words; a code that has none yet as it is. */
export function kindText(code: string): string {
  return hasText(`directory-kind-${code}`) ? t(`directory-kind-${code}`) : code;
}

const ACCESS = ['wheelchair', 'wheelchair-toilet', 'sign-language', 'fragrance-free'];

/** Whether a kind says how people with a disability get in or take part. */
export function isAccess(code: string): boolean {
  return ACCESS.includes(code);
}

/** "1.2 km", "35 km". */
export function kilometresText(kilometres: number): string {
  return new Intl.NumberFormat(formattingLocale(), {
    style: 'unit',
    unit: 'kilometer',
    maximumFractionDigits: kilometres < 10 ? 1 : 0,
  }).format(kilometres);
}

/** How a meeting answers what somebody looks for: "3 fit · 1 doesn’t · 5 not known"; `whole` for the ear. */
export function fitText({ fits, misses, wishes }: DirectoryMeeting, whole = false): string {
  const unknown = wishes - fits - misses;
  if (whole) return t('directory-fit-said', { wishes, fits, misses, unknown });
  return [
    t('directory-fit-yes', { count: fits }),
    misses > 0 ? t('directory-fit-no', { count: misses }) : '',
    unknown > 0 ? t('directory-fit-unknown', { count: unknown }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
