import { describe, expect, it } from 'vitest';
import type { MoodScale } from '@/backend';
import { alikeNeighbours, contrast, edgeOf, inkOf } from './colour';
import { faceStrokes } from './face';
import { fitPicker, pickerKey } from './picker_rows';
import { fifthOf, fraction, lookAt, lookOf, nearestStep, seenMood, wordsOfFifth } from './scale';

const scale = (words: string[], colours: (string | null)[] = []): MoodScale => ({
  id: words.join(),
  steps: words.map((word, i) => ({ word, colour: colours[i] ?? null })),
  current: true,
});
const five = scale(['Heavy', 'Low', 'Even', 'Good', 'Bright']);

describe('the scale', () => {
  it('spans nought to one for every length', () => {
    for (let of = 3; of <= 11; of += 1) {
      expect(fraction(1, of)).toBe(0);
      expect(fraction(of, of)).toBe(1);
    }
  });

  it('uses the tokens themselves on their anchors and mixes between them', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((t) => lookAt(t).fill)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `var(--mood-${n})`),
    );
    expect(lookAt(0.1).fill).toBe('color-mix(in oklab, var(--mood-2) 40.0%, var(--mood-1))');
    expect(lookAt(0.1).edgeDark).toContain('--mood-2-edge');
  });

  it('never mixes the ink of a face: it is one of the anchors', () => {
    for (let i = 0; i <= 100; i += 1) expect(lookAt(i / 100).ink).toMatch(/^var\(--mood-[1-5]-ink\)$/);
  });

  it('shows a mood in the words of the scale it was noted with', () => {
    const old = { ...scale(['No', 'So', 'Yes']), current: false };
    expect(seenMood([five, old], { scale: old.id, step: 3 })).toMatchObject({ word: 'Yes', of: 3, t: 1 });
    expect(seenMood([five], { scale: 'gone', step: 1 })).toBeUndefined();
    expect(seenMood([five], { scale: five.id, step: 9 })).toBeUndefined();
    expect(seenMood([five], null)).toBeUndefined();
  });

  it('finds the nearest step to a mean', () => {
    expect(nearestStep(five, 0.62)).toBe(3);
    expect(nearestStep(five, 0.63)).toBe(4);
    expect(nearestStep(five, 1.2)).toBe(5);
  });

  it('gives every step of every length to exactly one fifth', () => {
    for (let of = 3; of <= 11; of += 1) {
      const words = Array.from({ length: of }, (_, i) => `w${i + 1}`);
      const spread = [0, 1, 2, 3, 4].flatMap((fifth) => wordsOfFifth(scale(words), fifth));
      expect(spread).toEqual(words);
    }
    expect([0, 0.25, 0.5, 0.75, 1].map(fifthOf)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('colours a person chose', () => {
  const chosen = [
    '#ff0000',
    '#ffee00',
    '#fffffe',
    '#000000',
    '#123456',
    '#7f7f7f',
    '#00ff88',
    '#d3e6ed',
    '#1c3540',
  ];

  it('get an outline that can be seen on light and on dark paper', () => {
    for (const colour of chosen) {
      expect(contrast(edgeOf(colour, 'light'), '#d3e6ed')).toBeGreaterThanOrEqual(3);
      expect(contrast(edgeOf(colour, 'dark'), '#1c3540')).toBeGreaterThanOrEqual(3);
    }
  });

  it('keep their own colour as outline where it can be seen already', () => {
    expect(edgeOf('#123456', 'light')).toBe('#123456');
    expect(edgeOf('#ffee00', 'dark')).toBe('#ffee00');
  });

  it('get a face that can be seen on the fill', () => {
    for (const colour of chosen) expect(contrast(inkOf(colour), colour)).toBeGreaterThanOrEqual(3);
  });

  it('are used instead of the path, and ignored where they are no colours', () => {
    const own = scale(['a', 'b', 'c'], ['#112233', 'red', null]);
    expect(lookOf(own, 1).fill).toBe('#112233');
    expect(lookOf(own, 2).fill).toBe('var(--mood-3)');
    expect(lookOf(own, 3).fill).toBe('var(--mood-5)');
  });

  it('are named where neighbours look alike', () => {
    expect(alikeNeighbours(['#336699', '#336a9c', '#ffcc00', null, '#ffcc00'])).toEqual([1]);
    expect(alikeNeighbours(['#1d4b6b', '#3f7591', '#6ba3a4', '#cdb97a', '#f8d556'])).toEqual([]);
  });
});

describe('the face', () => {
  it('has a shape of its own for each of eleven steps', () => {
    const shapes = new Set(Array.from({ length: 11 }, (_, i) => JSON.stringify(faceStrokes(i / 10))));
    expect(shapes.size).toBe(11);
  });

  it('turns the mouth from down to up', () => {
    const bend = (t: number): number => Number(/q[\d.]+ (-?[\d.]+)/.exec(faceStrokes(t).mouth)?.[1]);
    expect(bend(0)).toBeLessThan(0);
    expect(bend(0.5)).toBeGreaterThan(0);
    expect(bend(0.5)).toBeLessThan(bend(1));
  });
});

describe('the room of a picker', () => {
  it('keeps every target at least 24 wide, from 3 to 11 steps, down to an inspector', () => {
    for (let of = 3; of <= 11; of += 1) {
      for (const room of [208, 250, 330, 520, 876]) {
        const { rows, size } = fitPicker(of, room, { size: 60, step: 80 }, 6, 8);
        const widest = Math.max(...rows.map((row) => row.length));
        expect(room / widest).toBeGreaterThanOrEqual(24);
        expect(size).toBeGreaterThanOrEqual(24);
        expect(size * widest).toBeLessThanOrEqual(room + widest);
        expect(rows.flat()).toEqual(Array.from({ length: of }, (_, i) => i + 1));
      }
    }
  });

  it('drops the words where they would not fit', () => {
    expect(fitPicker(5, 876, { size: 60, step: 80 }, 6, 8).words).toBe(true);
    expect(fitPicker(11, 330, { size: 44, step: 56 }, 6, 8).words).toBe(false);
  });
});

describe('the keys of a picker', () => {
  it('moves with arrows and stays on the scale', () => {
    expect(pickerKey('ArrowRight', 5, 5)).toEqual({ kind: 'go', step: 5 });
    expect(pickerKey('ArrowLeft', 3, 5)).toEqual({ kind: 'go', step: 2 });
    expect(pickerKey('End', 1, 7)).toEqual({ kind: 'go', step: 7 });
  });

  it('chooses by number only what there is', () => {
    expect(pickerKey('4', 1, 5)).toEqual({ kind: 'choose', step: 4 });
    expect(pickerKey('7', 1, 5)).toBeNull();
    expect(pickerKey('0', 1, 11)).toEqual({ kind: 'choose', step: 10 });
    expect(pickerKey('0', 1, 5)).toBeNull();
  });

  it('clears with Backspace and leaves other keys alone', () => {
    expect(pickerKey('Backspace', 2, 5)).toEqual({ kind: 'clear' });
    expect(pickerKey('a', 2, 5)).toBeNull();
    expect(pickerKey('Tab', 2, 5)).toBeNull();
  });
});
