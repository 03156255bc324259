import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryDraft, Vocabulary } from '@/backend';
import { groundOf } from '@/shared/entries/draft';
import { vocabulary } from '@/shared/entries/vocabulary.svelte';
import { CheckIn } from './check_in.svelte';

const words: Vocabulary = {
  scales: [
    { id: 's', steps: ['Heavy', 'Low', 'Even'].map((word) => ({ word, colour: null })), current: true },
  ],
  feelings: [],
  frequentFeelings: [],
  frequentTags: [],
  tags: [],
  trackers: [],
};

describe('a check-in', () => {
  let calls: string[];
  let saved: EntryDraft[];
  let full: boolean;
  let checkIn: CheckIn;

  beforeEach(() => {
    calls = [];
    saved = [];
    full = false;
    vocabulary.view = words;
    mockIPC((command, args) => {
      const { draft } = args as { draft: EntryDraft };
      calls.push(command);

      if (full && command === 'journal_save') throw { code: 'disk-full', field: null };
      if (command === 'journal_save') {
        saved.push(draft);
        return { id: draft.id, at: draft.at, day: '2026-11-19', marks: groundOf(draft), leftOut: 0 };
      }
      return command === 'journal_draft_save' ? '2026-11-19T21:48:00Z' : null;
    });
    checkIn = new CheckIn();
  });

  it('is whole with one tap', async () => {
    await checkIn.tap(2);
    expect(saved).toHaveLength(1);
    expect(saved[0]?.mood).toEqual({ scale: 's', step: 2 });
    expect(await checkIn.done()).toBe('saved');
    expect(calls).toEqual(['journal_save']);
  });

  it('changes the same entry with another tap, in the same session', async () => {
    await checkIn.tap(2);
    await checkIn.tap(3);
    expect(new Set(saved.map((d) => `${d.id} ${d.session}`)).size).toBe(1);
    expect(saved[1]?.mood?.step).toBe(3);
  });

  it('takes along what was typed before the tap', async () => {
    checkIn.writing.edit((d) => {
      d.body = 'a line';
    });
    await checkIn.tap(1);
    expect(saved[0]?.body).toBe('a line');
  });

  it('goes to the bin when it is taken back, and the words stay on the screen', async () => {
    checkIn.writing.edit((d) => {
      d.body = 'four words';
    });
    await checkIn.tap(2);
    const { id } = checkIn.writing.draft;
    await checkIn.undo();
    expect(calls).toContain('journal_bin');
    expect(checkIn.writing.draft).toMatchObject({ body: 'four words', mood: null });
    expect(checkIn.writing.draft.id).not.toBe(id);
    expect(checkIn.writing.isSaved).toBe(false);
  });

  it('is nothing where nothing was noted', async () => {
    expect(await checkIn.done()).toBe('nothing');
    expect(await checkIn.leave()).toBe('nothing');
    expect(calls).toEqual([]);
  });

  it('stays open and says why when it could not be saved', async () => {
    full = true;
    await checkIn.tap(2);
    expect(checkIn.failure).toMatchObject({ code: 'disk-full' });
    expect(await checkIn.done()).toBeNull();
    full = false;
    expect(await checkIn.done()).toBe('saved');
    expect(checkIn.failure).toBeNull();
  });

  it('is kept as a draft when it is left', async () => {
    checkIn.writing.edit((d) => {
      d.feelings = ['f'];
    });
    expect(await checkIn.leave()).toBe('draft');
    expect(calls).toEqual(['journal_draft_save']);
  });

  describe('while the journal is locked', () => {
    beforeEach(() => {
      checkIn = new CheckIn({ sealed: true });
    });

    it('is sealed once, when it is done', async () => {
      await checkIn.tap(2);
      checkIn.writing.edit((d) => {
        d.body = 'a line';
      });
      await checkIn.writing.flush();
      expect(calls).toEqual([]);
      expect(await checkIn.done()).toBe('saved');
      expect(calls).toEqual(['outbox_write']);
    });

    it('is sealed when it is left, and nothing is where nothing was noted', async () => {
      expect(await checkIn.leave()).toBe('nothing');
      await checkIn.tap(1);
      expect(await checkIn.leave()).toBe('saved');
      expect(calls).toEqual(['outbox_write']);
    });

    it('stays where it could not be sealed', async () => {
      mockIPC(() => {
        throw { code: 'outbox-full', field: null };
      });
      await checkIn.tap(1);
      expect(await checkIn.leave()).toBeNull();
      expect(checkIn.failure).not.toBeNull();
    });
  });
});
