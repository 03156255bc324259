import type { AskAgain, OccurrenceView, SeriesKind } from '@/backend';
import type { Shell, Whereabouts } from '@/shared/shell';
import { dayText, daysBetween, minutesText, timeText, zoneText } from '@/shared/dates';
import { t } from '@/shared/text';

/** A day of the agenda with what takes place on it. */
export interface AgendaDay {
  day: string;
  occurrences: OccurrenceView[];
  /** Groups that are to be asked again. */
  asks: AskAgain[];
}

/** The day of a wall time "2026-11-19T19:00:00". */
export function dayOf(wall: string): string {
  return wall.slice(0, 10);
}

/** The time of a wall time, in words. */
export function timeOf(wall: string): string {
  return timeText(wall.slice(11, 16));
}

/** When one takes place, as a heading says it: "Tonight, 19:00", "Thursday, 19:00", "Thu 3 Dec, 19:00". */
export function whenText(one: OccurrenceView, now: string): string {
  const day = dayOf(one.here);
  const days = daysBetween(dayOf(now), day);
  const evening = !one.wholeDay && one.here.slice(11, 13) >= '18';
  const named =
    days === 0
      ? t(evening ? 'calendar-tonight' : 'calendar-today')
      : days === 1
        ? t('calendar-group-tomorrow')
        : days > 1 && days < 7
          ? dayText(day, 'weekday')
          : `${dayText(day, 'weekdayShort')} ${dayText(day, 'short')}`;
  return one.wholeDay ? named : t('calendar-day-time', { day: named, time: timeOf(one.here) });
}

/** Whether it is a planned visit that stands by itself: it is changed on the page of its group. */
export function isVisit({ series, visit }: OccurrenceView): boolean {
  return visit === series;
}

/** Whether it is over, and nobody said whether they were there. */
export function isAsked(one: OccurrenceView, now: string): boolean {
  const met = one.kind === 'meeting' || one.kind === 'appointment';
  return met && !one.cancelled && one.attended === null && (one.hereEnd ?? one.here) <= now;
}

/** The meeting that goes on, or else the next one; by wall times. */
export function nextMeeting(occurrences: readonly OccurrenceView[], now: string): OccurrenceView | undefined {
  return occurrences.find(
    (one) =>
      one.kind === 'meeting' && !one.cancelled && one.attended !== false && (one.hereEnd ?? one.here) > now,
  );
}

/** When something was or is, as short as it can be said: the time alone of what is today. */
export function whenShort(one: OccurrenceView, now: string): string {
  const day = dayOf(one.here);
  if (one.wholeDay) return dayText(day, 'heading');
  if (day === dayOf(now)) return timeOf(one.here);
  return t('calendar-day-time', { day: dayText(day, 'heading'), time: timeOf(one.here) });
}

/** Where one says how it was: with its group. */
export function visitOf(one: OccurrenceView): Whereabouts['groups'] | null {
  const { group, series, occurrence, here, visit } = one;
  if (!group) return null;
  if (visit !== null) return { group, shown: visit };
  return { group, visit: { meeting: { series, occurrence }, day: dayOf(here) } };
}

/** Names one occurrence, for keys and for finding it again. */
export function keyOf({ series, occurrence }: { series: string; occurrence: string }): string {
  return `${series} ${occurrence}`;
}

/** What takes place and whom to ask, day by day. What began before `first` and goes on is shown on `first`. */
export function byDay(
  occurrences: readonly OccurrenceView[],
  first: string,
  asks: readonly AskAgain[] = [],
): AgendaDay[] {
  const days = new Map<string, AgendaDay>();
  const on = (day: string): AgendaDay => {
    const known = days.get(day) ?? { day, occurrences: [], asks: [] };
    days.set(day, known);
    return known;
  };
  for (const one of occurrences) on(dayOf(one.here) < first ? first : dayOf(one.here)).occurrences.push(one);
  for (const ask of asks) on(ask.day).asks.push(ask);
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The first whole days that hold so many rows, and at least one day: what a screen can draw at once. */
export function firstRows(days: readonly AgendaDay[], rows: number): readonly AgendaDay[] {
  let held = 0;
  const end = days.findIndex(({ occurrences }, at) => {
    held += occurrences.length;
    return held > rows && at > 0;
  });
  return end < 0 ? days : days.slice(0, end);
}

/** A time, with its day where that is another than that of what it is about. */
function timeNear(wall: string, one: OccurrenceView): string {
  if (dayOf(wall) === dayOf(one.here)) return timeOf(wall);
  return t('calendar-bell-day', { day: dayText(dayOf(wall), 'weekdayShort'), time: timeOf(wall) });
}

/** What is said under the title, in the order of what one looks for. */
export function detailsOf(one: OccurrenceView): string[] {
  const parts: string[] = [];
  if (one.cancelled) parts.push(t('calendar-cancelled'));
  if (one.visit !== null && !(one.attended ?? false)) parts.push(t('calendar-visit'));
  if (one.remark !== '') parts.push(one.remark);
  if (one.leaveBy !== null) parts.push(t('calendar-leave-by', { time: timeNear(one.leaveBy, one) }));
  if (one.link !== '') parts.push(t('calendar-online'));
  if (one.place !== '') parts.push(one.place);
  if (one.hereEnd !== null && !one.wholeDay && !one.cancelled)
    parts.push(
      dayOf(one.hereEnd) === dayOf(one.here)
        ? t('calendar-until', { time: timeOf(one.hereEnd) })
        : t('calendar-until-day', {
            day: dayText(dayOf(one.hereEnd), 'short'),
            time: timeOf(one.hereEnd),
          }),
    );
  if (one.there !== null)
    parts.push(
      t('calendar-there', {
        day: dayText(dayOf(one.there), 'weekday'),
        time: timeOf(one.there),
        place: zoneText(one.zone),
      }),
    );
  if (one.moved) parts.push(t('calendar-moved'));
  if (one.shifted) parts.push(t('calendar-shifted'));
  return parts;
}

/** When one is reminded, as the row says it: the time alone where all of them are on the same day. */
export function remindersOf(one: OccurrenceView): string[] {
  const sameDay = one.reminders.every((at) => dayOf(at) === dayOf(one.here));
  return one.reminders.map((at) =>
    sameDay
      ? timeOf(at)
      : t('calendar-bell-day', { day: dayText(dayOf(at), 'weekdayShort'), time: timeOf(at) }),
  );
}

/** How long it lasts, where that is known. */
export function lengthText(minutes: number | null): string {
  return minutes === null ? t('calendar-length-unknown') : minutesText(minutes);
}

export const KINDS: readonly SeriesKind[] = ['meeting', 'appointment', 'self-care', 'own'];

/** Goes to the pages for an appointment with somebody of the care team. */
export function pagesFor(shell: Pick<Shell, 'go'>, { person }: OccurrenceView): void {
  if (person !== null) shell.go('care_team', { view: 'report', person });
}

/** Goes to the exercise or the launcher a time is for, and begins it; a launcher that nobody agreed to yet is asked about. */
export function beginExercise(shell: Pick<Shell, 'go'>, { exercise }: OccurrenceView): void {
  if (exercise !== null) shell.go('self_care', { exercise, begin: true });
}
