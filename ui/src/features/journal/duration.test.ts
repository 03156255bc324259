import { describe, expect, it } from 'vitest';
import { durationText } from './parts/tracker_values';
import { parseDuration } from './duration';

describe('a duration as it is typed', () => {
  it.each([
    ['5 h 10 min', 310],
    ['5h10', 310],
    ['5:10', 310],
    ['1.5 h', 90],
    ['1,5h', 90],
    ['90 min', 90],
    ['45m', 45],
    ['7', 420],
    ['7.5', 450],
    ['90', 90],
    ['0', 0],
    ['5 hrs 10 mins', 310],
  ])('"%s" is %i minutes', (typed, minutes) => {
    expect(parseDuration(typed)).toBe(minutes);
  });

  it.each(['', 'long', '-3', '5:75', '100000', '200 h', 'h', '7 x'])('"%s" is none', (typed) => {
    expect(parseDuration(typed)).toBeNull();
  });

  it('reads back what it writes', () => {
    for (const minutes of [0, 1, 59, 60, 61, 310, 1439, 1440, 5999]) {
      expect(parseDuration(durationText(minutes))).toBe(minutes);
    }
  });
});
