import type { DraftGround, EntryDraft, EntryLink, EntryView, Mood } from '@/backend';
import { ownZone } from '@/shared/dates';
import { newId } from './id';

/** An empty entry of this moment and place, for a new editing session. */
export function freshDraft(now: Date = new Date(), mood: Mood | null = null): EntryDraft {
  return {
    id: newId(now.getTime()),
    session: newId(now.getTime()),
    at: now.toISOString(),
    zone: ownZone(),
    day: null,
    mood,
    feelings: [],
    tags: [],
    dimensions: { physical: null, emotional: null, social: null, spiritual: null },
    trackers: [],
    title: '',
    body: '',
    starred: false,
    links: [],
    began: null,
    attachments: [],
  };
}

/** A saved entry, to be changed in a new editing session. It keeps its day until its time is changed. */
export function draftOf(entry: EntryView, session: string = newId()): EntryDraft {
  const { id, at, zone, day, mood, title, body, starred } = entry;
  return {
    id,
    session,
    at,
    zone,
    day,
    mood,
    feelings: [...entry.feelings],
    tags: [...entry.tags],
    dimensions: { ...entry.dimensions },
    trackers: entry.trackers.map((value) => ({ ...value })),
    title,
    body,
    starred,
    links: entry.links.map((link) => ({ ...link })),
    began: entry.began,
    attachments: entry.attachments.map((attachment) => ({ ...attachment })),
    ground: groundOf(entry),
  };
}

/** What a draft begins from: what it does not change of that follows the entry. */
export function groundOf({
  feelings,
  tags,
  trackers,
  links,
  starred,
}: Omit<DraftGround, 'links'> & { links?: EntryLink[] | undefined }): DraftGround {
  return {
    feelings: [...feelings],
    tags: [...tags],
    trackers: trackers.map((value) => ({ ...value })),
    links: (links ?? []).map((link) => ({ ...link })),
    starred,
  };
}

/**
 * What a draft has after it was saved: where nothing was changed while it was on its way, what the entry has now, whoever gave it;
 * and that as its ground. What was changed meanwhile stays, on the ground it was changed on.
 */
export function followed(draft: EntryDraft, written: EntryDraft, saved: DraftGround): Partial<EntryDraft> {
  const [now, sent] = [groundOf(draft), groundOf(written)];
  const same = (name: keyof DraftGround): boolean => JSON.stringify(now[name]) === JSON.stringify(sent[name]);
  const rest = (Object.keys(sent) as (keyof DraftGround)[]).filter((name) => !same(name));
  const own = (of: DraftGround): Partial<DraftGround> =>
    Object.fromEntries(rest.map((name) => [name, of[name]]));
  return { ...groundOf(saved), ...own(now), ground: { ...groundOf(saved), ...own(sent) } };
}

/** Whether nothing at all was noted: such a draft need not be kept. */
export function isBlank(draft: EntryDraft): boolean {
  const { physical, emotional, social, spiritual } = draft.dimensions;
  return (
    draft.mood === null &&
    draft.feelings.length === 0 &&
    draft.tags.length === 0 &&
    draft.trackers.length === 0 &&
    [physical, emotional, social, spiritual].every((value) => value === null) &&
    draft.title.trim() === '' &&
    draft.body.trim() === '' &&
    (draft.attachments ?? []).length === 0
  );
}
