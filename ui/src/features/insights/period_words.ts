import type { InsightsPeriod, MoodScale } from '@/backend';
import { daysBetween, firstDayOfWeek, timeText, weekdayNames } from '@/shared/dates';
import { t } from '@/shared/text';
import { inSteps, moodWord, plain } from './words';

/** The days of the week in the order of the locale, with their place in a list that begins on Monday. */
export function weekdayOrder(): { name: string; tick: string; at: number }[] {
  const [long, short] = [weekdayNames('long'), weekdayNames('short')];
  const first = firstDayOfWeek();
  return long.map((name, i) => ({ name, tick: short[i] ?? '', at: (first + i + 6) % 7 }));
}

/** The hours of the clock; every sixth has its name below the figure. */
export function hourNames(): { name: string; tick: string }[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const name = timeText(`${String(hour).padStart(2, '0')}:00`);
    return { name, tick: hour % 6 === 0 ? name : '' };
  });
}

/** What the period was like, in two honest numbers: where the days lay, and how much they changed. */
export function summaryText(period: InsightsPeriod, scale: MoodScale): string {
  const days = daysBetween(period.from, period.to) + 1;
  const parts = [t('insights-noted', { n: period.days.length, days })];
  const { summary, variability } = period;
  if (summary.kind === 'tells') {
    const word = (share: number): string => moodWord(scale, share);
    const { lower, median, upper } = summary.told;
    parts.push(
      word(lower) === word(upper)
        ? t('insights-usual-same', { middle: word(median) })
        : t('insights-usual', { low: word(lower), high: word(upper), middle: word(median) }),
    );
  }
  if (variability.kind === 'tells')
    parts.push(t('insights-changed', { by: plain(inSteps(scale, variability.told.rmssd)) }));
  return parts.join(' ');
}
