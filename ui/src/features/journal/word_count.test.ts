import { describe, expect, it } from 'vitest';
import { countWords } from './word_count';

describe('words of a page', () => {
  it.each([
    ['', 0],
    ['  \n', 0],
    ['One', 1],
    ["It wasn't a bad silence.", 5],
    ['### What was hard\n- **Coming** home\n- 2 things', 7],
    ['café, naïve', 2],
    ['東京で', 3],
    ['– … “ ”', 0],
  ])('%j has %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});
