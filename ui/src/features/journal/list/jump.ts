import { backend, type MonthCount } from '@/backend';
import { monthKey } from '../timeline_layout';

/** Where one comes down in the list of everything. */
export interface Landing {
  /** A number from the top of the list. */
  index: number;
  /** The day that has entries. */
  day: string;
}

/**
 * The first row of `day`, or of the nearest day before it that has entries; where nothing is as early, of the first day there is. `null`
 * in an empty journal.
 */
export async function landOn(day: string, months: readonly MonthCount[]): Promise<Landing | null> {
  let index = 0;
  let first: Landing | null = null;
  for (const { year, month, entries } of months) {
    const key = monthKey(year, month);
    const earliest = months.at(-1);
    if (entries > 0 && (key <= day.slice(0, 7) || (earliest?.year === year && earliest.month === month))) {
      let row = index;
      const cells = await backend.journalMonth(year, month);
      for (const cell of [...cells].reverse()) {
        first = { index: row, day: cell.day };
        if (cell.day <= day) return first;
        row += cell.entries;
      }
    }
    index += entries;
  }
  return first;
}
