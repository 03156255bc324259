import { describe, expect, it } from 'vitest';
import type { MoodStep, Tracker } from '@/backend';
import { addedAbove, moved, sameScale, unnamed, without } from './scale_draft';
import { draftOfTracker, missingOf, movedIds, READY, readyDraft, trackerOf } from './tracker_draft';

const steps: MoodStep[] = ['Heavy', 'Low', 'Even', 'Good', 'Bright'].map((word) => ({ word, colour: null }));
const words = (list: readonly { word: string }[]) => list.map(({ word }) => word);

describe('a mood scale while it is changed', () => {
  it('keeps between 3 and 11 steps', () => {
    let many = [...steps];
    for (let i = 0; i < 20; i += 1) many = addedAbove(many, 0);
    expect(many).toHaveLength(11);
    let few = [...steps];
    for (let i = 0; i < 20; i += 1) few = without(few, 0);
    expect(words(few)).toEqual(['Even', 'Good', 'Bright']);
  });

  it('moves a step one place, and not over an end', () => {
    expect(words(moved(steps, 0, 1)).slice(0, 2)).toEqual(['Low', 'Heavy']);
    expect(moved(steps, 4, 1)).toEqual(steps);
  });

  it('says which step has no word, and when nothing changed', () => {
    expect(unnamed(addedAbove(steps, 1))).toEqual([3]);
    expect(
      sameScale(
        steps,
        steps.map((step) => ({ ...step, word: ` ${step.word} ` })),
      ),
    ).toBe(true);
    expect(sameScale(steps, moved(steps, 0, 1))).toBe(false);
  });
});

describe('a tracker while it is filled in', () => {
  const trackers: Tracker[] = [
    {
      id: '1',
      name: 'Coffee',
      kind: 'number',
      unit: 'cups',
      decimals: 1,
      dayRule: 'sum',
      archived: false,
      follows: null,
    },
    {
      id: '2',
      name: 'Pain',
      kind: 'scale',
      min: -2,
      max: 7,
      lowWord: null,
      highWord: 'a lot',
      dayRule: 'mean',
      archived: true,
      follows: null,
    },
    {
      id: '3',
      name: 'Dose',
      kind: 'dose',
      unit: null,
      plan: [
        { at: '08:00:00', amount: null },
        { at: '21:00:00', amount: 0.5 },
      ],
      remind: true,
      dayRule: 'sum',
      archived: false,
      follows: null,
    },
    { id: '6', name: 'Up', kind: 'time', dayRule: 'last', archived: false, follows: null },
    { id: '4', name: 'Sleep', kind: 'duration', dayRule: 'sum', archived: false, follows: null },
    { id: '5', name: 'Out', kind: 'yesNo', dayRule: 'last', archived: false, follows: null },
  ];

  it('comes out as it went in, for every kind', () => {
    for (const tracker of trackers) expect(trackerOf(draftOfTracker(tracker), tracker.id)).toEqual(tracker);
  });

  it('needs a name and a range that has an inside', () => {
    const empty = draftOfTracker(null);
    expect(missingOf(empty)).toBe('words-name-missing');
    expect(missingOf({ ...empty, name: 'Pain', kind: 'scale', min: 5, max: 5 })).toBe('tracker-range-wrong');
    expect(missingOf({ ...empty, name: 'Pain', kind: 'scale', min: 0, max: 2.5 })).toBe(
      'tracker-range-wrong',
    );
    expect(missingOf({ ...empty, name: 'Pain', kind: 'scale', min: 0, max: 5 })).toBeUndefined();
  });

  it('needs a word for each step', () => {
    const steps = (...words: string[]) =>
      missingOf({ ...draftOfTracker(null), name: 'x', kind: 'steps', words });
    expect(steps('low', ' ', 'high')).toBe('tracker-words-missing');
    expect(steps('low', 'some', 'high')).toBeUndefined();
  });

  it('needs a time for each planned dose, and each time once', () => {
    const dose = (...plan: [string, string][]) =>
      missingOf({
        ...draftOfTracker(null),
        name: 'x',
        kind: 'dose',
        plan: plan.map(([at, amount]) => ({ at, amount })),
      });
    expect(dose()).toBeUndefined();
    expect(dose(['08:00', ''], ['21:00', '0,5'])).toBeUndefined();
    expect(dose(['', '2'])).toBe('tracker-plan-wrong');
    expect(dose(['08:00', 'two'])).toBe('tracker-plan-wrong');
    expect(dose(['08:00', '1'], ['08:00', '2'])).toBe('tracker-plan-twice');
  });

  it('begins ready with all it needs', () => {
    for (const one of READY) {
      expect(missingOf(readyDraft(one, 'A name', ['low', 'some', 'high']))).toBeUndefined();
    }
    expect(trackerOf(readyDraft('energy', 'Energy', ['low', 'some', 'high']), '1')).toMatchObject({
      kind: 'steps',
      words: ['low', 'some', 'high'],
    });
  });

  it('moves one place, and not over an end', () => {
    expect(movedIds(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(movedIds(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });
});
