import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backend, CommandError, type ExerciseStep, type ExerciseView } from '@/backend';
import { freshDraft } from '@/shared/entries/draft';
import type { Shell } from '@/shared/shell';
import type { Unit } from './engine';
import { Playing } from './playing.svelte';

const steps: ExerciseStep[] = [
  { type: 'text', field: 'worry', ask: 'What worries you?', long: false },
  { type: 'timed', title: 'Sit', seconds: 60 },
];
const view = (more: Partial<ExerciseView['exercise']> = {}): ExerciseView => ({
  own: false,
  favourite: false,
  noted: null,
  exercise: {
    format: 'mooring-exercise',
    version: 1,
    id: 'x',
    language: 'en',
    name: 'Worry time',
    summary: 's',
    about: 'a',
    kind: 'thinking',
    dimensions: ['emotional'],
    needs: ['untangle'],
    minutes: { usual: 1, from: 1, to: 5 },
    before: [],
    steps,
    cautions: [],
    evidence: { grade: 'own', words: '', sources: [] },
    keeps: true,
    ...more,
  },
});

let now = 0;
const clock = (): number => now;
const spies = () => ({
  begin: vi.spyOn(backend, 'selfCareBegin').mockResolvedValue(null),
  keep: vi.spyOn(backend, 'selfCareKeep').mockResolvedValue(null),
  end: vi.spyOn(backend, 'selfCareEnd').mockResolvedValue(null),
  save: vi.spyOn(backend, 'journalSave').mockResolvedValue({} as never),
  get: vi
    .spyOn(backend, 'journalGet')
    .mockRejectedValue(new CommandError({ code: 'not-found', field: null })),
  here: vi.spyOn(backend, 'activity').mockResolvedValue(null as never),
});
let calls: ReturnType<typeof spies>;

beforeEach(() => {
  vi.useFakeTimers();
  now = 100_000;
  calls = spies();
});
afterEach(() => vi.useRealTimers());

/** Lets the clock and the timers go on together. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 250) {
    now += 250;
    await vi.advanceTimersByTimeAsync(250);
  }
}

/** The step that is shown. */
function asked(playing: Playing): Unit {
  if (!playing.look) throw new Error('nothing is shown');
  return playing.look.unit;
}

