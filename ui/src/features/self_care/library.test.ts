import { describe, expect, it } from 'vitest';
import type { ExerciseRow } from '@/backend';
import { curve } from './curve';
import { blocks, NOTHING_ASKED } from './library';

const row = (id: string, more: Partial<ExerciseRow> = {}): ExerciseRow => ({
  id,
  name: id,
  summary: 'A summary',
  about: 'About it.',
  kind: 'breathing',
  dimensions: ['physical'],
  needs: ['slow-down'],
  minutes: { usual: 5, from: 4, to: 10 },
  breath: null,
  own: false,
  favourite: false,
  noted: null,
  ...more,
});
const noted = (times: number, before: number, after: number) => ({ times, before, after });

const rows = [
  row('box'),
  row('walk', {
    kind: 'body',
    needs: ['get-going', 'sleep'],
    minutes: { usual: 20, from: 15, to: 30 },
    favourite: true,
  }),
  row('late', { needs: ['room', 'sleep'], noted: noted(4, 6, 5) }),
  row('bed', { needs: ['sleep'], noted: noted(3, 7, 4), dimensions: ['physical', 'social'] }),
  row('mine', { own: true, kind: 'art', about: 'Über den See.' }),
];
const ids = (asked: Partial<typeof NOTHING_ASKED>) =>
  blocks(rows, { ...NOTHING_ASKED, ...asked }).map(({ of, rows: some }) => [of, some.map(({ id }) => id)]);

describe('the library', () => {
  it('stands under headings, one’s own first', () => {
    expect(ids({})).toEqual([
      ['own', ['mine']],
      ['breathing', ['box', 'late', 'bed']],
      ['body', ['walk']],
    ]);
  });

  it('is found by need, length, dimension, words and favourites', () => {
    expect(ids({ need: 'sleep' })).toEqual([
      ['breathing', ['bed', 'late']],
      ['body', ['walk']],
    ]);
    expect(ids({ minutes: 5, need: 'sleep' })).toEqual([['breathing', ['bed', 'late']]]);
    expect(ids({ dimension: 'social' })).toEqual([['breathing', ['bed']]]);
    expect(ids({ favourites: true })).toEqual([['body', ['walk']]]);
    expect(ids({ text: 'uber SEE' })).toEqual([['own', ['mine']]]);
    expect(ids({ text: 'nothing of the kind' })).toEqual([]);
  });

  it('is put in the order of what was noted, where that was often enough', () => {
    expect(ids({ order: 'eased' })).toEqual([
      ['eased', ['bed', 'late']],
      ['unknown', ['box', 'walk', 'mine']],
    ]);
  });
});

it('draws a breath: up, along, and down', () => {
  const phases = [
    { do: 'in' as const, seconds: 4 },
    { do: 'hold' as const, seconds: 4 },
    { do: 'out' as const, seconds: 8 },
  ];
  expect(curve(phases, 160, 22)).toBe('M0 20C20 20 20 2 40 2H80C120 2 120 20 160 20');
});
