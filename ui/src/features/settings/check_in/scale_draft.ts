import type { MoodStep } from '@/backend';

/** A scale has 3 to 11 steps. */
export const STEPS_MIN = 3;
export const STEPS_MAX = 11;

/** Moves a step up or down the scale; out of range changes nothing. */
export function moved(steps: readonly MoodStep[], from: number, by: 1 | -1): MoodStep[] {
  const to = from + by;
  const step = steps[from];
  const other = steps[to];
  if (!step || !other) return [...steps];
  return [...steps].with(from, other).with(to, step);
}

/** Adds an unnamed step above another. */
export function addedAbove(steps: readonly MoodStep[], below: number): MoodStep[] {
  if (steps.length >= STEPS_MAX) return [...steps];
  return [...steps.slice(0, below + 1), { word: '', colour: null }, ...steps.slice(below + 1)];
}

export function without(steps: readonly MoodStep[], at: number): MoodStep[] {
  return steps.length <= STEPS_MIN ? [...steps] : steps.filter((_, index) => index !== at);
}

export function sameScale(a: readonly MoodStep[], b: readonly MoodStep[]): boolean {
  return (
    a.length === b.length &&
    a.every((step, index) => step.word.trim() === b[index]?.word.trim() && step.colour === b[index]?.colour)
  );
}

/** The steps (1-based) without a word. */
export function unnamed(steps: readonly MoodStep[]): number[] {
  return steps.flatMap((step, index) => (step.word.trim() === '' ? [index + 1] : []));
}
