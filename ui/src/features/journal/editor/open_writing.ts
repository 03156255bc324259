import { backend, type EntryLink } from '@/backend';
import { draftOf, freshDraft } from '@/shared/entries/draft';
import { Writing } from '../writing.svelte';

/**
 * Opens something to be written: a draft that waits, else the saved entry, else a new one, which is `about` something and
 * may `begin` with something on its page. Throws where there is neither.
 */
export async function openWriting(
  entry: string | undefined,
  about: readonly EntryLink[] = [],
  begin?: { name: string; body: string },
): Promise<Writing> {
  if (entry === undefined) {
    const writing = new Writing({ ...freshDraft(), links: [...about] }, { isSaved: false });
    if (begin) writing.beginFrom(begin.name, begin.body);
    return writing;
  }
  const waiting = await backend.journalDraftGet(entry);
  if (waiting) {
    const { draft, ofSavedEntry: isSaved, keptAt, leftOut } = waiting;
    return new Writing(draft, { isSaved, keptAt, leftOut });
  }
  return new Writing(draftOf(await backend.journalGet(entry)), { isSaved: true });
}
