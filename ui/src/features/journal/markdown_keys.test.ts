import { describe, expect, it } from 'vitest';
import { around, lines, newLine, type Edit, type Selected } from './markdown_keys';

/** A text with its selection between two bars (one bar: a caret). */
function at(marked: string): Selected {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|');
  return { text: marked.replaceAll('|', ''), from, to: to > from ? to - 1 : from };
}

function after({ text }: Selected, edit: Edit): string {
  const done = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const { selectFrom: a, selectTo: b } = edit;
  return a === b
    ? `${done.slice(0, a)}|${done.slice(a)}`
    : `${done.slice(0, a)}|${done.slice(a, b)}|${done.slice(b)}`;
}

const bold = (marked: string): string => after(at(marked), around(at(marked), '**'));
const italic = (marked: string): string => after(at(marked), around(at(marked), '*'));
const enter = (marked: string): string | null => {
  const edit = newLine(at(marked));
  return edit && after(at(marked), edit);
};

describe('marks around words', () => {
  it('come and go', () => {
    expect(bold('a |word| b')).toBe('a **|word|** b');
    expect(bold('a **|word|** b')).toBe('a |word| b');
    expect(bold('a |**word**| b')).toBe('a |word| b');
    expect(bold('a | b')).toBe('a **|** b');
  });

  it('are stepped over where the caret stands before the closing one', () => {
    expect(bold('a **word|** b')).toBe('a **word**| b');
    expect(italic('a *word|* b')).toBe('a *word*| b');
    expect(italic('***word|***')).toBe('***word*|**');
    expect(bold('***word*|**')).toBe('***word***|');
    expect(bold('a |**word** b')).toBe('a **|****word** b');
    expect(italic('**word|**')).toBe('**word*|***');
    expect(italic('* one *word|*')).toBe('* one *word*|');
    expect(bold('**\na|**')).toBe('**\na**|****');
  });

  it('touch the word and not the space beside it', () => {
    expect(bold('a| word |b')).toBe('a **|word|** b');
  });

  it('tell one star from two', () => {
    expect(italic('**|word|**')).toBe('***|word|***');
    expect(italic('***|word|***')).toBe('**|word|**');
    expect(italic('*|word|*')).toBe('|word|');
  });
});

describe('marks before lines', () => {
  it('come and go for every line that was selected', () => {
    expect(after(at('|one\ntwo|'), lines(at('|one\ntwo|'), '- '))).toBe('|- one\n- two|');
    expect(after(at('|- one\n- two|'), lines(at('|- one\n- two|'), '- '))).toBe('|one\ntwo|');
  });

  it('leave empty lines between alone, and the caret where it was', () => {
    expect(after(at('|a\n\nb|'), lines(at('|a\n\nb|'), '> '))).toBe('|> a\n\n> b|');
    expect(after(at('x\nhea|d'), lines(at('x\nhea|d'), '### '))).toBe('x\n### hea|d');
    expect(after(at('# hea|d'), lines(at('# hea|d'), '### '))).toBe('### hea|d');
  });
});

describe('Enter', () => {
  it('goes on with a list, a numbered list, a task list and a quote', () => {
    expect(enter('- one|')).toBe('- one\n- |');
    expect(enter('  * one|')).toBe('  * one\n  * |');
    expect(enter('9. nine|')).toBe('9. nine\n10. |');
    expect(enter('- [x] done|')).toBe('- [x] done\n- [ ] |');
    expect(enter('> said|')).toBe('> said\n> |');
  });

  it('ends the list on an empty item', () => {
    expect(enter('- one\n- |')).toBe('- one\n|');
  });

  it('is only Enter elsewhere', () => {
    for (const text of [
      'plain|',
      '|- before the mark',
      '-|',
      '-no space|',
      '2026. was|'.replace('. ', '.'),
    ]) {
      expect(enter(text)).toBeNull();
    }
    expect(enter('- a |selection|')).toBeNull();
  });
});
