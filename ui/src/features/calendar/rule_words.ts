import type { Day, Ending, Pattern } from '@/backend';
import { dayText } from '@/shared/dates';
import { formattingLocale, t } from '@/shared/text';

/** Monday first, as the standard writes them. */
export const DAYS: readonly Day[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The weekday of an ISO day. */
export function weekdayOf(day: string): Day {
  return DAYS[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
}

/** Which of its month a day is: 1–4, or −1 for the last where it is the fifth. */
export function nthOf(day: string): number {
  const nth = Math.floor((Number(day.slice(8, 10)) - 1) / 7) + 1;
  return nth > 4 ? -1 : nth;
}

/** Whether no other such weekday follows in its month. */
export function isLastOfMonth(day: string): boolean {
  const [year, month, date] = [0, 5, 8].map((at) => Number(day.slice(at, at === 0 ? 4 : at + 2)));
  return (date ?? 0) + 7 > new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
}

export function weekdayText(day: Day, style: 'long' | 'short' = 'long'): string {
  // 5 January 1970 was a Monday.
  const date = new Date(Date.UTC(1970, 0, 5 + DAYS.indexOf(day), 12));
  return new Intl.DateTimeFormat(formattingLocale(), { weekday: style, timeZone: 'UTC' }).format(date);
}

/** "third", "last". */
export function nthText(nth: number): string {
  const name = nth === -1 ? 'last' : String(nth);
  return t(`rule-nth-${name}`);
}

/** The weeks of a month one can choose, −1 for the last. */
export const WEEKS: readonly number[] = [1, 2, 3, 4, 5, -1];

/** "first and third". */
export function weeksText(weeks: readonly number[]): string {
  return listText(WEEKS.filter((week) => weeks.includes(week)).map(nthText));
}

function listText(words: string[]): string {
  return new Intl.ListFormat(formattingLocale(), { type: 'conjunction' }).format(words);
}

function stepText({ step, every }: Pattern, start: string): string {
  switch (step.kind) {
    case 'days':
      return t('rule-days', { every });
    case 'weeks': {
      const named = step.days.length > 0 ? step.days : [weekdayOf(start)];
      const sorted = DAYS.filter((day) => named.includes(day)).map((day) => weekdayText(day));
      return t('rule-weeks', { every, days: listText(sorted) });
    }
    case 'monthsByDate':
      return t('rule-months-date', { every, date: Number(start.slice(8, 10)) });
    case 'monthsByDay':
      return t('rule-months-day', {
        every,
        nth: weeksText(step.weeks),
        day: weekdayText(step.day),
      });
    case 'years':
      return t('rule-years', { every, day: dayText(start, 'short') });
  }
}

function endingText(ending: Ending): string {
  switch (ending.kind) {
    case 'never':
      return '';
    case 'on':
      return t('rule-until', { day: dayText(ending.day, 'medium') });
    case 'after':
      return t('rule-times', { times: ending.times });
  }
}

/** A pattern as one says it: "Every 2 weeks on Tuesday and Thursday, until 31 Jan 2027". */
export function patternText(pattern: Pattern, start: string): string {
  return stepText(pattern, start) + endingText(pattern.ending);
}

/** What a pattern passes over because it is not in every month or year; empty where nothing is. */
export function leftOutText({ step }: Pattern, start: string): string {
  const date = Number(start.slice(8, 10));
  if (step.kind === 'monthsByDate' && date > 28) return t('rule-months-without', { date });
  return step.kind === 'years' && start.slice(5, 10) === '02-29' ? t('rule-years-without') : '';
}
