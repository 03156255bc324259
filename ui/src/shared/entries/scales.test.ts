import { describe, expect, it } from 'vitest';
import type { Tracker } from '@/backend';
import { endsOf, offeredScales, offeredValues, standing, stepWord, type WordScale } from './scales';

const of = (id: string, follows: string | null, archived = false): WordScale => ({
  id,
  name: 'Energy',
  kind: 'steps',
  words: ['low', 'some', 'high'],
  dayRule: 'mean',
  archived,
  follows,
});
const numbers: Tracker = {
  ...of('numbers', null, true),
  kind: 'scale',
  min: 0,
  max: 10,
  lowWord: null,
  highWord: null,
};
const dose: Tracker = { ...of('dose', null), kind: 'dose', unit: null, plan: [], remind: false };
const all = [numbers, of('three', 'numbers', true), of('four', 'three'), of('calm', null), dose];
const ids = (trackers: Tracker[]): string[] => trackers.map(({ id }) => id);

describe('scales that took the place of one another', () => {
  it('have the same end', () => {
    expect([...endsOf(all).values()]).toEqual(['four', 'four', 'four', 'calm', 'dose']);
  });

  it('are offered once: the one noted with, or the one in use', () => {
    expect(ids(offeredScales(all, []))).toEqual(['four', 'calm']);
    expect(ids(offeredScales(all, [{ tracker: 'three', value: 2 }]))).toEqual(['three', 'calm']);
    // What was noted in numbers stays a number.
    const noted = [{ tracker: 'numbers', value: 7 }];
    expect(ids(offeredScales(all, noted))).toEqual(['calm']);
    expect(ids(offeredValues(all, noted))).toEqual(['numbers', 'calm']);
  });

  it('are one line where they are changed', () => {
    expect(ids(standing(all))).toEqual(['four', 'calm', 'dose']);
    const away = [numbers, of('three', 'numbers', true)];
    expect(ids(standing(away))).toEqual(['three']);
  });

  it('have no end where one follows itself', () => {
    expect(() => endsOf([of('a', 'b'), of('b', 'a')])).not.toThrow();
  });

  it('have a word for each step', () => {
    expect([1, 3, 9].map((step) => stepWord(of('a', null), step))).toEqual(['low', 'high', '']);
  });
});
