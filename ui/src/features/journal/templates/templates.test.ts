import { describe, expect, it } from 'vitest';
import { caretOn, turned } from './templates.svelte';

describe('what an entry may begin from', () => {
  it('goes round the questions and never shows one twice at a time', () => {
    const all = ['a', 'b', 'c', 'd', 'e'];
    expect([turned(all, 0, 3), turned(all, 3, 3), turned(all, 6, 3)]).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'a'],
      ['b', 'c', 'd'],
    ]);
    expect(turned(['a', 'b'], 5, 3)).toEqual(['b', 'a']);
    expect(turned([], 4, 3)).toEqual([]);
  });

  it('begins a page where something is to be written', () => {
    const at = (body: string): [string, string] => [body.slice(0, caretOn(body)), body.slice(caretOn(body))];
    expect(at('### What was hard\n- \n\n### What held\n- \n')).toEqual([
      '### What was hard\n- ',
      '\n\n### What held\n- \n',
    ]);
    expect(at('### One\n\n### Two\n')).toEqual(['### One\n', '\n### Two\n']);
    expect(at('Dear \n\n')).toEqual(['Dear ', '\n\n']);
    expect(at('### Only a heading')).toEqual(['### Only a heading', '']);
  });
});
