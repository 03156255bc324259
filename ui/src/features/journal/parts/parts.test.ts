import { describe, expect, it } from 'vitest';
import type { FeelingFamily, Tracker } from '@/backend';
import { offeredTrackers, readTracker, trackerText, typedTracker, withTracker } from './tracker_values';
import { feelingGroups, findWords, hasWord, shownWords } from './word_groups';

const feeling = (id: string, word: string, archived = false) => ({ id, word, archived });
const families: FeelingFamily[] = [
  {
    id: 'f1',
    word: 'Restless',
    feelings: [feeling('1', 'wired'), feeling('2', 'racing'), feeling('3', 'old', true)],
  },
  { id: 'f2', word: 'Worn', feelings: [feeling('4', 'tired'), feeling('5', 'Müde')] },
];

describe('words to choose from', () => {
  it('offer what was put away only while it is chosen', () => {
    const ids = (chosen: string[]) =>
      feelingGroups(families, chosen).flatMap((g) => g.words.map((w) => w.id));
    expect(ids([])).toEqual(['1', '2', '4', '5']);
    expect(ids(['3'])).toContain('3');
  });

  it('are found by a part, without accents, or by their family', () => {
    const groups = feelingGroups(families, []);
    const found = (typed: string) => findWords(groups, typed).flatMap((g) => g.words.map((w) => w.word));
    expect(found('ire')).toEqual(['wired', 'tired']);
    expect(found('mude')).toEqual(['Müde']);
    expect(found('rest')).toEqual(['wired', 'racing']);
    expect(found('zzz')).toEqual([]);
    expect(hasWord(groups, ' MUDE ')).toBe(true);
    expect(hasWord(groups, 'mud')).toBe(false);
  });

  it('stay where they are when they are chosen', () => {
    const groups = feelingGroups(families, []);
    expect(shownWords(groups, ['4', '1', 'gone'], ['2', '1']).map((w) => w.id)).toEqual(['4', '1', '2']);
  });
});

describe('the value of a tracker', () => {
  const base = { id: 't', name: 'x', dayRule: 'sum', archived: false, follows: null } as const;
  const number: Tracker = { ...base, kind: 'number', unit: 'cups', decimals: 1 };
  const dose: Tracker = { ...base, kind: 'dose', unit: 'mg', plan: [], remind: false };
  const up: Tracker = { ...base, kind: 'time' };
  const energy: Tracker = { ...base, kind: 'scale', min: 1, max: 5, lowWord: 'worn out', highWord: null };
  const sleep: Tracker = { ...base, kind: 'duration' };

  it('is read as it is written here or elsewhere', () => {
    expect(readTracker(number, '2,5')).toBe(2.5);
    expect(readTracker(number, '1 200.25')).toBe(1200.3);
    expect(readTracker(number, '-3')).toBe(-3);
    expect(readTracker(dose, '-3')).toBeUndefined();
    expect(readTracker(dose, 'two')).toBeUndefined();
    expect(readTracker(dose, ' ')).toBeNull();
    expect(readTracker(sleep, '5h10')).toBe(310);
    expect(readTracker(up, '7:05')).toBe(425);
    expect(readTracker(up, '9 pm')).toBe(1260);
    expect(readTracker(up, '25:00')).toBeUndefined();
  });

  it('comes back as it was typed', () => {
    for (const [tracker, value] of [
      [number, 2.5],
      [dose, 0.125],
      [sleep, 310],
      [up, 0],
      [up, 1439],
    ] as const) {
      expect(readTracker(tracker, typedTracker(tracker, value))).toBe(value);
    }
    expect(typedTracker(dose, null)).toBe('');
  });

  it('is said with its unit', () => {
    expect(trackerText(dose, 200)).toBe('200 mg');
    expect(trackerText({ ...base, kind: 'yesNo' }, 0)).toBe('no');
    expect([1, 3, 5].map((value) => trackerText(energy, value))).toEqual([
      '1 of 5, worn out',
      '3 of 5',
      '5 of 5',
    ]);
    expect(trackerText(up, 425)).toMatch(/7:05/);
  });

  it('of a dose is offered here only where an entry has one', () => {
    expect(offeredTrackers([dose, { ...sleep, id: 's' }], [])).toHaveLength(1);
    expect(offeredTrackers([dose], [{ tracker: 't', value: 200 }])).toEqual([dose]);
  });

  it('replaces, adds and goes away in place', () => {
    const values = [
      { tracker: 'a', value: 1 },
      { tracker: 'b', value: 2 },
    ];
    expect(withTracker(values, 'a', 5)).toEqual([
      { tracker: 'a', value: 5 },
      { tracker: 'b', value: 2 },
    ]);
    expect(withTracker(values, 'c', 3)).toHaveLength(3);
    expect(withTracker(values, 'a', null)).toEqual([{ tracker: 'b', value: 2 }]);
  });
});
