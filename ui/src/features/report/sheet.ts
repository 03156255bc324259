import './texts';
import type {
  CareMeasure,
  DoseChange,
  PaperBlock,
  PaperPages,
  ReportFacts,
  ReportKept,
  ReportTracker,
} from '@/backend';
import { dayText } from '@/shared/dates';
import { language, t } from '@/shared/text';
import { moodChart } from './chart';
import {
  dimensionText,
  doseText,
  exerciseText,
  groupFacts,
  isSleep,
  medicineText,
  moodWord,
  scoreFact,
  trackerFacts,
  trackerNote,
} from './words';

/** Something on the pages that can be taken out by itself. */
export interface Line {
  /** Stays the same from one time to the next: what was taken out stays out. */
  key: string;
  block: PaperBlock;
}

export interface Part {
  key: string;
  /** What it is called beside the pages. */
  name: string;
  heading: string;
  note: string;
  half: boolean;
  /** On the pages unless it was taken out. */
  usual: boolean;
  lines: Line[];
}

/** The part of one's own words, which is there before anything is written. */
export const WORDS = 'words';
/** On how many days mood was noted, under the title. */
export const NOTED = 'noted';

const fact = (key: string, name: string, words: string): Line => ({
  key,
  block: { kind: 'fact', name, words },
});

const part = (key: string, heading: string, lines: Line[], rest: Partial<Part> = {}): Part => ({
  key,
  name: heading,
  heading,
  note: '',
  half: false,
  usual: true,
  lines,
  ...rest,
});

/** By its medicine: several may have one name. What was taken out by its name, as it was before, stays out. */
function doseKey({ day, tracker, name }: DoseChange, { out }: ReportKept): string {
  const before = `dose:${day}:${name}`.slice(0, 60);
  return out.includes(before) ? before : `dose:${day}:${tracker}`;
}

/** Changes of doses that are on the pages: none of a medicine that was taken out, neither as a line nor in the figure. */
function shownDoses({ doses }: ReportFacts, kept: ReportKept): DoseChange[] {
  if (kept.parts['medicines'] === false) return [];
  const out = new Set(kept.out);
  return doses.filter((change) => !out.has(doseKey(change, kept)) && !out.has(`medicine:${change.tracker}`));
}

function moodPart(facts: ReportFacts, kept: ReportKept): Part {
  const { scale, days, summary, points } = facts.mood;
  if (days.length === 0) return part('mood', t('report-part-mood'), []);
  const line = points.kind === 'tells' && points.told.length > 0;
  const half = (): string => {
    if (summary.kind === 'cannotTellYet') return t('report-too-few', { n: summary.n });
    const { lower, median, upper } = summary.told;
    const [low, middle, high] = [lower, median, upper].map((share) => moodWord(scale, share));
    return low === high
      ? t('report-mood-around', { middle: middle ?? '' })
      : t('report-mood-between', { low: low ?? '', middle: middle ?? '', high: high ?? '' });
  };
  return part(
    'mood',
    t('report-part-mood'),
    [
      { key: 'mood:figure', block: { kind: 'chart', chart: moodChart(facts, shownDoses(facts, kept)) } },
      fact('mood:half', t('report-mood-half'), half()),
    ],
    { note: t(line ? 'report-mood-line' : 'report-mood-dots') },
  );
}

function trackerPart(one: ReportTracker): Part {
  const { id, name } = one.tracker;
  const lines = trackerFacts(one).map(([key, label, words]) => fact(`tracker:${id}:${key}`, label, words));
  const sleep = isSleep(one);
  return part(`tracker:${id}`, name, lines, { note: trackerNote(one), half: true, usual: sleep });
}

function medicinesPart(facts: ReportFacts, kept: ReportKept): Part {
  const out = new Set(kept.out);
  return part(
    'medicines',
    t('report-part-medicines'),
    [
      ...facts.medicines.map((one) => fact(`medicine:${one.id}`, one.name, medicineText(one))),
      ...facts.doses
        .filter(({ tracker }) => !out.has(`medicine:${tracker}`))
        .map((change) => fact(doseKey(change, kept), dayText(change.day, 'medium'), doseText(change))),
    ],
    { note: t('report-medicines-note'), half: true },
  );
}

