import { backend, type EntryDraft, type Saved } from '@/backend';
import { groundOf } from '@/shared/entries/draft';
import { rightNow } from '@/shared/entries/id';
import { wellFormed } from './raw_text';
import { Writing } from './writing.svelte';

/**
 * Writing for a journal that is locked. Nothing of it can be kept on the way, because every item that is sealed becomes an
 * entry: it is sealed once, when it is done or left.
 */
export class SealedWriting extends Writing {
  constructor(draft: EntryDraft) {
    super(draft, { isSaved: false });
  }

  override flush(): Promise<void> {
    return Promise.resolve();
  }

  override async save(): Promise<Saved> {
    const draft = $state.snapshot(this.draft);
    try {
      await backend.outboxWrite({ ...draft, title: wellFormed(draft.title), body: wellFormed(draft.body) });
      this.isSaved = true;
      this.keeping = { kind: 'saved', at: rightNow() };
      return { id: draft.id, at: draft.at, day: draft.day ?? '', marks: groundOf(draft), leftOut: 0 };
    } catch (thrown) {
      this.keeping = { kind: 'failed', thrown, inDraft: false };
      throw thrown;
    }
  }
}
