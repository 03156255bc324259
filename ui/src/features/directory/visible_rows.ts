/** Rows of one height, of which only those near the window are drawn. */
export interface Rows {
  count: number;
  /** Of one row, in pixels. */
  height: number;
}

/** The first row to draw, and the one after the last. */
export function visibleRows(
  { count, height }: Rows,
  top: number,
  view: number,
  over: number,
): [number, number] {
  const first = Math.max(0, Math.floor((top - over) / height));
  return [Math.min(first, count), Math.min(count, Math.ceil((top + view + over) / height))];
}

/** How far to scroll so that a row is seen whole, moving as little as can be. */
export function scrollTo({ height }: Rows, row: number, top: number, view: number): number {
  const [begins, ends] = [row * height, (row + 1) * height];
  if (begins < top) return begins;
  return ends > top + view ? ends - view : top;
}
