import { describe, expect, it } from 'vitest';
import { shortened } from './difference';

describe('a difference as it is shown', () => {
  const kept = (text: string) => ({ became: 'kept' as const, text });
  const gone = { became: 'gone' as const, text: 'goes' };

  it('leaves short stretches and every change whole', () => {
    const all = [kept('The clock '), gone, kept('.')];
    expect(shortened(all)).toEqual(all);
    const long = { became: 'new' as const, text: 'word '.repeat(200) };
    expect(shortened([long])).toEqual([long]);
  });

  it('lets go of what stayed far from a change, between words', () => {
    const [before, , after] = shortened([kept('word '.repeat(200)), gone, kept('word '.repeat(200))]);
    expect(before?.text).toMatch(/^… word( word)+ $/);
    expect(after?.text).toMatch(/^word( word)+ …$/);
    const middle = shortened([gone, kept('word '.repeat(200)), gone])[1];
    expect(middle?.text).toMatch(/^word.* … .*word $/);
    expect((middle?.text ?? '').length).toBeLessThan(330);
  });
});
