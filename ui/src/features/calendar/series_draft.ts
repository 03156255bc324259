import type {
  Day,
  Ending,
  GroupDraft,
  GroupWeekday,
  Lead,
  Pattern,
  RuleDraft,
  SeriesDraft,
  SeriesKind,
  SeriesView,
  SingleView,
  Step,
} from '@/backend';
import { addDays } from '@/shared/dates';
import { newId } from '@/shared/entries/id';
import type { CalendarBegin } from '@/shared/shell';
import { DAYS, nthOf, WEEKS, weekdayOf } from './rule_words';

export type Repeats =
  | 'once'
  | 'days'
  | 'weeks'
  | 'twoWeeks'
  | 'manyWeeks'
  | 'monthsByDay'
  | 'monthsByLast'
  | 'monthsByDate'
  | 'years'
  | 'kept';
/** When a new one is meant to begin, how long to last, and what else is known of it. */
export interface FormBegins {
  date: string;
  time?: string;
  minutes?: number;
  begin?: CalendarBegin | undefined;
}

export type Times = 'times' | 'byAppointment' | 'callFirst';
export type Ends = 'never' | 'on' | 'after';

/** A weekday, and in which weeks of the month: 1–4, and −1 for the last. */
export interface OfMonth {
  weeks: number[];
  day: Day;
}

/** What the form's fields hold: one value each, whichever of them are shown. */
export interface SeriesFields {
  id: string;
  kind: SeriesKind;
  group: string | null;
  /** The person of the care team it is with. */
  person: string | null;
  /** The exercise or the launcher it is a time for. */
  exercise: string | null;
  title: string;
  times: Times;
  date: string;
  time: string;
  wholeDay: boolean;
  /** Whole days, of what lasts whole days. */
  days: number;
  /** 0 where nobody knows how long. */
  minutes: number;
  /** Empty goes along with whoever looks. */
  zone: string;
  repeats: Repeats;
  /** Every how many weeks, days, months or years; "every two weeks" is a choice of its own. */
  every: number;
  weekdays: Day[];
  /** Of "on the first and third Tuesday", as chosen; `null` is what the date is. */
  ofMonth: OfMonth | null;
  ends: Ends;
  until: string;
  count: string;
  place: string;
  link: string;
  note: string;
  leads: Lead[];
  named: boolean;
}

/** The reminders that are offered, the latest first. */
export const OFFERED_LEADS: readonly Lead[] = [
  { days: 0, minutes: 0 },
  { days: 0, minutes: 10 },
  { days: 0, minutes: 15 },
  { days: 0, minutes: 30 },
  { days: 0, minutes: 60 },
  { days: 0, minutes: 120 },
  { days: 1, minutes: 0 },
  { days: 7, minutes: 0 },
];

/** The most reminders one series has: the core refuses more. */
export const LEADS_MOST = 8;

export type LeadUnit = 'minutes' | 'hours' | 'days' | 'weeks';

/** A reminder of one's own; `undefined` where it is none, or more than a year before. */
export function leadOf(amount: string, unit: LeadUnit): Lead | undefined {
  const count = Number(amount);
  if (amount.trim() === '' || !Number.isInteger(count) || count < 0) return undefined;
  const lead =
    unit === 'minutes' || unit === 'hours'
      ? { days: 0, minutes: count * (unit === 'hours' ? 60 : 1) }
      : { days: count * (unit === 'weeks' ? 7 : 1), minutes: 0 };
  return lead.days + lead.minutes / 1440 <= 366 ? lead : undefined;
}

/** Whether all that would remind of something lies before now, and it does not. Wall times of one clock. */
export function isLate({ leads, date, time, wholeDay }: SeriesFields, now: string): boolean {
  if (leads.length === 0 || wholeDay || date === '' || time === '') return false;
  const [start, at] = [Date.parse(`${date}T${time}:00Z`), Date.parse(`${now}Z`)];
  return start > at && leads.every(({ days, minutes }) => start - (days * 1440 + minutes) * 60_000 < at);
}

export const OFFERED_MINUTES: readonly number[] = [0, 15, 30, 45, 60, 75, 90, 120, 180, 240];

export function sameLead(a: Lead, b: Lead): boolean {
  return a.days === b.days && a.minutes === b.minutes;
}

/** A new series that begins on a day, at the next full hour of `now` or at seven in the evening of another day. */
export function freshFields(day: string, now: string, zone: string): SeriesFields {
  const hour = Math.min(Number(now.slice(11, 13)) + 1, 23);
  return {
    id: newId(),
    kind: 'meeting',
    group: null,
    person: null,
    exercise: null,
    title: '',
    times: 'times',
    date: day,
    time: day === now.slice(0, 10) ? `${String(hour).padStart(2, '0')}:00` : '19:00',
    wholeDay: false,
    days: 1,
    minutes: 60,
    zone,
    repeats: 'weeks',
    every: 1,
    weekdays: [],
    ofMonth: null,
    ends: 'never',
    until: '',
    count: '10',
    place: '',
    link: '',
    note: '',
    leads: [{ days: 0, minutes: 30 }],
    named: false,
  };
}

