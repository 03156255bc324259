import { backend } from '@/backend';
import { freshDraft, isBlank } from '@/shared/entries/draft';
import { newId } from '@/shared/entries/id';
import { vocabulary } from '@/shared/entries/vocabulary.svelte';
import { openWriting } from '../editor/open_writing';
import { SealedWriting } from '../sealed_writing.svelte';
import { Writing } from '../writing.svelte';

/** What leaving a check-in did. */
export type Left = 'saved' | 'draft' | 'nothing';

/** A check-in: one tap on a mood saves it whole; what follows changes the same entry. */
export class CheckIn {
  /** The journal is locked: what is noted is sealed for it, whole, when it is done. */
  readonly sealed: boolean;
  writing: Writing;
  failure = $state.raw<unknown>(null);
  busy = $state(false);

  constructor({ sealed = false } = {}) {
    this.sealed = sealed;
    const draft = freshDraft();
    this.writing = $state.raw(sealed ? new SealedWriting(draft) : new Writing(draft, { isSaved: false }));
  }

  /** Goes on with an entry that was just noted, or with its draft. */
  async open(id: string): Promise<void> {
    try {
      this.writing = await openWriting(id);
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** The mood, and with it the check-in, saved at once. */
  async tap(step: number): Promise<void> {
    const { scale } = vocabulary;
    if (!scale) return;
    this.writing.edit((draft) => {
      draft.mood = { scale: scale.id, step };
    });
    if (!this.sealed) await this.#saving();
  }

  /** Takes the mood away again; what is left is saved with the rest. */
  clearMood(): void {
    this.writing.edit((draft) => {
      draft.mood = null;
    });
  }

  /** Takes back what was saved: it goes to the bin, and what is on the screen stays as something not saved yet. */
  async undo(): Promise<void> {
    const { writing } = this;
    try {
      await writing.flush();
      await backend.journalBin(writing.draft.id);
      const rest = { ...$state.snapshot(writing.draft), id: newId(), session: newId(), mood: null };
      await writing.discard();
      this.writing = new Writing(rest, { isSaved: false });
      if (!isBlank(rest)) this.writing.edit(() => undefined);
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** Saves what is not saved yet. Answers whether the check-in is over. */
  async done(): Promise<Left | null> {
    if (!this.writing.isSaved && isBlank(this.writing.draft)) return 'nothing';
    if (!this.writing.unsaved) return 'saved';
    return (await this.#saving()) ? 'saved' : null;
  }

  /**
   * Leaves without saving: what is not saved is kept as a draft. A locked journal has no drafts: what was begun is sealed
   * for it as it is, and where that fails one stays.
   */
  async leave(): Promise<Left | null> {
    if (this.sealed) return this.done();
    await this.writing.flush();
    if (this.writing.keeping.kind === 'draft') return 'draft';
    return this.writing.isSaved ? 'saved' : 'nothing';
  }

  async #saving(): Promise<boolean> {
    this.failure = null;
    this.busy = true;
    try {
      await this.writing.save();
      return true;
    } catch (thrown) {
      this.failure = thrown;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
