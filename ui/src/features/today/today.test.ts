import { mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntryDraft, TodayView } from '@/backend';
import { vocabulary } from '@/shared/entries/vocabulary.svelte';
import { CORRECTS_FOR, TodayController, untilNextLook } from './today.svelte';

describe('the end of a day', () => {
  const until = (instant: string) =>
    untilNextLook({ until: '2026-11-20T04:15:00Z' } as TodayView, Date.parse(instant));

  it('is looked for when it comes, whatever the minutes of the zone', () => {
    expect(until('2026-11-20T04:00:00Z')).toBe(901_000);
  });

  it('is looked for each hour until then, as a timer rests while the computer sleeps', () => {
    expect(until('2026-11-19T12:00:00Z')).toBe(3_600_000);
    expect(untilNextLook(null, 0)).toBe(3_600_000);
  });

  it('that was slept through is looked for at once', () => {
    expect(until('2026-11-20T09:00:00Z')).toBe(1000);
  });
});

describe('today', () => {
  let entries: Map<string, EntryDraft>;
  let binned: string[];
  let today: TodayController;

  const view = (): TodayView => ({
    day: '2026-11-19',
    late: false,
    until: '2026-11-20T04:00:00Z',
    entries: [...entries.values()].map((e) => ({
      id: e.id,
      day: '2026-11-19',
      at: e.at,
      localTime: '21:48:00',
      mood: e.mood,
      snippet: [],
      labels: [],
      starred: false,
      steps: [],
      pictures: 0,
      files: 0,
      hasDraft: false,
    })),
    drafts: [],
    onThisDay: null,
    onBreak: null,
    journalEmpty: entries.size === 0,
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    entries = new Map();
    binned = [];
    vocabulary.view = {
      scales: [{ id: 's', steps: ['a', 'b', 'c'].map((word) => ({ word, colour: null })), current: true }],
      feelings: [],
      frequentFeelings: [],
      frequentTags: [],
      tags: [],
      trackers: [],
    };
    mockIPC((command, args) => {
      const { draft, id } = args as { draft: EntryDraft; id: string };
      if (command === 'journal_save') {
        entries.set(draft.id, draft);
        return { id: draft.id, at: draft.at, day: '2026-11-19' };
      }
      if (command === 'journal_get') return { ...entries.get(id), versions: 0 };
      if (command === 'journal_bin') {
        binned.push(id);
        entries.delete(id);
      }
      return command === 'journal_today' ? view() : null;
    });
    today = new TodayController();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('notes a mood with one tap and corrects it with the next', async () => {
    const first = await today.tap(1);
    expect(first.isNew).toBe(true);
    const second = await today.tap(3);
    expect(second).toEqual({ id: first.id, isNew: false });
    expect(entries.size).toBe(1);
    expect(entries.get(first.id)?.mood?.step).toBe(3);
  });

  it('makes one entry of two taps that come faster than the answer', async () => {
    const [a, b] = await Promise.all([today.tap(1), today.tap(2)]);
    expect(a.id).toBe(b.id);
    expect(entries.size).toBe(1);
  });

  it('keeps what was added to it in the meantime', async () => {
    const { id } = await today.tap(1);
    const entry = entries.get(id);
    if (entry) entries.set(id, { ...entry, body: 'added elsewhere' });
    await today.tap(2);
    expect(entries.get(id)).toMatchObject({ body: 'added elsewhere', mood: { step: 2 } });
  });

  it('begins a new entry after a while', async () => {
    await today.tap(1);
    vi.advanceTimersByTime(CORRECTS_FOR + 1);
    expect((await today.tap(1)).isNew).toBe(true);
    expect(entries.size).toBe(2);
  });

  it('takes a check-in back into the bin, and the next tap is a new one', async () => {
    const { id } = await today.tap(1);
    await today.takeBack(id);
    expect(binned).toEqual([id]);
    expect(today.noted).toBeNull();
    expect((await today.tap(2)).isNew).toBe(true);
  });

  it('forgets what was noted once it is gone by another way', async () => {
    const { id } = await today.tap(1);
    entries.delete(id);
    await today.read();
    expect(today.noted).toBeNull();
  });
});