/** A meeting of a group that is to be added: what is known of the group is filled in. */
export function fieldsOfGroup(group: GroupDraft, now: string, here: string): SeriesFields {
  const today = now.slice(0, 10);
  const weekdays = DAYS.filter((_, at) => group.weekdays.includes(WEEKDAYS[at] ?? 'mon'));
  const day =
    Array.from({ length: 7 }, (_, ahead) => addDays(today, ahead)).find((one) =>
      weekdays.includes(weekdayOf(one)),
    ) ?? today;
  return {
    ...freshFields(day, now, group.zone ?? here),
    group: group.id,
    title: group.name,
    weekdays: weekdays.length > 1 ? weekdays : [],
    place: group.setting === 'online' ? '' : group.place,
    link: /^https?:/i.test(group.room) ? group.room : '',
  };
}

/** An appointment with somebody of the care team. */
export function fieldsOfPerson(
  person: { id: string; name: string; address: string },
  now: string,
  here: string,
): SeriesFields {
  return {
    ...freshFields(now.slice(0, 10), now, here),
    kind: 'appointment',
    repeats: 'once',
    person: person.id,
    title: person.name,
    place: person.address.split('\n').join(', '),
  };
}

/** The weekdays of a group, in the order of `DAYS`. */
const WEEKDAYS: readonly GroupWeekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function repeatsOf(rule: RuleDraft): Repeats {
  if (rule.kind === 'once') return 'once';
  if (rule.kind === 'kept') return 'kept';
  const { step, every } = rule.pattern;
  if (step.kind === 'weeks') return every === 1 ? 'weeks' : every === 2 ? 'twoWeeks' : 'manyWeeks';
  return step.kind;
}

/** The fields of a series that is known, at the occurrence that was opened. */
export function fieldsOf(view: SeriesView, now: string, zone: string): SeriesFields {
  const fields = { ...freshFields(now.slice(0, 10), now, zone), ...pick(view), repeats: 'once' as Repeats };
  const { when } = view;
  if (when.kind !== 'times') return { ...fields, times: when.kind };
  const pattern = when.rule.kind === 'pattern' ? when.rule.pattern : null;
  const ending = pattern?.ending ?? { kind: 'never' };
  return {
    ...fields,
    times: 'times',
    date: when.start.slice(0, 10),
    time: when.start.slice(11, 16),
    wholeDay: when.wholeDay,
    days: when.wholeDay ? Math.max(1, Math.round((when.minutes ?? 1440) / 1440)) : 1,
    minutes: when.wholeDay ? 0 : (when.minutes ?? 0),
    zone: when.zone ?? '',
    repeats: repeatsOf(when.rule),
    every: pattern?.every ?? 1,
    weekdays: pattern?.step.kind === 'weeks' ? pattern.step.days : [],
    ofMonth:
      pattern?.step.kind === 'monthsByDay' ? { weeks: pattern.step.weeks, day: pattern.step.day } : null,
    ends: ending.kind,
    until: ending.kind === 'on' ? ending.day : '',
    count: ending.kind === 'after' ? String(ending.times) : '10',
  };
}

/** What a change is meant for. */
export type Reach = 'one' | 'following' | 'all';

type Words = Pick<SeriesFields, 'title' | 'place' | 'link' | 'note'>;
const WORDS = ['title', 'place', 'link', 'note'] as const;

/** What is known of whatever a change is meant for: one may be called otherwise than its series. */
function wordsOf(view: SeriesView, reach: Reach): Words {
  const { title, place, link, note }: SingleView | SeriesView =
    reach === 'one' && view.single ? view.single : view;
  return { title, place, link, note };
}

/** The fields after another choice of what is meant: what was not touched says what is known of that. */
export function withReach(
  fields: SeriesFields,
  view: SeriesView,
  [from, to]: readonly [Reach, Reach],
): SeriesFields {
  const [before, after] = [wordsOf(view, from), wordsOf(view, to)];
  const untouched = WORDS.filter((word) => fields[word] === before[word]);
  return { ...fields, ...Object.fromEntries(untouched.map((word) => [word, after[word]])) };
}

/** What of the fields one occurrence alone can have. */
export function alone(fields: SeriesFields): SeriesFields {
  return { ...fields, times: 'times', repeats: 'once', ends: 'never' };
}

function pick({ id, kind, group, person, exercise, title, place, link, note, leads, named }: SeriesView) {
  return { id, kind, group, person, exercise, title, place, link, note, leads, named };
}

