import './texts';
import type { InsightsExercise } from '@/backend';
import { t } from '@/shared/text';
import { plain, rangeText } from './words';

export const nameOfExercise = (row: InsightsExercise): string =>
  row.exercise?.name ?? t('insights-exercises-all');

/** What one came to, in a sentence; empty where it cannot be told yet. */
export function easedText(row: InsightsExercise): string {
  const { before, after, change, times, lower } = row;
  if (change.kind !== 'tells' || before.mean === null || after.mean === null) return '';
  const { by, low, high } = change.told;
  return t('insights-exercises-said', {
    name: nameOfExercise(row),
    before: plain(before.mean),
    after: plain(after.mean),
    n: times,
    lower,
    range: rangeText(by, low, high),
  });
}
