import { backend, type EntryDraft } from '@/backend';
import { vocabulary } from './vocabulary.svelte';

/** Whether where help is is to be said after this entry. Where that cannot be asked, it is not. */
export function asksForHelp(draft: EntryDraft): Promise<boolean> {
  const mood = vocabulary.mood(draft.mood)?.t ?? null;
  return backend.safetyQuietCard(`${draft.title}\n${draft.body}`, mood).catch(() => false);
}