function endingOf(fields: SeriesFields): Ending {
  if (fields.ends === 'on' && fields.until !== '') return { kind: 'on', day: fields.until };
  if (fields.ends === 'after') return { kind: 'after', times: Number(fields.count) };
  return { kind: 'never' };
}

/** The pattern the fields mean; `null` where it takes place once, or its rule is left alone. */
export function patternOf(fields: SeriesFields): Pattern | null {
  const { repeats, date } = fields;
  if (repeats === 'once' || repeats === 'kept') return null;
  const every = repeats === 'twoWeeks' ? 2 : repeats === 'weeks' ? 1 : fields.every;
  return { step: stepOf(fields, repeats, date), every, ending: endingOf(fields) };
}

function stepOf(fields: SeriesFields, repeats: Exclude<Repeats, 'once' | 'kept'>, date: string): Step {
  switch (repeats) {
    case 'weeks':
    case 'twoWeeks':
    case 'manyWeeks':
      return { kind: 'weeks', days: fields.weekdays };
    case 'monthsByDay':
    case 'monthsByLast':
      return { kind: 'monthsByDay', ...ofMonth(fields, date) };
    default:
      return { kind: repeats };
  }
}

/** On which weekday in which weeks of the month it is, by its fields or else by its date. */
export function ofMonth({ repeats, ofMonth: chosen }: SeriesFields, date: string): OfMonth {
  if (repeats === 'monthsByLast') return { weeks: [-1], day: weekdayOf(date) };
  return chosen ?? { weeks: [nthOf(date)], day: weekdayOf(date) };
}

/** The fields with a week of the month more or less. One stays. */
export function withWeek(fields: SeriesFields, date: string, week: number): SeriesFields {
  const { weeks, day } = ofMonth(fields, date);
  const next = WEEKS.filter((one) => (one === week) !== weeks.includes(one));
  return next.length === 0 ? fields : { ...fields, repeats: 'monthsByDay', ofMonth: { weeks: next, day } };
}

function ruleOf(fields: SeriesFields): RuleDraft {
  if (fields.repeats === 'kept') return { kind: 'kept' };
  const pattern = patternOf(fields);
  return pattern ? { kind: 'pattern', pattern } : { kind: 'once' };
}

/** What is saved. */
export function draftOf(fields: SeriesFields): SeriesDraft {
  const { id, kind, group, person, exercise, title, place, link, note, leads, named } = fields;
  const lasting = fields.wholeDay ? fields.days * 1440 : fields.minutes > 0 ? fields.minutes : null;
  return {
    id,
    kind,
    group: kind === 'meeting' ? group : null,
    person: kind === 'appointment' ? person : null,
    exercise: kind === 'self-care' ? exercise : null,
    title,
    when:
      fields.times === 'times'
        ? {
            kind: 'times',
            start: `${fields.date}T${fields.wholeDay ? '00:00' : fields.time}:00`,
            wholeDay: fields.wholeDay,
            zone: fields.wholeDay || fields.zone === '' ? null : fields.zone,
            minutes: lasting,
            rule: ruleOf(fields),
          }
        : { kind: fields.times },
    place,
    link,
    note,
    leads: fields.times === 'times' ? leads : [],
    named,
  };
}

/** Why it can't be saved yet: the id of the words. */
export function missingOf(fields: SeriesFields): string | undefined {
  if (fields.title.trim() === '') return 'calendar-missing-title';
  if (fields.times !== 'times') return undefined;
  if (fields.date === '') return 'calendar-missing-date';
  if (!fields.wholeDay && fields.time === '') return 'calendar-missing-time';
  const counts = Number(fields.count);
  if (fields.ends === 'after' && !(Number.isInteger(counts) && counts >= 1 && counts <= 5000))
    return 'calendar-missing-count';
  if (
    fields.ends === 'on' &&
    fields.repeats !== 'once' &&
    (fields.until === '' || fields.until < fields.date)
  )
    return 'calendar-missing-until';
  return undefined;
}

/**
 * What follows a new date: a weekday or a week of the month that stood alone, and the weekday of several weeks. Where what was
 * typed is no day, they wait for the next one.
 */
export function withDate(fields: SeriesFields, date: string): SeriesFields {
  const { date: before, weekdays, ofMonth: chosen } = fields;
  if (before === '') return { ...fields, date };
  const alone = weekdays.length === 1 && weekdays[0] === weekdayOf(before);
  if (date === '') {
    const follows = chosen?.weeks.length === 1 && chosen.weeks[0] === nthOf(before);
    return { ...fields, date, weekdays: alone ? [] : weekdays, ofMonth: follows ? null : chosen };
  }
  return {
    ...fields,
    date,
    weekdays: alone ? [weekdayOf(date)] : weekdays,
    ofMonth: chosen && {
      weeks: chosen.weeks.length === 1 ? [nthOf(date)] : chosen.weeks,
      day: weekdayOf(date),
    },
  };
}
