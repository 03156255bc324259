import { describe, expect, it } from 'vitest';
import type { ExerciseStep } from '@/backend';
import { canStretch, Engine, fill, levels, unfold } from './engine';

const tap: ExerciseStep = { type: 'tap', title: 'Sit' };
const timed = (seconds: number): ExerciseStep => ({ type: 'timed', title: 'Lie', seconds });
const breath = (cycles: number): ExerciseStep => ({
  type: 'breath',
  phases: [
    { do: 'in', seconds: 4 },
    { do: 'out', seconds: 8 },
  ],
  cycles,
});

describe('the clock of an exercise', () => {
  it('says the phase and the round of any instant', () => {
    const engine = new Engine([breath(20)], 1000);
    const look = (ms: number) => engine.look(1000 + ms).phase;
    expect(look(0)).toMatchObject({ at: 0, round: 0, since: 0, length: 4000, from: 0, to: 1 });
    expect(look(3999)).toMatchObject({ at: 0, since: 3999 });
    expect(look(4000)).toMatchObject({ at: 1, since: 0, from: 1, to: 0 });
    expect(look(12_000)).toMatchObject({ at: 0, round: 1, since: 0 });
    expect(engine.look(1000 + 239_999).over).toBe(false);
    expect(engine.look(1000 + 240_000).over).toBe(true);
  });

  it('has not drifted after twenty minutes of late looks', () => {
    // A hundred breaths, then as many again in a step of its own: looked at too late every time, and unevenly.
    const engine = new Engine([breath(50), timed(1), breath(50)], 0);
    let now = 0;
    let late = 0;
    for (;;) {
      const wait = engine.next(now);
      if (wait === null) break;
      late = (late * 31 + 7) % 23;
      now += wait + late;
    }
    expect(engine.look(now).over).toBe(true);
    expect(now).toBeGreaterThanOrEqual(1_201_000);
    expect(now).toBeLessThan(1_201_000 + 23);
    // And in the middle of it the phase is the one the clock says, to the millisecond.
    const other = new Engine([breath(50), timed(1), breath(50)], 0);
    for (let at = 0; at < 1_150_017; at += 137) other.look(at);
    expect(other.look(1_150_017).phase).toMatchObject({ round: 45, at: 1, since: 5017 });
  });

  it('is where the clock is after the window stood still for half a minute', () => {
    const engine = new Engine([timed(10), breath(10), tap], 0);
    engine.look(5000);
    expect(engine.look(35_000)).toMatchObject({ at: 1, phase: { round: 2, at: 0, since: 1000 } });
    expect(engine.look(500_000)).toMatchObject({ at: 2, phase: null, over: false });
  });

  it('stands still while paused', () => {
    const engine = new Engine([breath(10)], 0);
    engine.pause(5000);
    expect(engine.look(65_000).phase).toMatchObject({ at: 1, since: 1000 });
    expect(engine.next(65_000)).toBeNull();
    engine.resume(65_000);
    expect(engine.look(66_000).phase).toMatchObject({ at: 1, since: 2000 });
    expect(engine.look(66_000).left).toBe(114_000);
  });

  it('asks to be looked at when a second or a phase is over', () => {
    const half: ExerciseStep = { type: 'breath', phases: [{ do: 'in', seconds: 5.5 }], cycles: 2 };
    const engine = new Engine([half], 0);
    expect(engine.next(0)).toBe(1000);
    expect(engine.next(4900)).toBe(100);
    expect(engine.next(5000)).toBe(500);
    expect(new Engine([tap], 0).next(0)).toBeNull();
  });
});

