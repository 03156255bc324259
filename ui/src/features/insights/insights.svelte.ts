import {
  backend,
  codeOf,
  type InsightsAlong,
  type InsightsAnswer,
  type InsightsExercise,
  type InsightsGroups,
  type InsightsLinePoint,
  type InsightsMarks,
  type InsightsPeriod,
  type InsightsReach,
  type InsightsScale,
  type InsightsWords,
  type InsightsYear,
} from '@/backend';
import { addDays, ownZone } from '@/shared/dates';
import { addMonths, daysInMonth, isoDay, monthOf, moveByMonths, type Month } from '@/shared/dates/month';
import { language } from '@/shared/text';

export const SPANS = ['month', 'year', 'all'] as const;
export type SpanKind = (typeof SPANS)[number];

/** Days, both ends included. */
export interface Span {
  from: string;
  to: string;
}

/** The days of a period that are over or are today. */
export function spanOf(kind: SpanKind, { year, month }: Month, { today, first }: InsightsReach): Span {
  const until = (day: string): string => (day < today ? day : today);
  if (kind === 'month')
    return { from: isoDay(year, month, 1), to: until(isoDay(year, month, daysInMonth(year, month))) };
  if (kind === 'year') return { from: isoDay(year, 1, 1), to: until(isoDay(year, 12, 31)) };
  return { from: first ?? today, to: today };
}

/** How long the line is: a month needs what came before it, a year that still goes on shows its last half. */
export type LineReach = 'month' | 'half' | 'year' | 'all';

export function lineOf(kind: SpanKind, span: Span, today: string): { reach: LineReach; span: Span } {
  if (kind === 'all') return { reach: 'all', span };
  if (kind === 'month') return { reach: 'month', span: { from: backBy(span.to, 3), to: span.to } };
  if (span.to < today) return { reach: 'year', span };
  return { reach: 'half', span: { from: backBy(today, 6), to: today } };
}

function backBy(day: string, months: number): string {
  return addDays(moveByMonths(day, -months), 1);
}

/** What is said of a period: all of it of the same one. */
export interface Shown {
  kind: SpanKind;
  at: Month;
  span: Span;
  /** The period is not over. */
  open: boolean;
  /** None where all years are shown. */
  year: InsightsYear | null;
  period: InsightsPeriod;
  line: {
    reach: LineReach;
    span: Span;
    points: InsightsAnswer<InsightsLinePoint[]>;
    /** The days it reaches over, as they were noted. */
    days: InsightsPeriod['days'];
  };
  groups: InsightsGroups;
  /** What was noted before and after exercises, all of them first. */
  exercises: InsightsExercise[];
  /** Scales beside mood, over the days of the line. */
  scales: InsightsScale[];
  /** What else is known of those days. */
  marks: InsightsMarks;
}

/** What takes long. */
export class Looking<T> {
  answer = $state.raw<T | null>(null);
  failure = $state.raw<unknown>(null);
  looking = $state(false);
  stopped = $state(false);
  #asked = 0;

  async look(ask: () => Promise<T>): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.looking = true;
    this.stopped = false;
    this.failure = null;
    try {
      const answer = await ask();
      if (asked === this.#asked) this.answer = answer;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      // What was on the screen is of other days.
      this.answer = null;
      if (codeOf(thrown) === 'insights-stopped') this.stopped = true;
      else this.failure = thrown;
    } finally {
      if (asked === this.#asked) this.looking = false;
    }
  }
}

/** The period one looks at, and what is said of it. */
export class InsightsController {
  kind = $state<SpanKind>('year');
  at = $state.raw<Month>({ year: 1970, month: 1 });
  reach = $state.raw<InsightsReach | null>(null);
  shown = $state.raw<Shown | null>(null);
  failure = $state.raw<unknown>(null);
  readonly along = new Looking<InsightsAlong>();
  readonly words = new Looking<InsightsWords>();
  #asked = 0;

  readonly span: Span | null = $derived(this.reach ? spanOf(this.kind, this.at, this.reach) : null);
  readonly ofLine = $derived(this.span && this.reach ? lineOf(this.kind, this.span, this.reach.today) : null);

  /** Whether there is anything before or after the period. */
  readonly earlier = $derived.by(() => {
    const first = this.reach?.first;
    return this.kind !== 'all' && this.span !== null && typeof first === 'string' && first < this.span.from;
  });
  readonly later = $derived.by(() => {
    if (this.kind === 'all' || !this.span || !this.reach) return false;
    return this.span.to < this.reach.today;
  });

  /** Reads how far back there is anything, and all that is said of the period. */
  async begin(): Promise<void> {
    try {
      const reach = await backend.insightsReach(ownZone());
      if (!this.reach) this.at = monthOf(reach.today);
      this.reach = reach;
    } catch (thrown) {
      this.failure = thrown;
      return;
    }
    await this.read();
  }

  async read(): Promise<void> {
    const { span, ofLine: line, kind, at, reach } = this;
    if (!span || !line || !reach?.first) return;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const [year, period, points, days, groups, exercises, scales, marks] = await Promise.all([
        kind === 'all' ? null : backend.insightsYear(at.year),
        backend.insightsPeriod(span.from, span.to),
        backend.insightsLine(line.span.from, line.span.to),
        backend.insightsPeriod(line.span.from, line.span.to).then(({ days }) => days),
        backend.insightsGroups(span.from, span.to),
        backend.insightsExercises(span.from, span.to, language()),
        backend.insightsScales(line.span.from, line.span.to),
        backend.insightsMarks(line.span.from, line.span.to, ownZone()),
      ]);
      if (asked !== this.#asked) return;
      const open = span.to === reach.today;
      this.shown = {
        kind,
        at,
        span,
        open,
        year,
        period,
        line: { ...line, points, days },
        groups,
        exercises,
        scales,
        marks,
      };
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
      return;
    }
    this.look();
  }

  /** Looks at what goes along. */
  look(): void {
    const span = this.span;
    if (!span) return;
    void this.along.look(() => backend.insightsAlong(span.from, span.to, language()));
    void this.words.look(() => backend.insightsWords(span.from, span.to));
  }

  stop(): void {
    void backend.insightsStop().catch(() => undefined);
  }

  choose(kind: SpanKind): void {
    this.kind = kind;
    void this.read();
  }

  go(by: 1 | -1): void {
    this.at = addMonths(this.at, this.kind === 'year' ? by * 12 : by);
    void this.read();
  }
}
