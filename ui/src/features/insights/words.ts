import './texts';
import type {
  InsightsFigures,
  InsightsRow,
  InsightsSure,
  InsightsThing,
  InsightsWhy,
  MoodScale,
} from '@/backend';
import { nearestStep } from '@/shared/mood/scale';
import { formattingLocale, t } from '@/shared/text';

/** The word of the step nearest to a place of the scale, 0–1. */
export function moodWord(scale: MoodScale, share: number): string {
  return scale.steps[nearestStep(scale, share) - 1]?.word ?? '';
}

/** Letters there is room for beside a figure. */
const BESIDE = 9;

/** A word of the scale beside a figure, cut where it is long; the table has it whole. */
export function axisWord(word: string): string {
  const letters = [...new Intl.Segmenter(formattingLocale()).segment(word)];
  return letters.length <= BESIDE
    ? word
    : `${letters
        .slice(0, BESIDE - 1)
        .map(({ segment }) => segment)
        .join('')}…`;
}

/** A difference of shares in steps of a scale. */
export function inSteps(scale: MoodScale, share: number): number {
  return share * (scale.steps.length - 1);
}

/** "+0.4", "−0.2", "0.0". */
export function signed(value: number): string {
  return new Intl.NumberFormat(formattingLocale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
    .format(value)
    .replace('-', '−');
}

/** "0.9". */
export function plain(value: number): string {
  return new Intl.NumberFormat(formattingLocale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
}

/** "+0.4 (+0.2 to +0.6)". What was the same every time has no range: that says how it was, not where it could lie. */
export function rangeText(by: number, low: number, high: number): string {
  if (low === high) return t('insights-range-same', { by: signed(by) });
  return t('insights-range', { by: signed(by), low: signed(low), high: signed(high) });
}

/** Why nothing is said. */
export function whyText(why: InsightsWhy, n: number): string {
  return t(`insights-why-${why}`, { n });
}

export function thingName(thing: InsightsThing): string {
  switch (thing.kind) {
    case 'anyMeeting':
      return t('insights-along-any');
    case 'anyExercise':
      return t('insights-along-any-exercise');
    case 'exercise':
      return t('insights-along-exercise', { name: thing.name });
    case 'dimension':
      return t(`insights-dimension-${thing.dimension}`);
    case 'group':
      return t('insights-along-group', { name: thing.name });
    default:
      return thing.name;
  }
}

/** A row of a table of differences: what, on how many days, how much, how sure. */
export interface Effect {
  key: string;
  label: string;
  days: number;
  by: number;
  low: number;
  high: number;
  sure: InsightsSure;
}

const SURE: Record<InsightsSure, number> = { clear: 0, 'fairly-clear': 1, 'cannot-tell-yet': 2 };

/** The certain first, then the large. */
export function sorted(effects: readonly Effect[]): Effect[] {
  const told = (effect: Effect): number => (SURE[effect.sure] < 2 ? 0 : 1);
  return effects.toSorted((a, b) => told(a) - told(b) || Math.abs(b.by) - Math.abs(a.by));
}

/** The rows of one kind of figures, in units of the table: steps for differences, as they are for correlations. */
export function effectsOf(
  rows: readonly InsightsRow[],
  kind: InsightsFigures['kind'],
  scale: MoodScale,
): Effect[] {
  const effects: Effect[] = [];
  rows.forEach((row, i) => {
    const { figures } = row;
    if (figures?.kind !== kind) return;
    const unit = figures.kind === 'difference' ? inSteps(scale, 1) : 1;
    effects.push({
      key: `${i}`,
      label: thingName(row.thing),
      days: figures.kind === 'difference' ? figures.with : figures.pairs,
      by: (figures.kind === 'difference' ? figures.by : figures.rho) * unit,
      low: figures.low * unit,
      high: figures.high * unit,
      sure: row.sure,
    });
  });
  return sorted(effects);
}

/** Names of which no two are alike: the second of one name has its number. */
export function apart(names: readonly string[]): string[] {
  return names.map((name, place) => {
    const number = names.slice(0, place).filter((other) => other === name).length + 1;
    return number === 1 ? name : t('insights-name-again', { name, number });
  });
}
