import './texts';
import type { Break, DoseChange, InsightsMarks } from '@/backend';
import { dayText } from '@/shared/dates';
import { amountText } from '@/shared/doses/dose_text';
import { t } from '@/shared/text';

/** Something that is known of days on a line, and is no mood. */
export interface MarkOfLine {
  /** The first of its days. */
  day: string;
  /** What stands beside the line in the figure; a break stands in words alone. */
  short: string | null;
  /** The day or days, and what it was. */
  when: string;
  what: string;
}

/** "50 + 100 mg". */
const amounts = (list: readonly number[], unit: string | null): string =>
  list
    .map((amount, i) => amountText(amount, i === list.length - 1 ? unit : null))
    .join(t('insights-dose-and'));

function ofDose({ day, name, before, unitBefore, after, unit }: DoseChange): MarkOfLine {
  return {
    day,
    short: t('insights-dose-short', { day: dayText(day, 'short') }),
    when: dayText(day, 'medium'),
    what: t('insights-dose-changed', {
      name,
      before: amounts(before, unitBefore),
      after: amounts(after, unit),
    }),
  };
}

const ofBreak = (one: Break): MarkOfLine => ({
  day: one.from,
  short: null,
  when: one.to
    ? t('insights-break-until', { since: dayText(one.from, 'medium'), until: dayText(one.to, 'medium') })
    : t('insights-break-since', { since: dayText(one.from, 'medium') }),
  what: t('insights-break'),
});

/** Marks of a line, in the order of the days. */
export function marksOf({ doses, breaks }: InsightsMarks): MarkOfLine[] {
  return [...doses.map(ofDose), ...breaks.map(ofBreak)].sort((a, b) => a.day.localeCompare(b.day));
}

/** What all of them come to, after the sentence of the figure. */
export function marksText(marks: readonly MarkOfLine[]): string {
  return marks.map(({ when, what }) => t('insights-mark', { when, what })).join(' ');
}
