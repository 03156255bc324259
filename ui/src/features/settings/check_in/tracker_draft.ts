import type { DayRule, Tracker } from '@/backend';

export type Kind = Tracker['kind'];
export const KINDS = ['number', 'yesNo', 'scale', 'duration', 'dose'] as const satisfies readonly Kind[];
export const DAY_RULES = ['sum', 'mean', 'last'] as const satisfies readonly DayRule[];

/** A tracker while it is being filled in: every field of every kind. */
export interface TrackerDraft {
  name: string;
  kind: Kind;
  unit: string;
  decimals: number;
  min: number;
  max: number;
  dayRule: DayRule;
  archived: boolean;
}

export function draftOfTracker(tracker: Tracker | null): TrackerDraft {
  const empty: TrackerDraft = {
    name: '',
    kind: 'number',
    unit: '',
    decimals: 0,
    min: 0,
    max: 10,
    dayRule: 'mean',
    archived: false,
  };
  if (!tracker) return empty;
  const { name, kind, dayRule, archived } = tracker;
  return {
    ...empty,
    name,
    kind,
    dayRule,
    archived,
    ...(tracker.kind === 'number' ? { unit: tracker.unit ?? '', decimals: tracker.decimals } : {}),
    ...(tracker.kind === 'dose' ? { unit: tracker.unit ?? '' } : {}),
    ...(tracker.kind === 'scale' ? { min: tracker.min, max: tracker.max } : {}),
  };
}

export function trackerOf(draft: TrackerDraft, id: string): Tracker {
  const shared = { id, name: draft.name.trim(), dayRule: draft.dayRule, archived: draft.archived };
  const unit = draft.unit.trim() || null;
  switch (draft.kind) {
    case 'number':
      return { ...shared, kind: 'number', unit, decimals: draft.decimals };
    case 'scale':
      return { ...shared, kind: 'scale', min: draft.min, max: draft.max };
    case 'dose':
      return { ...shared, kind: 'dose', unit };
    case 'yesNo':
      return { ...shared, kind: 'yesNo' };
    case 'duration':
      return { ...shared, kind: 'duration' };
  }
}

/** What is still missing, as the id of a message. */
export function missingOf(draft: TrackerDraft): 'words-name-missing' | 'tracker-range-wrong' | undefined {
  if (draft.name.trim() === '') return 'words-name-missing';
  const whole = Number.isInteger(draft.min) && Number.isInteger(draft.max);
  if (draft.kind === 'scale' && (!whole || draft.min >= draft.max)) return 'tracker-range-wrong';
  return undefined;
}
