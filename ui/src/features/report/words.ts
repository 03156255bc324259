import './texts';
import type {
  CareMeasure,
  CareScoreRow,
  DoseChange,
  InsightsAnswer,
  InsightsExercise,
  MoodScale,
  ReportDimension,
  ReportGroup,
  ReportMedicine,
  ReportTracker,
  ReportUsual,
} from '@/backend';
import { dayText, monthText, timeText } from '@/shared/dates';
import { amountText } from '@/shared/doses/dose_text';
import { nearestStep } from '@/shared/mood/scale';
import { formattingLocale, t } from '@/shared/text';

/** The word of the step nearest to a place of the scale, 0–1. */
export function moodWord(scale: MoodScale, share: number): string {
  return scale.steps[nearestStep(scale, share) - 1]?.word ?? '';
}

function number(value: number, digits: number): string {
  return new Intl.NumberFormat(formattingLocale(), { maximumFractionDigits: digits }).format(value);
}

/** "+0.4", "−0.2", "0.0". */
function signed(value: number): string {
  return new Intl.NumberFormat(formattingLocale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
    .format(value)
    .replace('-', '−');
}

/** "6 h 05". */
export function hoursText(minutes: number): string {
  const all = Math.round(minutes);
  return t('report-hours', { hours: Math.floor(all / 60), minutes: String(all % 60).padStart(2, '0') });
}

/** A time of day in minutes, which may lie after midnight. */
function clockText(minutes: number): string {
  const all = ((Math.round(minutes) % 1440) + 1440) % 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  return timeText(`${two(Math.floor(all / 60))}:${two(all % 60)}`);
}

/** A length of time that is known to be sleep by what somebody called it. */
export function isSleep({ tracker }: ReportTracker): boolean {
  if (tracker.kind !== 'duration') return false;
  const name = tracker.name.toLocaleLowerCase(formattingLocale());
  return t('report-sleep-words')
    .split(' ')
    .some((word) => name.includes(word));
}

/** A value of a tracker. */
function valueText({ tracker }: ReportTracker, value: number): string {
  switch (tracker.kind) {
    case 'duration':
      return hoursText(value);
    case 'time':
      return clockText(value);
    case 'steps':
      return tracker.words[Math.min(tracker.words.length, Math.max(1, Math.round(value))) - 1] ?? '';
    case 'number': {
      const amount = number(value, Math.max(tracker.decimals, 1));
      return tracker.unit ? t('report-amount', { amount, unit: tracker.unit }) : amount;
    }
    default:
      return number(value, 1);
  }
}

function usualText(usual: InsightsAnswer<ReportUsual>, text: (value: number) => string): string {
  if (usual.kind === 'cannotTellYet') return t('report-too-few', { n: usual.n });
  const { lower, median, upper } = usual.told;
  const [low, middle, high] = [text(lower), text(median), text(upper)];
  return low === high ? middle : t('report-middle-half', { low, middle, high });
}

/** What is known of a tracker: by what name a line is known, its name, and what it says. */
export function trackerFacts(one: ReportTracker): [key: string, name: string, words: string][] {
  if (one.yes !== null) return [['yes', t('report-yes'), t('report-yes-days', { n: one.yes, m: one.days })]];
  const sleep = isSleep(one);
  const usual = usualText(one.usual, (value) => valueText(one, value));
  const facts: [string, string, string][] = [['usual', t(sleep ? 'report-night' : 'report-day'), usual]];
  if (sleep && one.short) {
    const { days, most } = one.short;
    const month = most
      ? monthText(Number(most.month.slice(0, 4)), Number(most.month.slice(5, 7)))
      : undefined;
    const words =
      most && month
        ? t('report-short-most', { n: days, k: most.days, month })
        : t('report-short-nights', { n: days });
    facts.push(['short', t('report-short'), words]);
  }
  return facts;
}

export const trackerNote = (one: ReportTracker): string =>
  isSleep(one) ? t('report-nights-noted', { n: one.days }) : t('report-days-noted', { n: one.days });

export function dimensionText({ usual }: ReportDimension): string {
  return usualText(usual, (value) => t('report-of-ten', { n: number(value, 1) }));
}

export function medicineText(one: ReportMedicine): string {
  if (!one.planned) return t('report-as-needed', { n: one.taken });
  const days = { n: one.taken, m: one.days };
  const taken = one.since
    ? t('report-taken-since', { ...days, day: dayText(one.since, 'medium') })
    : t('report-taken', days);
  return one.leftOut > 0 ? t('report-left-out', { taken, n: one.leftOut }) : taken;
}

/** "50 + 100 mg". */
const amounts = (list: readonly number[], unit: string | null): string =>
  list.map((amount, i) => amountText(amount, i === list.length - 1 ? unit : null)).join(t('report-dose-and'));

function doseArgs({ name, before, unitBefore, after, unit }: DoseChange): Record<string, string> {
  return {
    name,
    before: amounts(before, unitBefore === unit ? null : unitBefore),
    after: amounts(after, unit),
  };
}

export const doseText = (change: DoseChange): string => t('report-dose', doseArgs(change));
export const doseMark = (change: DoseChange): string =>
  t('report-dose-mark', { ...doseArgs(change), day: dayText(change.day, 'short') });

/** What is known of a group; the day after only where there is enough, in steps of the scale. */
export function groupFacts(
  group: ReportGroup,
  scale: MoodScale,
): [key: string, name: string, words: string][] {
  const there =
    group.meetings === null
      ? t('report-groups-days', { n: group.days })
      : group.weekday === null
        ? t('report-groups-of', { n: group.days, m: group.meetings })
        : t('report-groups-weekdays', { n: group.days, m: group.meetings, weekday: group.weekday });
  if (group.after.kind === 'cannotTellYet')
    return [['group', group.name, t('report-groups-early', { there })]];
  const { n, by, low, high } = group.after.told;
  const steps = (share: number): string => signed(share * (scale.steps.length - 1));
  return [
    ['group', group.name, there],
    [
      'after',
      t('report-groups-after', { name: group.name }),
      t('report-groups-change', { n, by: steps(by), low: steps(low), high: steps(high) }),
    ],
  ];
}

/** How hard it was before and after, where there is enough; "n" is how often both were noted. */
export function exerciseText({ times, before, after, change }: InsightsExercise): string {
  if (change.kind === 'cannotTellYet' || before.mean === null || after.mean === null)
    return t('report-exercise-early', { n: times });
  return t('report-exercise', { n: times, before: number(before.mean, 1), after: number(after.mean, 1) });
}

export function scoreFact({ score, band }: CareScoreRow, measures: readonly CareMeasure[]): [string, string] {
  const name = measures.find(({ id }) => id === score.measure)?.name ?? score.name;
  const told = { value: score.value ?? '', day: dayText(score.day) };
  return [name, band ? t('report-score-band', { ...told, words: band.words }) : t('report-score', told)];
}