/** Every part there is something for, with all its lines, in the order of the pages. */
export function partsOf(facts: ReportFacts, kept: ReportKept, measures: readonly CareMeasure[]): Part[] {
  const sleep = facts.trackers.filter(isSleep);
  const others = facts.trackers.filter((one) => !isSleep(one));
  const parts = [
    part(
      'questions',
      t('report-questions'),
      facts.questions.map(({ id, text }) => ({
        key: `question:${id}`,
        block: { kind: 'numbered', words: text },
      })),
      { name: t('report-part-questions') },
    ),
    moodPart(facts, kept),
    ...sleep.map(trackerPart),
    medicinesPart(facts, kept),
    part(
      'groups',
      t('report-part-groups'),
      facts.groups.flatMap((group) =>
        groupFacts(group, facts.mood.scale).map(([key, name, words]) =>
          fact(`${key}:${group.id}`, name, words),
        ),
      ),
    ),
    part(
      'exercises',
      t('report-part-exercises'),
      facts.exercises.flatMap((one) =>
        one.exercise ? [fact(`exercise:${one.exercise.id}`, one.exercise.name, exerciseText(one))] : [],
      ),
      { usual: false },
    ),
    part(
      'dimensions',
      t('report-part-dimensions'),
      facts.dimensions.map((one) =>
        fact(`dimension:${one.dimension}`, t(`dimension-${one.dimension}`), dimensionText(one)),
      ),
      { usual: false },
    ),
    ...others.map(trackerPart),
    part(
      'scores',
      t('report-part-scores'),
      facts.scores.map((row) => fact(`score:${row.score.id}`, ...scoreFact(row, measures))),
      { usual: false },
    ),
    part(
      'treatments',
      t('report-part-treatments'),
      facts.treatments.map(({ id, name, state }) =>
        fact(`treatment:${id}`, name, t(`report-treatment-${state}`)),
      ),
      { usual: false },
    ),
  ].filter(({ lines }) => lines.length > 0);
  const words: Line = { key: 'words', block: { kind: 'words', words: kept.words } };
  return [...parts, part(WORDS, t('report-part-words'), [words])];
}

export const isIn = (part: Part, kept: ReportKept): boolean => kept.parts[part.key] ?? part.usual;

/** Parts that are on the pages, without the lines that were taken out. */
export function shown(parts: readonly Part[], kept: ReportKept): Part[] {
  const out = new Set(kept.out);
  return parts
    .filter((one) => isIn(one, kept))
    .map((one) => ({ ...one, lines: one.lines.filter(({ key }) => !out.has(key)) }))
    .filter(({ lines }) => lines.length > 0);
}

export function titleOf({ person }: ReportFacts): string {
  if (!person) return t('report-for-nobody');
  const { name, next } = person;
  return next
    ? t('report-for-on', { name, day: dayText(next.here.slice(0, 10), 'heading') })
    : t('report-for', { name });
}

/** Under the title: which days, and on how many of them mood was noted. */
export function underOf(facts: ReportFacts, kept: ReportKept): { span: string; noted: string } {
  const span = t('report-span', { from: dayText(facts.from), to: dayText(facts.to) });
  const { mood, trackers, medicines, dimensions, groups, scores, doses, exercises, days } = facts;
  const any = [mood.days, trackers, medicines, dimensions, groups, scores, doses, exercises].some(
    (list) => list.length > 0,
  );
  if (!any) return { span, noted: t('report-nothing') };
  return {
    span,
    noted:
      kept.out.includes(NOTED) || kept.parts['mood'] === false
        ? ''
        : t('report-noted', { n: mood.days.length, m: days }),
  };
}

/** What is saved: what is on the pages and nothing else. */
export function paperOf(facts: ReportFacts, parts: readonly Part[], kept: ReportKept): PaperPages {
  const { span, noted } = underOf(facts, kept);
  const written = (one: Part): boolean => one.key !== WORDS || kept.words.trim() !== '';
  return {
    title: titleOf(facts),
    under: [span, noted].filter(Boolean).join(' '),
    parts: shown(parts, kept)
      .filter(written)
      .map(({ heading, note, half, lines }) => ({
        heading,
        note,
        half,
        blocks: lines.map(({ block }) => block),
      })),
    foot: t('report-foot', { n: '{n}', m: '{m}' }),
    language: language(),
  };
}

/** What a line is called where it can be taken out. */
export function lineName({ block }: Line): string {
  switch (block.kind) {
    case 'chart':
      return t('report-figure');
    case 'fact':
      return block.name;
    default:
      return block.words.length > 80 ? `${block.words.slice(0, 79)}…` : block.words;
  }
}
