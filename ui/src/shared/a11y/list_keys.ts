/** What a key asks of a long list: to go to a row, to look for something that begins with a letter, or nothing of its own. */
export type ListKey = { go: number } | { letter: string } | null;

/** The key of a list that has the focus as a whole. `at` is the row the arrows stand on, `page` how many rows are in view. */
export function listKey(event: KeyboardEvent, at: number | null, count: number, page: number): ListKey {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const [from, step] = [at ?? -1, Math.max(1, page - 1)];
  const rows: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1,
    PageDown: from + step,
    PageUp: from - step,
  };
  const row = rows[event.key];
  if (row !== undefined) return count === 0 ? null : { go: Math.min(count - 1, Math.max(0, row)) };
  const isLetter = event.key.length === 1 && event.key !== ' ' && !event.isComposing;
  return isLetter ? { letter: event.key } : null;
}
