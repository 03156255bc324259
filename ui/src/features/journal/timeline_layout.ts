import type { MonthCount } from '@/backend';

/** A month of the timeline with its place, in pixels from the top of the list. */
export interface MonthBlock {
  /** "2026-11". */
  key: string;
  /** How many rows stand above this month. */
  first: number;
  rows: number;
  top: number;
  height: number;
}

/** Where everything stands in a list whose rows are all of one height: known for a hundred thousand rows without drawing them. */
export interface Layout {
  months: MonthBlock[];
  rows: number;
  height: number;
  head: number;
  row: number;
}

/** A stretch of rows of one month, `[from, to)` within the month. */
export interface Stretch {
  month: MonthBlock;
  from: number;
  to: number;
}

/** "2026-11" of a year and month. */
export function monthKey(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** Months in the order they come (newest first); those without entries take no room. */
export function layOut(months: readonly MonthCount[], head: number, row: number): Layout {
  const blocks: MonthBlock[] = [];
  let top = 0;
  let first = 0;
  for (const { year, month, entries } of months) {
    if (entries === 0) continue;
    const height = head + entries * row;
    blocks.push({ key: monthKey(year, month), first, rows: entries, top, height });
    top += height;
    first += entries;
  }
  return { months: blocks, rows: first, height: top, head, row };
}

/** The index of the last block that begins at or before `value`. */
function lastBefore(blocks: readonly MonthBlock[], value: number, of: (block: MonthBlock) => number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const block = blocks[middle];
    if (block && of(block) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What has to be drawn for a window of `height` pixels at `scroll`, with `over` pixels more on both sides. */
export function visible(layout: Layout, scroll: number, height: number, over: number): Stretch[] {
  const { months, head, row } = layout;
  const [top, bottom] = [Math.max(0, scroll - over), scroll + height + over];
  const stretches: Stretch[] = [];
  for (let i = lastBefore(months, top, (m) => m.top); i < months.length; i += 1) {
    const month = months[i];
    if (!month || month.top > bottom) break;
    const from = Math.max(0, Math.floor((top - month.top - head) / row));
    const to = Math.min(month.rows, Math.ceil((bottom - month.top - head) / row));
    if (from < month.rows || month.top + head >= top)
      stretches.push({ month, from: Math.min(from, month.rows), to: Math.max(from, to) });
  }
  return stretches;
}

/** The month a row belongs to, and where in it. */
export function placeOf(layout: Layout, index: number): { month: MonthBlock; at: number } | null {
  if (index < 0 || index >= layout.rows) return null;
  const month = layout.months[lastBefore(layout.months, index, (m) => m.first)];
  return month ? { month, at: index - month.first } : null;
}

/** Pixels from the top of the list to a row. */
export function topOf(layout: Layout, index: number): number {
  const place = placeOf(layout, index);
  return place ? place.month.top + layout.head + place.at * layout.row : 0;
}

/** Where to scroll so that a row is seen whole under the sticky heading; `scroll` itself where it already is. */
export function reveal(layout: Layout, index: number, scroll: number, height: number): number {
  const top = topOf(layout, index);
  if (top - layout.head < scroll) return Math.max(0, top - layout.head);
  if (top + layout.row > scroll + height) return top + layout.row - height;
  return scroll;
}
