import type { Amounts, BackupProgress, BackupView, Beside, Comparison, Counts } from '@/backend';
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

/** "6 groups, 9 in the calendar"; empty where there is neither. */
function besideEntries({ groups, series }: Amounts): string {
  const parts = [
    groups > 0 && t('restore-count-groups', { count: groups }),
    series > 0 && t('restore-count-series', { count: series }),
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** Both together. */
export function sum(one: Amounts, other: Amounts): Amounts {
  return {
    entries: one.entries + other.entries,
    groups: one.groups + other.groups,
    series: one.series + other.series,
  };
}

/** How many things there are at all. */
export function total({ entries, groups, series }: Amounts): number {
  return entries + groups + series;
}

/** "12 entries, 1 group": what there is none of is not named. */
export function amountsText(amounts: Amounts): string {
  const beside = besideEntries(amounts);
  if (amounts.entries === 0 && beside !== '') return beside;
  const entries = t('restore-count', { entries: amounts.entries });
  return beside === '' ? entries : `${entries}, ${beside}`;
}

/** "1,204 entries, from 2 March 2019 to 18 November 2026; 6 groups". */
export function countsText({ amounts, firstDay, lastDay }: Counts): string {
  const counted = t('restore-count', { entries: amounts.entries });
  const beside = besideEntries(amounts);
  return beside === ''
    ? spanned(counted, firstDay, lastDay)
    : `${spanned(counted, firstDay, lastDay)}; ${beside}`;
}

function spanned(entries: string, firstDay: string | null, lastDay: string | null): string {
  if (!firstDay || !lastDay) return entries;
  const [first, last] = [dayText(firstDay), dayText(lastDay)];
  return firstDay === lastDay
    ? t('restore-day', { entries, first })
    : t('restore-span', { entries, first, last });
}

/** The two hold the same, in everything. */
export function isSame({ onlyHere, onlyThere, different, beside }: Comparison): boolean {
  return total(onlyHere) + total(onlyThere) + total(different) === 0 && beside.length === 0;
}

/** "drafts and settings". */
export function besideText(beside: readonly Beside[]): string {
  const parts = beside.map((part) => t(`restore-beside-${part}`));
  return new Intl.ListFormat(formattingLocale(), { type: 'conjunction' }).format(parts);
}

/** A name of a service is the same in every language. */
const SERVICES = {
  dropbox: 'Dropbox',
  oneDrive: 'OneDrive',
  iCloud: 'iCloud Drive',
  nextcloud: 'Nextcloud',
  ownCloud: 'ownCloud',
  googleDrive: 'Google Drive',
  syncthing: 'Syncthing',
} as const;

/** Who copies a folder elsewhere. */
export function serviceName(by: NonNullable<BackupView['dataSynced']>): string {
  return by === 'other' ? t('backup-synced-other') : SERVICES[by];
}
