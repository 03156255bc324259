import { backend, type EntryDraft, type Saved } from '@/backend';
import { followed, isBlank } from '@/shared/entries/draft';
import { newId, rightNow } from '@/shared/entries/id';
import { wellFormed } from './raw_text';

/** Where the text stands. */
export type Keeping =
  /** As it was opened. */
  | { kind: 'untouched' }
  /** Something was typed that is nowhere but on the screen yet. */
  | { kind: 'typed' }
  /** Kept as a draft. */
  | { kind: 'draft'; at: string }
  /** Saved as an entry. */
  | { kind: 'saved'; at: string }
  /** Could not be kept: it is still on the screen, and in the draft where `inDraft`. */
  | { kind: 'failed'; thrown: unknown; inDraft: boolean };

/** How long typing rests before it is kept, in milliseconds. */
const REST = 400;

/**
 * One editing session of an entry: what is on the screen, kept as a draft while typing and saved when the person says so.
 *
 * Everything that is written goes through one queue, so that a draft on its way can never overtake the saving that makes it
 * needless, or come back after it.
 */
export class Writing {
  draft: EntryDraft;
  keeping = $state<Keeping>({ kind: 'untouched' });
  /** An entry of this id exists. */
  isSaved = $state(false);
  /** Marks the entry was given while this was written, and that it has no room for. */
  leftOut = $state(0);

  /** Counts changes; what was kept and what was saved of them. */
  #change = $state(0);
  #keptChange = 0;
  #savedChange = $state(0);
  #keptDraft = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** What stood on the page it began from: alone, it is nothing that was written. */
  #given = '';

  /** There are changes that were not saved as an entry. */
  readonly unsaved = $derived(this.#change > this.#savedChange);

  constructor(draft: EntryDraft, from: { isSaved: boolean; keptAt?: string | undefined; leftOut?: number }) {
    this.draft = $state(draft);
    this.isSaved = from.isSaved;
    this.leftOut = from.leftOut ?? 0;
    if (from.keptAt !== undefined) {
      // A draft that waited: it is kept already, and not saved.
      this.keeping = { kind: 'draft', at: from.keptAt };
      this.#keptDraft = true;
      this.#change = 1;
      this.#keptChange = 1;
    }
  }

  /** Changes the draft and has it kept as soon as typing rests. */
  edit(change: (draft: EntryDraft) => void): void {
    change(this.draft);
    this.#change += 1;
    if (this.keeping.kind !== 'failed') this.keeping = { kind: 'typed' };
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.flush(), REST);
  }

  /** Begins from a page or a question, or from neither again. */
  beginFrom(name: string | null, body: string): void {
    this.#given = body;
    this.edit((draft) => Object.assign(draft, { began: name, body }));
  }

  /** Nothing was written, marked or chosen. */
  get isBlank(): boolean {
    return this.#isBlank(this.draft);
  }

  #isBlank(draft: EntryDraft): boolean {
    return isBlank(draft.body === this.#given ? { ...draft, body: '' } : draft);
  }

  /**
   * Keeps what is on the screen as a draft, now; resolves when it is written or could not be. Called on leaving, and before
   * the journal closes.
   */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn(() => this.#keepDraft());
  }

  /** Saves the entry. Throws what the journal answered; the text stays, and is kept as a draft if that can still be done. */
  save(): Promise<Saved> {
    clearTimeout(this.#timer);
    return this.#inTurn(async () => {
      const change = this.#change;
      try {
        const written = this.#snapshot();
        const saved = await backend.journalSave(written);
        Object.assign(this.draft, followed(this.draft, written, saved.marks));
        this.leftOut = saved.leftOut;
        this.#savedChange = change;
        this.#keptChange = Math.max(this.#keptChange, change);
        this.#keptDraft = false;
        this.isSaved = true;
        this.keeping = this.#change > change ? { kind: 'typed' } : { kind: 'saved', at: rightNow() };
        return saved;
      } catch (thrown) {
        await this.#keepDraft();
        this.keeping = { kind: 'failed', thrown, inDraft: this.#keptChange >= change };
        throw thrown;
      }
    });
  }

  /** Forgets what was not saved. */
  discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#closed = true;
    return this.#inTurn(async () => {
      this.#savedChange = this.#change;
      this.#keptChange = this.#change;
      if (this.#keptDraft) await backend.journalDraftDiscard(this.draft.id);
      this.#keptDraft = false;
    });
  }

  /** Takes over another text and all that belongs to it (an earlier version), as the next change. */
  replace(draft: EntryDraft): void {
    this.edit((current) => Object.assign(current, { ...draft, id: current.id, session: current.session }));
  }

  /** What follows is a new editing session, with a version of its own. */
  beginSession(): void {
    this.draft.session = newId();
  }

  #snapshot(): EntryDraft {
    const draft = $state.snapshot(this.draft);
    return { ...draft, title: wellFormed(draft.title), body: wellFormed(draft.body) };
  }

  async #keepDraft(): Promise<void> {
    const change = this.#change;
    if (change === this.#keptChange) return;
    const draft = this.#snapshot();
    try {
      if (!this.isSaved && this.#isBlank(draft)) {
        // Nothing is left of it: an empty draft must not wait on Today.
        if (this.#keptDraft) await backend.journalDraftDiscard(draft.id);
        this.#keptDraft = false;
        this.#keptChange = change;
        if (this.#change === change) this.keeping = { kind: 'untouched' };
        return;
      }
      const at = await backend.journalDraftSave(draft);
      this.#keptDraft = true;
      this.#keptChange = change;
      if (this.#change === change) this.keeping = { kind: 'draft', at };
    } catch (thrown) {
      this.keeping = { kind: 'failed', thrown, inDraft: false };
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
