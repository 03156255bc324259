import { formattingLocale, t } from '@/shared/text';
import type { WhenWords } from './typed';

/** A message that lists words, separated by commas. */
const list = (words: string): string[] => words.split(',').map((word) => word.trim().toLowerCase());

/** Long and short names out of the locale, lower case. */
function names(count: number, option: 'weekday' | 'month', date: (i: number) => Date): string[][] {
  const formats = (['long', 'short'] as const).map(
    (style) => new Intl.DateTimeFormat(formattingLocale(), { [option]: style, timeZone: 'UTC' }),
  );
  return Array.from({ length: count }, (_, i) => {
    const all = formats.map((format) => format.format(date(i)).toLowerCase().replace(/\.$/, ''));
    const [long = ''] = all;
    // "thurs", "sept": what people also write is a beginning of at least three letters.
    const beginnings = Array.from({ length: Math.max(0, long.length - 3) }, (_, n) => long.slice(0, 3 + n));
    return [...new Set([...all, ...beginnings])];
  });
}

/** The words this language uses for times. */
export function whenWords(): WhenWords {
  return {
    today: list(t('when-words-today')),
    yesterday: list(t('when-words-yesterday')),
    dayBefore: list(t('when-words-day-before')),
    tomorrow: list(t('when-words-tomorrow')),
    now: list(t('when-words-now')),
    noon: list(t('when-words-noon')),
    midnight: list(t('when-words-midnight')),
    morning: list(t('when-words-morning')),
    afternoon: list(t('when-words-afternoon')),
    evening: list(t('when-words-evening')),
    night: list(t('when-words-night')),
    ago: list(t('when-words-ago')),
    minutes: list(t('when-words-minutes')),
    hours: list(t('when-words-hours')),
    days: list(t('when-words-days')),
    weeks: list(t('when-words-weeks')),
    am: list(t('when-words-am')),
    pm: list(t('when-words-pm')),
    weekdays: names(7, 'weekday', (i) => new Date(Date.UTC(1970, 0, 4 + i))),
    months: names(12, 'month', (i) => new Date(Date.UTC(2001, i, 15))),
  };
}

/** Whether dates are written day first here. */
export function isDayFirst(): boolean {
  const parts = new Intl.DateTimeFormat(formattingLocale(), {
    day: 'numeric',
    month: 'numeric',
  }).formatToParts();
  return parts.findIndex((p) => p.type === 'day') < parts.findIndex((p) => p.type === 'month');
}
