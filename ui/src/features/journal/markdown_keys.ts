/** A change of a text and the selection after it. Offsets are UTF-16 units, as a text area counts. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  selectFrom: number;
  selectTo: number;
}

/** A text with its selection. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

const ITEM = /^(\s*)(?:([-*+])( \[[ xX]\])?|(\d{1,9})([.)])|(>))( +)/;

/** Whether a run of stars opens or closes `mark`: two are strong, an odd one is emphasis, three are both. */
const holds = (stars: number, mark: string): boolean => (mark.length === 2 ? stars >= 2 : stars % 2 === 1);

/** Whether a caret stands right before the mark that closes what was begun in its line. */
function closes(text: string, caret: number, mark: string): boolean {
  const next = /^\*+/.exec(text.slice(caret))?.[0].length ?? 0;
  const before = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret).replace(/^\s*\* /, '');
  const marks = (before.match(/\*+/g) ?? []).filter((run) => holds(run.length, mark));
  return holds(next, mark) && marks.length % 2 === 1;
}

/**
 * Puts `mark` around what is selected, or takes it away again; with nothing selected the caret stands between two marks,
 * and where it stands before the closing one it steps over it.
 */
export function around({ text, from, to }: Selected, mark: string): Edit {
  const n = mark.length;
  if (from === to && text.slice(from - n, from) !== mark && closes(text, to, mark))
    return { from: to, to, insert: '', selectFrom: to + n, selectTo: to + n };
  const outside = text.slice(from - n, from) === mark && text.slice(to, to + n) === mark;
  // One star is emphasis; a star that belongs to a pair is not.
  const pairOnly = n === 1 && text[from - 2] === mark && text[from - 3] !== mark;
  if (outside && from >= n && !pairOnly) {
    const inner = text.slice(from, to);
    return {
      from: from - n,
      to: to + n,
      insert: inner,
      selectFrom: from - n,
      selectTo: from - n + inner.length,
    };
  }
  const picked = text.slice(from, to);
  if (
    picked.length >= 2 * n &&
    picked.startsWith(mark) &&
    picked.endsWith(mark) &&
    !(n === 1 && picked.startsWith(mark + mark))
  ) {
    const inner = picked.slice(n, picked.length - n);
    return { from, to, insert: inner, selectFrom: from, selectTo: from + inner.length };
  }
  // Marks touch the words, not the spaces around them, or Markdown shows the stars.
  const lead = /^\s*/.exec(picked)?.[0].length ?? 0;
  const trail = picked.length > lead ? (/\s*$/.exec(picked)?.[0].length ?? 0) : 0;
  const inner = picked.slice(lead, picked.length - trail);
  const insert = picked.slice(0, lead) + mark + inner + mark + picked.slice(picked.length - trail);
  return { from, to, insert, selectFrom: from + lead + n, selectTo: from + lead + n + inner.length };
}

/** Starts each selected line with `prefix`, or takes it away where all of them have it. */
export function lines({ text, from, to }: Selected, prefix: '- ' | '> ' | '### '): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to;
  const stop = text.indexOf('\n', last);
  const end = stop < 0 ? text.length : stop;
  const rows = text.slice(start, end).split('\n');
  const filled = rows.filter((row) => row.trim() !== '');
  const remove = filled.length > 0 && filled.every((row) => row.startsWith(prefix));
  const changed = rows.map((row) => {
    if (remove) return row.startsWith(prefix) ? row.slice(prefix.length) : row;
    if (row.trim() === '' && rows.length > 1) return row;
    return prefix + (prefix === '### ' ? row.replace(/^#{1,6} /, '') : row);
  });
  const insert = changed.join('\n');
  if (from !== to)
    return { from: start, to: end, insert, selectFrom: start, selectTo: start + insert.length };
  const caret = Math.max(start, from + insert.length - (end - start));
  return { from: start, to: end, insert, selectFrom: caret, selectTo: caret };
}

/**
 * Enter inside a list or a quote: the next line begins like this one, numbers count on. On an empty item the mark goes
 * away instead. `null` where Enter is only Enter.
 */
export function newLine({ text, from, to }: Selected): Edit | null {
  if (from !== to) return null;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const stop = text.indexOf('\n', from);
  const row = text.slice(start, stop < 0 ? text.length : stop);
  const found = ITEM.exec(row);
  if (!found || from - start < found[0].length) return null;
  const [mark, indent = '', bullet, box, number, point, quote, gap = ' '] = found;
  if (row.slice(mark.length).trim() === '') {
    return { from: start, to: from, insert: '', selectFrom: start, selectTo: start };
  }
  const next = bullet
    ? bullet + (box ? ' [ ]' : '')
    : number
      ? `${Number(number) + 1}${point ?? '.'}`
      : (quote ?? '');
  const insert = `\n${indent}${next}${gap}`;
  const caret = from + insert.length;
  return { from, to, insert, selectFrom: caret, selectTo: caret };
}