describe('the way through', () => {
  it('goes back to the beginning of a step, then to the one before', () => {
    const engine = new Engine([tap, timed(60), tap], 0);
    engine.forward(1000);
    engine.back(11_000);
    expect(engine.look(11_000)).toMatchObject({ at: 1, phase: { since: 0 } });
    engine.back(12_000);
    expect(engine.look(12_000).at).toBe(0);
    engine.back(12_000);
    expect(engine.look(12_000).at).toBe(0);
    engine.forward(13_000);
    engine.forward(13_000);
    engine.forward(13_000);
    expect(engine.look(13_000).over).toBe(true);
    engine.back(14_000);
    expect(engine.look(14_000)).toMatchObject({ at: 2, over: false });
  });

  it('keeps its pause when one steps', () => {
    const engine = new Engine([timed(60), timed(30)], 0);
    engine.pause(1000);
    engine.forward(2000);
    expect(engine.look(99_000)).toMatchObject({ at: 1, phase: { since: 0 } });
  });

  it('is made longer and shorter, and no shorter than it was already', () => {
    const engine = new Engine([tap, breath(10)], 0);
    expect(engine.look(0).left).toBe(120_000);
    expect(engine.stretch(1, 0)).toBe(true);
    expect(engine.look(0).left).toBe(180_000);
    engine.forward(0);
    engine.stretch(-1, 90_000);
    expect(engine.look(90_000)).toMatchObject({ over: false, left: 30_000 });
    engine.stretch(-1, 90_000);
    expect(engine.look(90_000).over).toBe(false);
    expect(engine.look(90_000).left).toBeLessThan(30_000);
    expect(new Engine([tap], 0).stretch(1, 0)).toBe(false);
    expect(new Engine([breath(20)], 0, { stretch: 2 }).look(0).left).toBe(480_000);
  });

  it('goes the way that was chosen, and asks at the end of every round', () => {
    const steps: ExerciseStep[] = [
      {
        type: 'branch',
        ask: 'Which?',
        options: [
          { words: 'a', steps: [tap, tap] },
          { words: 'b', steps: [] },
        ],
      },
      { type: 'loop', ask: 'Better?', steps: [timed(5)], atMost: 3 },
      tap,
    ];
    const keys = (decisions: Record<string, number>) => unfold(steps, decisions).map(({ key }) => key);
    expect(keys({})).toEqual(['0', '1@0.0', '1@0', '2']);
    expect(keys({ '0': 0, '1@0': 0 })).toEqual(['0', '0.0.0', '0.0.1', '1@0.0', '1@0', '1@1.0', '1@1', '2']);
    expect(keys({ '0': 1, '1@0': 0, '1@1': 0 })).toEqual(['0', '1@0.0', '1@0', '1@1.0', '1@1', '1@2.0', '2']);
    const engine = new Engine(steps, 0);
    expect(engine.look(0).left).toBeNull();
    engine.decide(1, 0);
    expect(engine.look(0).unit.key).toBe('1@0.0');
    expect(engine.look(5000).unit.key).toBe('1@0');
    engine.decide(1, 6000);
    expect(engine.look(6000).unit.key).toBe('2');
  });

  it('comes back to where it was left', () => {
    const engine = new Engine([tap, timed(60), tap], 0);
    engine.standAt('2', 5);
    expect(engine.look(5).at).toBe(2);
    engine.standAt('gone', 5);
    expect(engine.look(5).at).toBe(0);
  });
});

it('raises the water in steps where a breath is topped up', () => {
  expect(levels([{ do: 'in' }, { do: 'topUp' }, { do: 'hold' }, { do: 'out' }, { do: 'rest' }])).toEqual([
    { from: 0, to: 0.8 },
    { from: 0.8, to: 1 },
    { from: 1, to: 1 },
    { from: 1, to: 0 },
    { from: 0, to: 0 },
  ]);
});

it('shows the first line of an answer again, and nothing where there is none', () => {
  expect(fill('You wrote: {a}. {b}{c}', { a: 'one\ntwo', b: ['', 'x'] })).toBe('You wrote: one. x');
});

describe('a longer or a shorter exercise', () => {
  it('is one in which something goes by the clock, wherever that lies', () => {
    expect(canStretch([tap, { type: 'text', field: 'a', ask: 'b', long: false }])).toBe(false);
    expect(canStretch([tap, timed(3)])).toBe(true);
    const inside: ExerciseStep = { type: 'loop', ask: 'Better?', steps: [breath(1)], atMost: 2 };
    const way = (steps: ExerciseStep[]): ExerciseStep => ({
      type: 'branch',
      ask: 'Which?',
      options: [
        { words: 'a', steps: [] },
        { words: 'b', steps },
      ],
    });
    expect(canStretch([way([inside])])).toBe(true);
    expect(canStretch([way([tap])])).toBe(false);
  });
});