describe('an exercise that is being done', () => {
  it('keeps what is typed when typing rests, and goes on there later', async () => {
    const playing = new Playing(view(), 1, null, clock);
    playing.before = 6;
    await playing.begin();
    expect(calls.begin).toHaveBeenCalledWith(expect.objectContaining({ id: playing.run, before: 6 }));
    playing.answer(asked(playing), 'the rent');
    expect(calls.keep).not.toHaveBeenCalled();
    await pass(1000);
    expect(calls.keep).toHaveBeenCalledOnce();
    const [run, state] = calls.keep.mock.calls[0] ?? ['', ''];
    playing.stop();

    const later = new Playing(
      view(),
      5,
      { id: run, exercise: 'x', name: 'Worry time', began: '2026-11-19T21:48:00Z', before: 6, state },
      clock,
    );
    await later.begin();
    expect(calls.begin).toHaveBeenCalledOnce();
    expect(later.answers).toEqual({ worry: 'the rent' });
    expect([later.stage, later.paused, later.look?.unit.key]).toEqual(['going', false, '0']);
    later.stop();
  });

  it('comes to its end by the clock, and says that somebody is here meanwhile', async () => {
    const playing = new Playing(view(), 1, null, clock);
    await playing.begin();
    await pass(60_000);
    expect([playing.stage, calls.here.mock.calls.length]).toEqual(['going', 0]);
    playing.step(1);
    await pass(59_000);
    expect(playing.stage).toBe('going');
    expect(calls.here.mock.calls.length).toBeGreaterThanOrEqual(1);
    expect(calls.here.mock.calls.length).toBeLessThanOrEqual(3);
    await pass(1000);
    expect(playing.stage).toBe('after');
    playing.after = 8;
    await playing.close();
    expect(calls.end).toHaveBeenCalledWith({ id: playing.run, after: 8, finished: true });
    expect(calls.keep).not.toHaveBeenCalled();
  });

  it('says honestly that it is harder, from two on', () => {
    const playing = new Playing(view(), 1, null, clock);
    playing.before = 4;
    expect([null, 5, 6].map((after) => ((playing.after = after), playing.harder))).toEqual([
      false,
      false,
      true,
    ]);
    playing.before = null;
    expect(playing.harder).toBe(false);
  });

  it('makes one entry of what was written, linked to the time it was done, however often it is asked', async () => {
    const playing = new Playing(view(), 1, null, clock);
    await playing.begin();
    playing.answer(asked(playing), 'the rent');
    const shell = { noted: vi.fn(), toast: vi.fn() } as unknown as Shell;
    await playing.keepEntry(shell);
    await playing.keepEntry(shell);
    const [first, second] = calls.save.mock.calls.map(([draft]) => draft);
    expect(first).toMatchObject({
      title: 'Worry time',
      body: '**What worries you?**\n\nthe rent',
      links: [{ kind: 'exercise', target: playing.run }],
    });
    expect(second?.id).toBe(first?.id);
    playing.end();
    await playing.close();
    expect(calls.end).toHaveBeenCalledWith({ id: playing.run, after: null, finished: false });
  });

  it('leaves what was drawn in it where it is', async () => {
    const playing = new Playing(view(), 1, null, clock);
    await playing.begin();
    playing.answer(asked(playing), 'the rent');
    const attachments = [{ content: 'a picture', name: 'drawing.png', description: '' }];
    const { entry: id, title, links } = playing.into;
    calls.get.mockResolvedValue({ ...freshDraft(), id, title, links, attachments, began: null } as never);
    await playing.keepEntry({ noted: vi.fn(), toast: vi.fn() } as unknown as Shell);
    expect(calls.save.mock.calls[0]?.[0]).toMatchObject({
      id,
      attachments,
      body: '**What worries you?**\n\nthe rent',
    });
  });

  it('keeps every answer of a loop, and those of a way that was left again', async () => {
    const idea: ExerciseStep = { type: 'text', field: 'idea', ask: 'What could you try?', long: false };
    const other: ExerciseStep = { type: 'text', field: 'other', ask: 'Who could help?', long: false };
    const playing = new Playing(
      view({
        steps: [
          {
            type: 'branch',
            ask: 'Alone?',
            options: [
              { words: 'No', steps: [other] },
              { words: 'Yes', steps: [] },
            ],
          },
          { type: 'loop', ask: 'Enough?', steps: [idea], atMost: 3 },
        ],
      }),
      1,
      null,
      clock,
    );
    await playing.begin();
    playing.decide(0);
    playing.answer(asked(playing), 'my sister');
    playing.step(-1);
    playing.decide(1);
    playing.answer(asked(playing), 'sleep on it');
    playing.step(1);
    playing.decide(0);
    expect(playing.answersAt(asked(playing))['idea']).toBeUndefined();
    playing.answer(asked(playing), 'call the office');
    expect(playing.written).toBe(
      '**What could you try?**\n\nsleep on it\n\n**What could you try?**\n\ncall the office\n\n' +
        '**Who could help?**\n\nmy sister',
    );
  });

  it('stands still where it was ended, until somebody goes back into it', async () => {
    const playing = new Playing(view(), 1, null, clock);
    await playing.begin();
    playing.step(1);
    await pass(10_000);
    playing.end();
    await pass(120_000);
    playing.goOn();
    expect(playing.look?.phase?.since).toBe(10_000);
    expect(playing.stage).toBe('going');
    playing.stop();
  });

  it('lets nothing wait that was taken away again, and keeps the place while it was only looked at', async () => {
    const playing = new Playing(view(), 1, null, clock);
    await playing.begin();
    playing.answer(asked(playing), 'the rent');
    await playing.keep();
    const [, state] = calls.keep.mock.calls[0] ?? ['', ''];
    playing.answer(asked(playing), '');
    await playing.keep();
    expect(calls.keep).toHaveBeenLastCalledWith(playing.run, '');
    await playing.leaveQuietly();
    expect(calls.end).toHaveBeenCalledWith({ id: playing.run, after: null, finished: false });

    const unfinished = {
      id: playing.run,
      exercise: 'x',
      name: 'x',
      began: '2026-11-19T21:48:00Z',
      before: null,
      state,
    };
    const later = new Playing(view(), 1, unfinished, clock);
    calls.keep.mockClear();
    await later.keep();
    await later.leaveQuietly();
    expect(calls.keep).not.toHaveBeenCalled();
  });
});
