/**
 * What a search looks for, cut as the journal cuts it: words joined by "and", the last one as a beginning, "quotes" as a
 * phrase, and nothing of what a minus leaves out. Used only to mark hits in an open entry; what matches is decided by the journal.
 */
export interface Term {
  /** Folded: no case, no accents. */
  words: string[];
  /** The last word may go on. */
  open: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces are found inside a run of letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Without case and accents: "É" and "e" are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Marks that open or close a phrase. */
const QUOTES = /["“”„]/;

/** Before a word or a phrase: without it. */
const MINUS = /^[-−]/;

/** The terms of a search as typed: what is between spaces, or between quotes, belongs together ("e-mail" is one). */
export function termsOf(typed: string): Term[] {
  const terms: Term[] = [];
  let leftOut = false;
  let open = false;
  typed
    .slice(0, 200)
    .split(QUOTES)
    .forEach((part, i) => {
      const quoted = i % 2 === 1;
      for (const piece of quoted ? [part] : part.split(/\s+/).filter((word) => word !== '')) {
        const without = quoted ? leftOut : MINUS.test(piece);
        const words = (piece.match(WORD) ?? []).map(fold).filter((word) => word !== '');
        open = !without;
        if (words.length > 0 && !without) terms.push({ words, open: false });
      }
      leftOut = !quoted && /(^|\s)[-−]$/.test(part);
      open &&= /\S$/.test(part);
    });
  const last = terms.at(-1);
  if (last && open) last.open = true;
  return terms;
}

/** Stretches of `text` that match a term, as `[from, to)` in UTF-16 units, in order and without overlap. */
export function hits(text: string, terms: readonly Term[]): [number, number][] {
  if (terms.length === 0) return [];
  const words = [...text.matchAll(WORD)].map((m) => ({
    from: m.index,
    to: m.index + m[0].length,
    folded: fold(m[0]),
  }));
  const found: [number, number][] = [];
  for (const term of terms) {
    words.forEach((start, i) => {
      const first = term.words[0] ?? '';
      if (term.words.length === 1 && UNSPACED.test(first)) {
        const raw = text.slice(start.from, start.to);
        for (let at = raw.indexOf(first); at >= 0; at = raw.indexOf(first, at + 1)) {
          found.push([start.from + at, start.from + at + first.length]);
        }
        return;
      }
      const all = term.words.every((word, k) => {
        const here = words[i + k];
        if (!here) return false;
        return term.open && k === term.words.length - 1 ? here.folded.startsWith(word) : here.folded === word;
      });
      const end = words[i + term.words.length - 1];
      if (all && end) found.push([start.from, end.to]);
    });
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.filter(([from], i) => i === 0 || from >= Math.max(...found.slice(0, i).map(([, to]) => to)));
}
