import type { Break } from '@/backend';
import { addDays, dayText } from '@/shared/dates';
import { t } from '@/shared/text';

/** How many are kept; the oldest go first. */
const MOST = 400;

/** Breaks with one more, from today on: for so many days, or without an end where `days` is 0. */
export function taken(breaks: readonly Break[], today: string, days: number): Break[] {
  const to = days === 0 ? null : addDays(today, days - 1);
  return [...ended(breaks, today), { from: today, to }].slice(-MOST);
}

/** Breaks without the one that goes on today: what was of it before today stays. */
export function ended(breaks: readonly Break[], today: string): Break[] {
  return breaks.flatMap((one) => {
    if (one.to !== null && one.to < today) return [one];
    return one.from < today ? [{ from: one.from, to: addDays(today, -1) }] : [];
  });
}

/** Since when, and until when. */
export function breakText({ from, to }: Break): string {
  const since = dayText(from, 'medium');
  return to === null
    ? t('break-since', { since })
    : t('break-until', { since, until: dayText(to, 'medium') });
}
