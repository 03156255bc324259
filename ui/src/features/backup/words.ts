import type { BackupProgress, Counts } from '@/backend';
import { dayText } from '@/shared/dates';
import { formattingLocale, t } from '@/shared/text';

/** "4.2 MB", "128 KB": as file managers on most systems say it. */
export function sizeText(kibibytes: number): string {
  const megabytes = (kibibytes * 1024) / 1_000_000;
  if (megabytes < 1)
    return t('backup-size-small', { size: Math.max(1, Math.round((kibibytes * 1024) / 1000)) });
  const size = new Intl.NumberFormat(formattingLocale(), { maximumFractionDigits: megabytes < 10 ? 1 : 0 });
  return t('backup-size', { size: size.format(megabytes) });
}

/** What the words about a progress need; before the first step it stands at nothing. */
export function progressArgs(progress: BackupProgress | null): {
  done: number;
  total: number;
  percent: number;
} {
  const { done, total } = progress ?? { done: 0, total: 1 };
  return { done, total, percent: total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100)) };
}

/** "1,204 entries, from 2 March 2019 to 18 November 2026". */
export function countsText({ entries, firstDay, lastDay }: Counts): string {
  const counted = t('restore-count', { entries });
  if (!firstDay || !lastDay) return counted;
  const [first, last] = [dayText(firstDay), dayText(lastDay)];
  return firstDay === lastDay
    ? t('restore-day', { entries: counted, first })
    : t('restore-span', { entries: counted, first, last });
}
