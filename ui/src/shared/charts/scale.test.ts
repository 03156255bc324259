import { describe, expect, it } from 'vitest';
import { jitter, linear } from './scale';

describe('a straight scale', () => {
  it('puts the ends on the ends and the middle in the middle', () => {
    const place = linear([0, 1], [100, 0]);
    expect([0, 0.5, 1].map(place)).toEqual([100, 50, 0]);
  });

  it('puts the only value there is in the middle', () => {
    expect(linear([3, 3], [0, 10])(3)).toBe(5);
  });
});

describe('the offset of a dot', () => {
  it('is the same for the same day and stays within one', () => {
    for (let day = 0; day < 400; day += 1) {
      expect(jitter(day)).toBe(jitter(day));
      expect(Math.abs(jitter(day))).toBeLessThanOrEqual(1);
    }
    expect(new Set(Array.from({ length: 50 }, (_, day) => jitter(day))).size).toBe(50);
  });
});
