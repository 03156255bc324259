import { mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftGround, EntryDraft, ErrorCode } from '@/backend';
import { freshDraft, groundOf } from '@/shared/entries/draft';
import { Writing } from './writing.svelte';

/** What reached the journal, in order; each call waits until it is let through. */
class Journal {
  calls: string[] = [];
  drafts = new Map<string, EntryDraft>();
  saved = new Map<string, EntryDraft>();
  refuse: Partial<Record<string, ErrorCode>> = {};
  #gates: (() => void)[] = [];
  slow = false;
  /** What the entry was given while it was written. */
  meanwhile: Partial<DraftGround> = {};
  leftOut = 0;

  constructor() {
    mockIPC(async (command, args) => {
      const { draft, id } = args as { draft: EntryDraft; id: string };
      if (this.slow) await new Promise<void>((resolve) => this.#gates.push(resolve));
      this.calls.push(`${command.replace('journal_', '')} ${draft ? draft.body : ''}`.trim());
      const code = this.refuse[command];
      // The desktop throws plain objects.

      if (code) throw { code, field: null };
      if (command === 'journal_draft_save') {
        this.drafts.set(draft.id, draft);
        return '2026-11-19T21:41:00Z';
      }
      if (command === 'journal_draft_discard') this.drafts.delete(id);
      if (command === 'journal_save') {
        this.saved.set(draft.id, draft);
        this.drafts.delete(draft.id);
        const marks = { ...groundOf(draft), ...this.meanwhile };
        return { id: draft.id, at: draft.at, day: '2026-11-19', marks, leftOut: this.leftOut };
      }
      return null;
    });
  }

  /** A call stands at the gate. */
  async arrived(): Promise<void> {
    await vi.waitFor(() => expect(this.#gates.length).toBeGreaterThan(0));
  }

  async letThrough(): Promise<void> {
    await this.arrived();
    this.#gates.shift()?.();
  }
}

const type = (writing: Writing, body: string): void =>
  writing.edit((draft) => {
    draft.body = body;
  });

describe('writing', () => {
  let journal: Journal;
  let writing: Writing;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    journal = new Journal();
    writing = new Writing(freshDraft(), { isSaved: false });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps a draft once typing rests, not at each key', async () => {
    for (const text of ['a', 'ab', 'abc']) {
      type(writing, text);
      vi.advanceTimersByTime(300);
    }
    expect(journal.calls).toEqual([]);
    expect(writing.keeping.kind).toBe('typed');
    vi.advanceTimersByTime(200);
    await writing.flush();
    expect(journal.calls).toEqual(['draft_save abc']);
    expect(writing.keeping.kind).toBe('draft');
  });

  it('has the last key in the draft when it is flushed, and does nothing twice', async () => {
    type(writing, 'every word');
    await writing.flush();
    await writing.flush();
    expect(journal.calls).toEqual(['draft_save every word']);
  });

  it('says what was saved last as what it began from', async () => {
    writing.edit((draft) => (draft.tags = ['walk']));
    await writing.save();
    writing.edit((draft) => (draft.tags = ['walk', 'work']));
    await writing.flush();
    expect(journal.drafts.get(writing.draft.id)).toMatchObject({
      tags: ['walk', 'work'],
      ground: { tags: ['walk'], feelings: [], starred: false },
    });
  });

  it('shows what was saved, with what the entry was given meanwhile', async () => {
    writing.edit((draft) => (draft.tags = ['walk']));
    journal.meanwhile = { tags: ['walk', 'work'], starred: true };
    journal.leftOut = 2;
    await writing.save();
    expect(writing.draft).toMatchObject({
      tags: ['walk', 'work'],
      starred: true,
      ground: { tags: ['walk', 'work'], starred: true },
    });
    expect(writing.leftOut).toBe(2);
    expect(writing.unsaved).toBe(false);
  });

  it('keeps what is chosen while it is being saved, on the ground it was chosen on', async () => {
    writing.edit((draft) => (draft.tags = ['walk']));
    journal.slow = true;
    journal.meanwhile = { tags: ['walk', 'work'], feelings: ['calm'] };
    const saving = writing.save();
    await journal.arrived();
    writing.edit((draft) => (draft.tags = ['walk', 'family']));
    await journal.letThrough();
    await saving;
    expect(writing.draft).toMatchObject({
      tags: ['walk', 'family'],
      feelings: ['calm'],
      ground: { tags: ['walk'], feelings: ['calm'] },
    });
    expect(writing.unsaved).toBe(true);
  });

  it('never lets a draft on its way come after the saving', async () => {
    journal.slow = true;
    type(writing, 'first');
    const flushing = writing.flush();
    await journal.arrived();
    type(writing, 'second');
    const saving = writing.save();
    await journal.letThrough();
    await flushing;
    await journal.letThrough();
    await saving;
    await writing.flush();
    expect(journal.calls).toEqual(['draft_save first', 'save second']);
    expect(journal.drafts.size).toBe(0);
    expect(writing.unsaved).toBe(false);
    expect(writing.keeping.kind).toBe('saved');
  });

  it('keeps what was typed while it saved as a draft of its own', async () => {
    journal.slow = true;
    type(writing, 'one');
    const saving = writing.save();
    await journal.arrived();
    type(writing, 'one and two');
    await journal.letThrough();
    await saving;
    expect(writing.unsaved).toBe(true);
    expect(writing.keeping.kind).toBe('typed');
    journal.slow = false;
    await writing.flush();
    expect(journal.drafts.get(writing.draft.id)?.body).toBe('one and two');
    expect(journal.saved.get(writing.draft.id)?.body).toBe('one');
  });

  it('leaves the text on the screen and in the draft when the disk is full', async () => {
    journal.refuse = { journal_save: 'disk-full' };
    type(writing, 'long night');
    await expect(writing.save()).rejects.toMatchObject({ code: 'disk-full' });
    expect(writing.draft.body).toBe('long night');
    expect(journal.drafts.get(writing.draft.id)?.body).toBe('long night');
    expect(writing.keeping).toMatchObject({ kind: 'failed', inDraft: true });
    journal.refuse = {};
    await writing.save();
    expect(writing.keeping.kind).toBe('saved');
  });

  it('says so when not even the draft could be kept, and tries again with the next words', async () => {
    journal.refuse = { journal_draft_save: 'disk-full', journal_save: 'disk-full' };
    type(writing, 'x');
    await expect(writing.save()).rejects.toMatchObject({ code: 'disk-full' });
    expect(writing.keeping).toMatchObject({ kind: 'failed', inDraft: false });
    journal.refuse = {};
    type(writing, 'xy');
    await writing.flush();
    expect(writing.keeping.kind).toBe('draft');
  });

  it('lets no empty draft wait', async () => {
    type(writing, ' ');
    await writing.flush();
    expect(journal.calls).toEqual([]);
    type(writing, 'a');
    await writing.flush();
    type(writing, '');
    await writing.flush();
    expect(journal.calls).toEqual(['draft_save a', 'draft_discard']);
    expect(journal.drafts.size).toBe(0);
  });

  it('keeps an emptied saved entry as a draft, because that is a change', async () => {
    writing = new Writing({ ...freshDraft(), body: 'there' }, { isSaved: true });
    type(writing, '');
    await writing.flush();
    expect(journal.calls).toEqual(['draft_save']);
  });

  it('forgets a draft that is discarded, and keeps nothing afterwards', async () => {
    writing = new Writing(
      { ...freshDraft(), body: 'old' },
      { isSaved: false, keptAt: '2026-11-18T20:00:00Z' },
    );
    expect(writing.unsaved).toBe(true);
    type(writing, 'old and new');
    await writing.discard();
    vi.advanceTimersByTime(1000);
    await writing.flush();
    expect(journal.calls).toEqual(['draft_discard']);
  });

  it('sends what can be kept as UTF-8', async () => {
    type(writing, 'half \ud83d');
    await writing.flush();
    expect(journal.drafts.get(writing.draft.id)?.body).toBe('half \ufffd');
  });
});
