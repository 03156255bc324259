import type { Mood, MoodScale } from '@/backend';
import { edgeOf, inkOf, isHex } from './colour';

/** How a mood is drawn: values for the custom properties `--m` (fill), `--me-light`, `--me-dark` (outline) and `--mi` (face). */
export interface MoodLook {
  fill: string;
  edgeLight: string;
  edgeDark: string;
  ink: string;
}

/** A mood with everything needed to show it. */
export interface MoodSeen {
  word: string;
  /** 1-based. */
  step: number;
  /** How many steps its scale has. */
  of: number;
  /** (step − 1) / (of − 1): how moods of different scales are compared. */
  t: number;
  look: MoodLook;
}

const ANCHORS = 5;

/** Share of the upper anchor below which the face takes the lower one's ink; the inks turn from pale to deep between two anchors. */
const INK_TURNS = 0.6;

/** Where a step (1-based) stands on a scale of `of` steps, 0–1. */
export function fraction(step: number, of: number): number {
  return of > 1 ? (step - 1) / (of - 1) : 0.5;
}

/**
 * The design's colours at any place of the path: piecewise linear in OKLab between the five anchors, as a `color-mix` of
 * tokens, so that themes and contrast need no second calculation.
 */
export function lookAt(t: number): MoodLook {
  const x = Math.min(1, Math.max(0, t)) * (ANCHORS - 1);
  const low = Math.min(ANCHORS - 2, Math.floor(x));
  const share = x - low;
  const [a, b] = [low + 1, low + 2];
  const mixed = (suffix: string): string => {
    if (share < 0.001) return `var(--mood-${a}${suffix})`;
    if (share > 0.999) return `var(--mood-${b}${suffix})`;
    return `color-mix(in oklab, var(--mood-${b}${suffix}) ${(share * 100).toFixed(1)}%, var(--mood-${a}${suffix}))`;
  };
  const edge = mixed('-edge');
  return {
    fill: mixed(''),
    edgeLight: edge,
    edgeDark: edge,
    ink: `var(--mood-${share < INK_TURNS ? a : b}-ink)`,
  };
}

/** How one step of a scale looks: in the person's own colour where there is one. */
export function lookOf(scale: MoodScale, step: number): MoodLook {
  const own = scale.steps[step - 1]?.colour;
  if (!own || !isHex(own)) return lookAt(fraction(step, scale.steps.length));
  return { fill: own, edgeLight: edgeOf(own, 'light'), edgeDark: edgeOf(own, 'dark'), ink: inkOf(own) };
}

/** The scale new entries use. */
export function currentScale(scales: readonly MoodScale[]): MoodScale | undefined {
  return scales.find((scale) => scale.current) ?? scales[0];
}

/** A step of a scale, ready to be shown; nothing where the scale has no such step. */
export function seenStep(scale: MoodScale, step: number): MoodSeen | undefined {
  const named = scale.steps[step - 1];
  if (!named) return undefined;
  const of = scale.steps.length;
  return { word: named.word, step, of, t: fraction(step, of), look: lookOf(scale, step) };
}

/** A mood as it was noted, in the words and colours of the scale it was noted with. */
export function seenMood(scales: readonly MoodScale[], mood: Mood | null | undefined): MoodSeen | undefined {
  if (!mood) return undefined;
  const scale = scales.find((s) => s.id === mood.scale);
  return scale && seenStep(scale, mood.step);
}

/** The step of a scale nearest to a place 0–1, for a mean of several moods. */
export function nearestStep(scale: MoodScale, t: number): number {
  return Math.round(Math.min(1, Math.max(0, t)) * (scale.steps.length - 1)) + 1;
}

/**
 * The step an own scale calls a fifth (0 lowest – 4 highest) of the range, for filters that ask scales of any length
 * together: the words of the current scale stand for the fifth they fall in.
 */
export function wordsOfFifth(scale: MoodScale, fifth: number): string[] {
  const of = scale.steps.length;
  return scale.steps.filter((_, i) => fifthOf(fraction(i + 1, of)) === fifth).map((s) => s.word);
}

/** Which fifth of the range a place 0–1 falls in, 0–4. */
export function fifthOf(t: number): number {
  return Math.min(4, Math.floor(t * 5 + 1e-9));
}
