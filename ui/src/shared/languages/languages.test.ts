import { describe, expect, it } from 'vitest';
import { findLanguages } from './index';

const names = (typed: string, chosen: string[] = []) =>
  findLanguages(typed, chosen, 6).map(({ name }) => name);

describe('a language by name', () => {
  it.each([
    ['Ger', 'German'],
    ['deut', 'German'],
    ['de', 'German'],
    ['pt', 'Portuguese'],
    ['српски', 'Serbian'],
    ['norwegian nyn', 'Norwegian Nynorsk'],
    ['français', 'French'],
    ['francais', 'French'],
  ])('%s is %s', (typed, expected) => expect(names(typed)[0]).toBe(expected));

  it('finds one by any word of its name', () => {
    expect(names('sign')).toEqual(['American Sign Language']);
    expect(names('nynorsk')).toEqual(['Norwegian Nynorsk']);
  });

  it.each(['', '  ', 'klingonese', '.*', '12'])('%s is none', (typed) => expect(names(typed)).toEqual([]));

  it('offers nothing that was chosen, and only a few', () => {
    expect(names('german', ['de'])).not.toContain('German');
    expect(names('s')).toHaveLength(6);
  });
});
