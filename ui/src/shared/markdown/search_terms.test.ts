import { describe, expect, it } from 'vitest';
import { hits, termsOf } from './search_terms';

const found = (text: string, typed: string): string[] =>
  hits(text, termsOf(typed)).map(([a, b]) => text.slice(a, b));

describe('what a search marks', () => {
  it('finds words without case and accents, the last as a beginning', () => {
    expect(found('Café in der KÜCHE, kitchens', 'kuche')).toEqual(['KÜCHE']);
    expect(found('The kitchen and kitchens', 'kitch')).toEqual(['kitchen', 'kitchens']);
    expect(found('CAFE\u0301 today', 'café')).toEqual(['CAFE\u0301']);
  });

  it('takes a word as whole once a space ended it', () => {
    expect(found('kitchen kitchens', 'kitchen ')).toEqual(['kitchen']);
  });

  it('takes quotes and joined words as phrases', () => {
    expect(found('the long way, a long day', '"long way"')).toEqual(['long way']);
    expect(found('an e-mail and mail', 'e-mail')).toEqual(['e-mail']);
    expect(found('kitchen sink, sink kitchen', '“kitchen sink”')).toEqual(['kitchen sink']);
  });

  it('marks nothing of what is left out', () => {
    expect(found('tea, cold tea, cold', 'cold -tea')).toEqual(['cold', 'cold']);
    expect(found('cold tea and tea', 'tea -"cold tea"')).toEqual(['tea', 'tea']);
    expect(found('teapot', 'tea -"cold"')).toEqual([]);
    expect(found('an e-mail', 'e-mail')).toEqual(['e-mail']);
  });

  it('finds parts of words in scripts without spaces', () => {
    expect(found('今日は雨。窓辺でお茶を飲んで', 'お茶')).toEqual(['お茶']);
  });

  it('never overlaps and keeps the order', () => {
    const all = hits('aa aab aa', termsOf('aa aab'));
    all.forEach(([from], i) => expect(from).toBeGreaterThanOrEqual(all[i - 1]?.[1] ?? 0));
    expect(hits('anything', termsOf(''))).toEqual([]);
    expect(hits('"', termsOf('"'))).toEqual([]);
  });
});
