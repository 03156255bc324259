/**
 * What one writes with its Markdown marks held back and its headings heavier, drawn behind a text area whose own letters are
 * clear. Every letter stands exactly where the text area has it: only colour and stroke differ, never width.
 */

/** A stretch of a line and how it is drawn. */
export interface Stretch {
  text: string;
  kind: 'plain' | 'mark' | 'heading' | 'quote' | 'strong';
}

const HEAD = /^(\s{0,3}#{1,6} )(.*)$/s;
const QUOTE = /^(\s{0,3}>+ ?)(.*)$/s;
const ITEM = /^(\s*(?:[-*+]|\d{1,9}[.)]) (?:\[[ xX]\] )?)(.*)$/s;
/** Strong, emphasis, strike and code inside one line. Underscores only around whole words. */
const INLINE =
  /(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![*\w])(\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\3(?![*\w])|(~~)(?=\S)(.+?)(?<=\S)\5|(`)([^`]+)`/g;

function inline(text: string, kind: Stretch['kind']): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    const mark = found[1] ?? found[3] ?? found[5] ?? found[7] ?? '';
    const inner = found[2] ?? found[4] ?? found[6] ?? found[8] ?? '';
    if (found.index > at) stretches.push({ text: text.slice(at, found.index), kind });
    stretches.push(
      { text: mark, kind: 'mark' },
      { text: inner, kind: found[1] ? 'strong' : kind },
      { text: mark, kind: 'mark' },
    );
    at = found.index + found[0].length;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), kind });
  return stretches;
}

/** One line as stretches; put together they are the line. */
export function stretchesOf(line: string): Stretch[] {
  const head = HEAD.exec(line);
  if (head) return [{ text: head[1] ?? '', kind: 'mark' }, ...inline(head[2] ?? '', 'heading')];
  const quote = QUOTE.exec(line);
  if (quote) return [{ text: quote[1] ?? '', kind: 'mark' }, ...inline(quote[2] ?? '', 'quote')];
  const item = ITEM.exec(line);
  if (item) return [{ text: item[1] ?? '', kind: 'mark' }, ...inline(item[2] ?? '', 'plain')];
  return inline(line, 'plain');
}

function lineNode(line: string): HTMLElement {
  const node = document.createElement('div');
  for (const { text, kind } of stretchesOf(line)) {
    if (kind === 'plain') node.append(text);
    else {
      const span = document.createElement('span');
      span.className = kind;
      span.textContent = text;
      node.append(span);
    }
  }
  // A line without letters has the height of one with.
  if (line === '') node.append('\u200b');
  return node;
}

/** Keeps the drawn lines like the text, touching only those that changed. */
export class Mirror {
  #lines: string[] = [];

  constructor(readonly element: HTMLElement) {}

  show(text: string): void {
    const next = text.split('\n');
    const before = this.#lines;
    const shorter = Math.min(before.length, next.length);
    let start = 0;
    while (start < shorter && before[start] === next[start]) start += 1;
    let end = 0;
    while (end < shorter - start && before[before.length - 1 - end] === next[next.length - 1 - end]) end += 1;
    for (let i = start; i < before.length - end; i += 1) this.element.children[start]?.remove();
    const fresh = document.createDocumentFragment();
    for (const line of next.slice(start, next.length - end)) fresh.append(lineNode(line));
    this.element.insertBefore(fresh, this.element.children[start] ?? null);
    this.#lines = next;
  }
}
