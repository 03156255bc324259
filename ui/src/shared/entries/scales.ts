import type { Tracker, TrackerValue } from '@/backend';

/** A scale whose steps have words. */
export type WordScale = Extract<Tracker, { kind: 'steps' }>;

/** The scale at the end of the history each tracker belongs to: where one took the place of another, both have the same. */
export function endsOf(trackers: readonly Tracker[]): Map<string, string> {
  const follower = new Map(trackers.flatMap(({ id, follows }) => (follows ? [[follows, id] as const] : [])));
  const endOf = (id: string): string => {
    let end = id;
    // No more steps than there are: a ring, which only damage makes, ends somewhere.
    for (let step = 0; step < follower.size; step += 1) end = follower.get(end) ?? end;
    return end;
  };
  return new Map(trackers.map(({ id }) => [id, endOf(id)]));
}

/**
 * What can be noted beside these values: trackers in use, and those that have a value here. Of scales that took the place of one
 * another that is one: the one noted with, or else the one in use. Doses are noted by the day, not here.
 */
export function offeredValues(trackers: readonly Tracker[], values: readonly TrackerValue[]): Tracker[] {
  const ends = endsOf(trackers);
  const noted = new Set(values.map(({ tracker }) => tracker));
  const taken = new Set(values.map(({ tracker }) => ends.get(tracker)));
  return trackers.filter(
    ({ id, archived, kind }) =>
      noted.has(id) || (!archived && kind !== 'dose' && !taken.has(ends.get(id) ?? id)),
  );
}

export const offeredScales = (trackers: readonly Tracker[], values: readonly TrackerValue[]): WordScale[] =>
  offeredValues(trackers, values).filter((tracker) => tracker.kind === 'steps');

/** Trackers without those that another one took the place of. */
export function standing(trackers: readonly Tracker[]): Tracker[] {
  const ends = endsOf(trackers);
  const shown = new Set(trackers.filter(({ archived }) => !archived).map(({ id }) => ends.get(id)));
  return trackers.filter(({ id, archived }) => !archived || (ends.get(id) === id && !shown.has(id)));
}

/** The word of a step. */
export function stepWord(scale: WordScale, value: number): string {
  return scale.words[Math.round(value) - 1] ?? '';
}
