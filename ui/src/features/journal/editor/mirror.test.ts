import { describe, expect, it } from 'vitest';
import { Mirror, stretchesOf } from './mirror';

const kinds = (line: string) => stretchesOf(line).map(({ text, kind }) => `${kind}:${text}`);

describe('the drawn page', () => {
  it('loses no letter, whatever is written', () => {
    const lines = [
      '',
      '#',
      '# a',
      '### What *was* hard',
      '- [ ] **x**',
      '> > q',
      '1. a',
      '***',
      '**',
      '* * *',
      'a*b*c',
      '_x_ snake_case_word',
      '~~gone~~',
      '`a`b`',
      '👩‍👩‍👧 **שלום**',
      '  - deep',
      '\u200b',
    ];
    for (const line of lines)
      expect(
        stretchesOf(line)
          .map((s) => s.text)
          .join(''),
      ).toBe(line);
  });

  it('holds marks back', () => {
    expect(kinds('### Head')).toEqual(['mark:### ', 'heading:Head']);
    expect(kinds('- an **important** one')).toEqual([
      'mark:- ',
      'plain:an ',
      'mark:**',
      'strong:important',
      'mark:**',
      'plain: one',
    ]);
    expect(kinds('> said')).toEqual(['mark:> ', 'quote:said']);
    expect(kinds('snake_case_word and 2*3*4')).toEqual(['plain:snake_case_word and 2*3*4']);
  });

  it('follows every change and touches only the lines that changed', () => {
    const mirror = new Mirror(document.createElement('div'));
    const read = () =>
      [...mirror.element.children].map((line) => line.textContent?.replace('\u200b', '')).join('\n');
    const texts = ['a\nb\nc', 'a\nB\nc', 'a\nB\nc\n', '', 'a\na\na', 'a\na', 'x\na\na\ny', 'y'];
    for (const text of texts) {
      mirror.show(text);
      expect(read()).toBe(text);
    }
    mirror.show('one\ntwo\nthree');
    const [first, , last] = mirror.element.children;
    mirror.show('one\ntwo and more\nthree');
    expect(mirror.element.children[0]).toBe(first);
    expect(mirror.element.children[2]).toBe(last);
  });
});
