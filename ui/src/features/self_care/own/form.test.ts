import { expect, it } from 'vitest';
import type { Exercise, ExerciseStep } from '@/backend';
import {
  blankForm,
  blankStep,
  definitionOf,
  formOf,
  nameAnswers,
  packed,
  STEP_TYPES,
  unpacked,
} from './form';

const STEPS: ExerciseStep[] = [
  { type: 'tap', title: 'Sit down', words: 'Where it is quiet.\nOr not.' },
  { type: 'timed', title: 'Look out', seconds: 12.5 },
  {
    type: 'breath',
    phases: [
      { do: 'in', seconds: 4, words: 'through the nose' },
      { do: 'out', seconds: 6.5 },
    ],
    cycles: 9,
  },
  { type: 'repeat', over: ['Hands', 'Face'], phases: [{ title: 'Tense', seconds: 6 }], rounds: 2 },
  { type: 'text', field: 'what', ask: 'What is it?', hint: 'A word', long: true },
  { type: 'list', field: 'things', ask: 'Which?', atLeast: 2, atMost: 5 },
  { type: 'slider', field: 'much', ask: 'How much?', from: 1, to: 9, low: 'little', high: 'much' },
  { type: 'choice', field: 'one', ask: 'Which of {what}?', options: ['This', 'That'], several: true },
  { type: 'checklist', field: 'ticked', ask: 'What is done?', items: ['Water'] },
  { type: 'sort', field: 'sorted', ask: 'Where to?', piles: ['Mine', 'Not mine'], cards: ['A', 'B'] },
  {
    type: 'branch',
    ask: 'Go on?',
    options: [
      { words: 'Yes', steps: [{ type: 'tap', title: 'On' }] },
      { words: 'No', steps: [] },
    ],
  },
  { type: 'loop', ask: 'Enough?', steps: [{ type: 'timed', title: 'Wait', seconds: 30 }], atMost: 4 },
  { type: 'canvas', title: 'Draw', symmetry: 6 },
];
const EXERCISE: Exercise = {
  format: 'mooring-exercise',
  version: 1,
  id: '',
  language: 'en',
  name: 'By the window',
  summary: 'five breaths by the window',
  about: 'One looks out.',
  kind: 'body',
  dimensions: ['physical', 'social'],
  needs: ['sleep'],
  minutes: { usual: 7, from: 2, to: 20 },
  before: ['Open it'],
  steps: STEPS,
  cautions: ['Not in a storm'],
  evidence: { grade: 'own', words: '', sources: [] },
  keeps: true,
};

const made = (form = formOf(EXERCISE)): Record<string, unknown> =>
  JSON.parse(definitionOf(form)) as Record<string, unknown>;

it('makes the same of an exercise that was only looked at, with every kind of step', () => {
  const rest: Partial<Exercise> = { ...EXERCISE };
  delete rest.id;
  expect(made()).toEqual(rest);
  expect(new Set(STEPS.map(({ type }) => type))).toEqual(new Set([...STEP_TYPES, 'canvas']));
  expect(made(unpacked(packed(formOf(EXERCISE)), 'en'))).toEqual(rest);
});

it('lets another length be shorter and longer than before, and keeps that of one that stays', () => {
  const form = formOf(EXERCISE);
  form.minutes = '50';
  expect(made(form)['minutes']).toEqual({ usual: 50, from: 25, to: 90 });
  form.minutes = 'long';
  expect(made(form)['minutes']).toMatchObject({ usual: 0 });
});

it('names every answer once, and leaves the names that are there', () => {
  const form = blankForm('en');
  const loop = blankStep('loop');
  loop.steps = [{ ...blankStep('text'), field: 'answer-1' }, blankStep('slider')];
  form.steps = [blankStep('choice'), blankStep('tap'), loop];
  nameAnswers(form);
  expect(form.steps.map(({ field }) => field)).toEqual(['answer-2', '', '']);
  expect(loop.steps.map(({ field }) => field)).toEqual(['answer-1', 'answer-3']);
});

it('says a number that is none in a way that is refused where it stands', () => {
  const form = blankForm('en');
  form.steps = [
    { ...blankStep('timed'), seconds: 'a while' },
    { ...blankStep('list'), atMost: '2.5' },
  ];
  expect(made(form)['steps']).toMatchObject([{ seconds: -1 }, { atMost: -1 }]);
});

it('begins anew where what was kept can’t be read', () => {
  expect(unpacked('{', 'en')).toEqual(blankForm('en'));
});
