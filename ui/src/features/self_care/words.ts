import './texts';
import type { ExerciseNoted } from '@/backend';
import { formattingLocale, t } from '@/shared/text';

const number = (value: number): string =>
  new Intl.NumberFormat(formattingLocale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    value,
  );

/** "6.2 before, 4.4 after, 9 times". */
export function notedText({ times, before, after }: ExerciseNoted): string {
  return t('self-care-noted', { times, before: number(before), after: number(after) });
}

/** What was noted, and what that says. */
export function forYouText({ times, before, after }: ExerciseNoted): string {
  return t('self-care-for-you-text', { times, before: number(before), after: number(after) });
}

/** "2:36", of milliseconds. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds of a phase: whole, or with a half. */
export function secondsText(seconds: number): string {
  return new Intl.NumberFormat(formattingLocale(), { maximumFractionDigits: 1 }).format(seconds);
}
