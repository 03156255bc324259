import type { DayRule, PlannedDose, Tracker } from '@/backend';
import { readAmount, typedAmount } from '@/shared/doses/dose_text';

export type Kind = Tracker['kind'];
export const KINDS = [
  'number',
  'yesNo',
  'scale',
  'steps',
  'duration',
  'time',
  'dose',
] as const satisfies readonly Kind[];
export const DAY_RULES = ['sum', 'mean', 'last'] as const satisfies readonly DayRule[];

/** A planned dose while it is filled in: "HH:MM", and how much. */
export interface PlanRow {
  at: string;
  amount: string;
}

/** Times of a day at which a dose can be planned; the core refuses more. */
export const PLAN_MAX = 12;

/** How the values of a day become one, where nobody said otherwise. */
export function usualRule(kind: Kind): DayRule {
  if (kind === 'duration' || kind === 'dose') return 'sum';
  return kind === 'number' || kind === 'scale' || kind === 'steps' ? 'mean' : 'last';
}

/** A tracker while it is being filled in: every field of every kind. */
export interface TrackerDraft {
  name: string;
  kind: Kind;
  unit: string;
  decimals: number;
  min: number;
  max: number;
  lowWord: string;
  highWord: string;
  /** The words of the steps, from the lowest. */
  words: string[];
  /** When a dose is to be taken, in the order it stands; none is as needed. */
  plan: PlanRow[];
  /** Whether those times are reminded of. */
  remind: boolean;
  dayRule: DayRule;
  archived: boolean;
  /** What the journal knows of where it stands. */
  follows: string | null;
}

export function draftOfTracker(tracker: Tracker | null): TrackerDraft {
  const empty: TrackerDraft = {
    name: '',
    kind: 'number',
    unit: '',
    decimals: 0,
    min: 0,
    max: 10,
    lowWord: '',
    highWord: '',
    words: ['', '', ''],
    plan: [],
    remind: false,
    dayRule: usualRule('number'),
    archived: false,
    follows: null,
  };
  if (!tracker) return empty;
  const { name, kind, dayRule, archived, follows } = tracker;
  return {
    ...empty,
    name,
    kind,
    dayRule,
    archived,
    follows,
    ...(tracker.kind === 'number' ? { unit: tracker.unit ?? '', decimals: tracker.decimals } : {}),
    ...(tracker.kind === 'dose'
      ? { unit: tracker.unit ?? '', plan: tracker.plan.map(planRow), remind: tracker.remind }
      : {}),
    ...(tracker.kind === 'steps' ? { words: [...tracker.words] } : {}),
    ...(tracker.kind === 'scale'
      ? {
          min: tracker.min,
          max: tracker.max,
          lowWord: tracker.lowWord ?? '',
          highWord: tracker.highWord ?? '',
        }
      : {}),
  };
}

const planRow = ({ at, amount }: PlannedDose): PlanRow => ({
  at: at.slice(0, 5),
  amount: typedAmount(amount),
});

/** The plan as it is kept, by the clock. */
const planOf = (rows: readonly PlanRow[]): PlannedDose[] =>
  rows
    .map(({ at, amount }) => ({ at: `${at}:00`, amount: readAmount(amount) ?? null }))
    .sort((a, b) => a.at.localeCompare(b.at));

export function trackerOf(draft: TrackerDraft, id: string): Tracker {
  const { dayRule, archived, follows } = draft;
  const shared = { id, name: draft.name.trim(), dayRule, archived, follows };
  const unit = draft.unit.trim() || null;
  switch (draft.kind) {
    case 'number':
      return { ...shared, kind: 'number', unit, decimals: draft.decimals };
    case 'scale':
      return {
        ...shared,
        kind: 'scale',
        min: draft.min,
        max: draft.max,
        lowWord: draft.lowWord.trim() || null,
        highWord: draft.highWord.trim() || null,
      };
    case 'steps':
      return { ...shared, kind: 'steps', words: draft.words.map((word) => word.trim()) };
    case 'dose':
      return {
        ...shared,
        kind: 'dose',
        unit,
        plan: planOf(draft.plan),
        remind: draft.remind && draft.plan.length > 0,
      };
    case 'yesNo':
      return { ...shared, kind: 'yesNo' };
    case 'duration':
      return { ...shared, kind: 'duration' };
    case 'time':
      return { ...shared, kind: 'time', dayRule: 'last' };
  }
}

/** What is still missing, as the id of a message. */
export function missingOf(
  draft: TrackerDraft,
):
  | 'words-name-missing'
  | 'tracker-words-missing'
  | 'tracker-range-wrong'
  | 'tracker-plan-wrong'
  | 'tracker-plan-twice'
  | undefined {
  if (draft.name.trim() === '') return 'words-name-missing';
  const whole = Number.isInteger(draft.min) && Number.isInteger(draft.max);
  if (draft.kind === 'scale' && (!whole || draft.min >= draft.max)) return 'tracker-range-wrong';
  if (draft.kind === 'steps' && draft.words.some((word) => word.trim() === ''))
    return 'tracker-words-missing';
  if (draft.kind !== 'dose') return undefined;
  const { plan } = draft;
  if (plan.some(({ at, amount }) => at === '' || readAmount(amount) === undefined))
    return 'tracker-plan-wrong';
  if (new Set(plan.map(({ at }) => at)).size < plan.length) return 'tracker-plan-twice';
  return undefined;
}

/** Trackers that are offered ready, as ids of their names. None is there until it is chosen. */
export const READY = ['sleep', 'energy', 'walked', 'up', 'medicine'] as const;
export type Ready = (typeof READY)[number];

/** One that is offered ready, to be changed before it is added. `name` is what it is called here. */
export function readyDraft(ready: Ready, name: string, words: string[]): TrackerDraft {
  const kinds: Record<Ready, Kind> = {
    sleep: 'duration',
    energy: 'steps',
    walked: 'yesNo',
    up: 'time',
    medicine: 'dose',
  };
  const kind = kinds[ready];
  const draft = { ...draftOfTracker(null), name, kind, dayRule: usualRule(kind) };
  return kind === 'steps' ? { ...draft, words } : draft;
}

/** Those in another order: one moved a place up or down. */
export function movedIds(ids: readonly string[], id: string, by: 1 | -1): string[] {
  const from = ids.indexOf(id);
  const other = ids[from + by];
  return other === undefined || from < 0 ? [...ids] : [...ids].with(from, other).with(from + by, id);
}
