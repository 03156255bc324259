import type {
  DoseChange,
  InsightsLinePoint,
  PaperChart,
  PaperMark,
  PaperPoint,
  ReportFacts,
} from '@/backend';
import { dayText, daysBetween, monthText } from '@/shared/dates';
import { addMonths, isoDay, monthOf } from '@/shared/dates/month';
import { t } from '@/shared/text';
import { doseMark, moodWord } from './words';

/** Between two names below the figure at least, of its width. */
const APART = 0.09;
/** Names of months at most; beyond that, of years. */
const MONTHS_MOST_DAYS = 800;

/** Where a day lies, 0–1. */
const placeOf = ({ from, to }: ReportFacts): ((day: string) => number) => {
  const days = Math.max(1, daysBetween(from, to));
  return (day) => daysBetween(from, day) / days;
};

function ticksOf(facts: ReportFacts): PaperMark[] {
  const place = placeOf(facts);
  const ticks: PaperMark[] = [{ x: 0, words: dayText(facts.from, 'short') }];
  const years = daysBetween(facts.from, facts.to) > MONTHS_MOST_DAYS;
  for (let at = monthOf(facts.from); isoDay(at.year, at.month, 1) <= facts.to; at = addMonths(at, 1)) {
    const x = place(isoDay(at.year, at.month, 1));
    if (x - (ticks.at(-1)?.x ?? 0) < APART || x > 1 - APART / 2 || (years && at.month !== 1)) continue;
    const words = years ? String(at.year) : (monthText(at.year, at.month, 'short').split(/[\s.]/)[0] ?? '');
    ticks.push({ x, words });
  }
  return ticks;
}

/** Where days lie apart the line has a gap. */
function stretches(points: readonly InsightsLinePoint[], place: (day: string) => number): PaperPoint[][] {
  const lines: PaperPoint[][] = [];
  let last: string | undefined;
  for (const { day, line: y, low, high } of points) {
    const point = { x: place(day), y, low, high };
    if (last && daysBetween(last, day) === 1) lines.at(-1)?.push(point);
    else lines.push([point]);
    last = day;
  }
  return lines;
}

function altOf(facts: ReportFacts, marks: readonly PaperMark[]): string {
  const { scale, days, points } = facts.mood;
  const span = { from: dayText(facts.from), to: dayText(facts.to) };
  const line = points.kind === 'tells' ? points.told : [];
  const [first, last] = [line[0], line.at(-1)];
  const furthest = (way: 1 | -1, from: InsightsLinePoint): string =>
    dayText(line.reduce((a, b) => (way * b.line > way * a.line ? b : a), from).day);
  const told =
    first && last
      ? t('report-alt-line', {
          ...span,
          first: moodWord(scale, first.line),
          last: moodWord(scale, last.line),
          high: furthest(1, first),
          low: furthest(-1, first),
        })
      : t('report-alt-dots', { ...span, n: days.length });
  return [told, ...marks.map(({ words }) => t('report-alt-mark', { mark: words }))].join(' ');
}

/** Mood as a figure; `doses` are the changes that may be seen. */
export function moodChart(facts: ReportFacts, doses: readonly DoseChange[]): PaperChart {
  const { scale, days, points } = facts.mood;
  const place = placeOf(facts);
  const marks = doses.map((change) => ({ x: place(change.day), words: doseMark(change) }));
  return {
    alt: altOf(facts, marks),
    steps: scale.steps.map(({ word }) => word),
    dots: days.map(({ day, mood }) => ({ x: place(day), y: mood })),
    lines: points.kind === 'tells' ? stretches(points.told, place) : [],
    ticks: ticksOf(facts),
    marks,
  };
}
