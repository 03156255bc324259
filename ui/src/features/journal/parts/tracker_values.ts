import type { Tracker, TrackerValue } from '@/backend';
import { timeText } from '@/shared/dates';
import { parseTime } from '@/shared/dates/typed';
import { whenWords } from '@/shared/dates/typed_words';
import { offeredValues, stepWord } from '@/shared/entries/scales';
import { formattingLocale, t } from '@/shared/text';
import { hoursAndMinutes, parseDuration } from '../duration';

/** The largest amount that is taken: more is a slip of the finger. */
const LARGEST = 1_000_000;

/** What was typed for a tracker as its value; `undefined` where it cannot be read, `null` where it is empty. */
export function readTracker(tracker: Tracker, typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (tracker.kind === 'duration') return parseDuration(text) ?? undefined;
  if (tracker.kind === 'time') return minutesOf(parseTime(text, whenWords()));
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  const decimals = tracker.kind === 'number' ? tracker.decimals : 3;
  const value = Number(Number(plain).toFixed(decimals));
  if (Math.abs(value) > LARGEST || (tracker.kind === 'dose' && value < 0)) return undefined;
  return value;
}

/** Minutes since midnight of "HH:MM:SS". */
function minutesOf(time: string | null): number | undefined {
  return time === null ? undefined : Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A time of day from minutes since midnight, as clocks show it here. */
export function clockText(value: number): string {
  const whole = Math.min(Math.max(0, Math.round(value)), 1439);
  const two = (part: number): string => String(part).padStart(2, '0');
  return timeText(`${two(Math.floor(whole / 60))}:${two(whole % 60)}`);
}

/** "5 h 10 min". */
export function durationText(value: number): string {
  const { hours, minutes } = hoursAndMinutes(value);
  if (hours === 0) return t('duration-minutes', { minutes });
  return minutes === 0 ? t('duration-hours', { hours }) : t('duration-both', { hours, minutes });
}

/** A value as it is typed again. */
export function typedTracker(tracker: Tracker, value: number | null): string {
  if (value === null) return '';
  if (tracker.kind === 'duration') return durationText(value);
  if (tracker.kind === 'time') return clockText(value);
  return new Intl.NumberFormat(formattingLocale(), { maximumFractionDigits: 3, useGrouping: false }).format(
    value,
  );
}

/** A value in words: "5 h 10 min", "yes", "6 of 10", "200 mg". */
export function trackerText(tracker: Tracker, value: number): string {
  const number = new Intl.NumberFormat(formattingLocale(), { maximumFractionDigits: 3 }).format(value);
  switch (tracker.kind) {
    case 'duration':
      return durationText(value);
    case 'time':
      return clockText(value);
    case 'yesNo':
      return value >= 0.5 ? t('tracker-yes') : t('tracker-no');
    case 'scale': {
      const word = value === tracker.min ? tracker.lowWord : value === tracker.max ? tracker.highWord : null;
      const of = t('tracker-of', { value: number, max: tracker.max });
      return word === null ? of : t('tracker-of-word', { of, word });
    }
    case 'steps':
      return t('tracker-step', { word: stepWord(tracker, value), value: number, max: tracker.words.length });
    case 'number':
    case 'dose':
      return tracker.unit ? `${number} ${tracker.unit}` : number;
  }
}

/** The values with one set, or taken away where `value` is `null`. */
export function withTracker(
  values: readonly TrackerValue[],
  tracker: string,
  value: number | null,
): TrackerValue[] {
  const others = values.filter((v) => v.tracker !== tracker);
  if (value === null) return others;
  const at = values.findIndex((v) => v.tracker === tracker);
  if (at < 0) return [...others, { tracker, value }];
  return values.map((v) => (v.tracker === tracker ? { tracker, value } : v));
}

/** What is offered among the details. Scales whose steps have words stand with the mood. */
export function offeredTrackers(trackers: readonly Tracker[], values: readonly TrackerValue[]): Tracker[] {
  return offeredValues(trackers, values).filter(({ kind }) => kind !== 'steps');
}
