import type {
  BreathDo,
  Exercise,
  ExerciseDimension,
  ExerciseKind,
  ExerciseNeed,
  ExerciseStep,
} from '@/backend';

export type StepType = ExerciseStep['type'];

/** The steps one can be made of, in the order in which they are offered. */
export const STEP_TYPES: readonly StepType[] = [
  'tap',
  'timed',
  'breath',
  'repeat',
  'text',
  'list',
  'slider',
  'choice',
  'checklist',
  'sort',
  'branch',
  'loop',
];
export const BREATHS: readonly BreathDo[] = ['in', 'topUp', 'hold', 'out', 'rest'];

/** How deep branches and loops may lie in one another (docs/formats/exercise.md). */
export const DEEPEST = 3;

export interface PhaseForm {
  key: number;
  does: BreathDo;
  title: string;
  words: string;
  seconds: string;
}

export interface WayForm {
  key: number;
  words: string;
  steps: StepForm[];
}

/** A step as it is typed: every field that any step has. Lists are typed one to a line. */
export interface StepForm {
  key: number;
  type: StepType;
  title: string;
  words: string;
  seconds: string;
  phases: PhaseForm[];
  cycles: string;
  over: string;
  rounds: string;
  field: string;
  ask: string;
  hint: string;
  long: boolean;
  atLeast: string;
  atMost: string;
  from: string;
  to: string;
  low: string;
  high: string;
  options: string;
  several: boolean;
  ways: WayForm[];
  items: string;
  piles: string;
  cards: string;
  steps: StepForm[];
  symmetry: string;
}

export interface ExerciseForm {
  name: string;
  summary: string;
  about: string;
  kind: ExerciseKind;
  dimensions: ExerciseDimension[];
  needs: ExerciseNeed[];
  minutes: string;
  /** How much shorter and longer it may be, as long as the usual length stays. */
  span: Exercise['minutes'] | null;
  before: string;
  cautions: string;
  keeps: boolean;
  /** What was found about one that came from elsewhere goes along. */
  evidence: Exercise['evidence'];
  language: string;
  steps: StepForm[];
}

let keys = 0;
const nextKey = (): number => (keys += 1);

export function blankPhase(does: BreathDo = 'in', seconds = '4'): PhaseForm {
  return { key: nextKey(), does, title: '', words: '', seconds };
}

export function blankWay(): WayForm {
  return { key: nextKey(), words: '', steps: [] };
}

export function blankStep(type: StepType): StepForm {
  return {
    key: nextKey(),
    type,
    title: '',
    words: '',
    seconds: '60',
    phases: type === 'breath' ? [blankPhase('in'), blankPhase('out', '6')] : [blankPhase('in', '10')],
    cycles: '10',
    over: '',
    rounds: '1',
    field: '',
    ask: '',
    hint: '',
    long: false,
    atLeast: '3',
    atMost: '10',
    from: '0',
    to: '10',
    low: '',
    high: '',
    options: '',
    several: false,
    ways: type === 'branch' ? [blankWay(), blankWay()] : [],
    items: '',
    piles: '',
    cards: '',
    steps: [],
    symmetry: '0',
  };
}

export function blankForm(language: string): ExerciseForm {
  return {
    name: '',
    summary: '',
    about: '',
    kind: 'body',
    dimensions: [],
    needs: [],
    minutes: '5',
    span: null,
    before: '',
    cautions: '',
    keeps: false,
    evidence: { grade: 'own', words: '', sources: [] },
    language,
    steps: [],
  };
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const inLines = (list: readonly string[]): string => list.join('\n');

/** A whole number; one that is none is what every bound refuses. */
const whole = (text: string): number => {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isInteger(number) ? number : -1;
};

const seconds = (text: string): number => {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(number) ? number : -1;
};

const maybe = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>);

/** Every answer that is named, so that new names are not one of them. */
function named(steps: readonly StepForm[], into: Set<string> = new Set()): Set<string> {
  for (const step of steps) {
    if (step.field) into.add(step.field);
    named(step.steps, into);
    for (const way of step.ways) named(way.steps, into);
  }
  return into;
}

const ASKS: ReadonlySet<StepType> = new Set(['text', 'list', 'slider', 'choice', 'checklist', 'sort']);

/** Whether a step asks something that later words can show again. */
export const asks = (type: StepType): boolean => ASKS.has(type);

/** Gives every question a name for its answer that has none. */
export function nameAnswers(form: ExerciseForm): void {
  const taken = named(form.steps);
  const give = (steps: StepForm[]): void => {
    for (const step of steps) {
      if (asks(step.type) && !step.field) {
        let number = 1;
        while (taken.has(`answer-${number}`)) number += 1;
        step.field = `answer-${number}`;
        taken.add(step.field);
      }
      give(step.steps);
      for (const way of step.ways) give(way.steps);
    }
  };
  give(form.steps);
}

function stepOf(step: StepForm): Record<string, unknown> {
  const { type } = step;
  const question = { type, field: step.field, ask: step.ask.trim() };
  switch (type) {
    case 'tap':
      return { type, title: step.title.trim(), ...maybe('words', step.words) };
    case 'timed':
      return {
        type,
        title: step.title.trim(),
        ...maybe('words', step.words),
        seconds: seconds(step.seconds),
      };
    case 'breath':
      return {
        type,
        phases: step.phases.map((phase) => ({
          do: phase.does,
          seconds: seconds(phase.seconds),
          ...maybe('words', phase.words),
        })),
        cycles: whole(step.cycles),
      };
    case 'repeat':
      return {
        type,
        over: lines(step.over),
        phases: step.phases.map((phase) => ({ title: phase.title.trim(), seconds: seconds(phase.seconds) })),
        rounds: whole(step.rounds),
      };
    case 'text':
      return { ...question, ...maybe('hint', step.hint), long: step.long };
    case 'list':
      return {
        ...question,
        ...maybe('hint', step.hint),
        atLeast: whole(step.atLeast),
        atMost: whole(step.atMost),
      };
    case 'slider':
      return {
        ...question,
        from: whole(step.from),
        to: whole(step.to),
        low: step.low.trim(),
        high: step.high.trim(),
      };
    case 'choice':
      return { ...question, options: lines(step.options), several: step.several };
    case 'checklist':
      return { ...question, items: lines(step.items) };
    case 'sort':
      return { ...question, piles: lines(step.piles), cards: lines(step.cards) };
    case 'branch':
      return {
        type,
        ask: step.ask.trim(),
        options: step.ways.map((way) => ({ words: way.words.trim(), steps: way.steps.map(stepOf) })),
      };
    case 'loop':
      return { type, ask: step.ask.trim(), steps: step.steps.map(stepOf), atMost: whole(step.atMost) };
    case 'canvas':
      return {
        type,
        title: step.title.trim(),
        ...maybe('words', step.words),
        symmetry: whole(step.symmetry),
      };
  }
}

/** The file that is made of it (docs/formats/exercise.md). */
export function definitionOf(form: ExerciseForm): string {
  const minutes = Math.min(255, Math.max(0, whole(form.minutes)));
  return JSON.stringify(
    {
      format: 'mooring-exercise',
      version: 1,
      language: form.language,
      name: form.name.trim(),
      summary: form.summary.trim(),
      about: form.about.trim(),
      kind: form.kind,
      dimensions: form.dimensions,
      needs: form.needs,
      minutes:
        form.span?.usual === minutes
          ? form.span
          : { usual: minutes, from: Math.max(1, Math.floor(minutes / 2)), to: Math.min(90, minutes * 2) },
      before: lines(form.before),
      steps: form.steps.map(stepOf),
      cautions: lines(form.cautions),
      evidence: form.evidence,
      keeps: form.keeps,
    },
    null,
    1,
  );
}

function stepForm(step: ExerciseStep): StepForm {
  const form = blankStep(step.type);
  switch (step.type) {
    case 'tap':
      return { ...form, title: step.title, words: step.words ?? '' };
    case 'timed':
      return { ...form, title: step.title, words: step.words ?? '', seconds: String(step.seconds) };
    case 'breath':
      return {
        ...form,
        phases: step.phases.map((phase) => ({
          ...blankPhase(phase.do, String(phase.seconds)),
          words: phase.words ?? '',
        })),
        cycles: String(step.cycles),
      };
    case 'repeat':
      return {
        ...form,
        over: inLines(step.over),
        phases: step.phases.map((phase) => ({
          ...blankPhase('in', String(phase.seconds)),
          title: phase.title,
        })),
        rounds: String(step.rounds),
      };
    case 'text':
      return { ...form, field: step.field, ask: step.ask, hint: step.hint ?? '', long: step.long };
    case 'list':
      return {
        ...form,
        field: step.field,
        ask: step.ask,
        hint: step.hint ?? '',
        atLeast: String(step.atLeast),
        atMost: String(step.atMost),
      };
    case 'slider':
      return {
        ...form,
        field: step.field,
        ask: step.ask,
        from: String(step.from),
        to: String(step.to),
        low: step.low,
        high: step.high,
      };
    case 'choice':
      return {
        ...form,
        field: step.field,
        ask: step.ask,
        options: inLines(step.options),
        several: step.several,
      };
    case 'checklist':
      return { ...form, field: step.field, ask: step.ask, items: inLines(step.items) };
    case 'sort':
      return {
        ...form,
        field: step.field,
        ask: step.ask,
        piles: inLines(step.piles),
        cards: inLines(step.cards),
      };
    case 'branch':
      return {
        ...form,
        ask: step.ask,
        ways: step.options.map((way) => ({
          ...blankWay(),
          words: way.words,
          steps: way.steps.map(stepForm),
        })),
      };
    case 'loop':
      return { ...form, ask: step.ask, steps: step.steps.map(stepForm), atMost: String(step.atMost) };
    case 'canvas':
      return { ...form, title: step.title, words: step.words ?? '', symmetry: String(step.symmetry) };
  }
}

/** What is typed of an exercise that is there, as one of one's own: without what was found about it. */
export function formOf(exercise: Exercise): ExerciseForm {
  return {
    name: exercise.name,
    summary: exercise.summary,
    about: exercise.about,
    kind: exercise.kind,
    dimensions: [...exercise.dimensions],
    needs: [...exercise.needs],
    minutes: String(exercise.minutes.usual),
    span: exercise.minutes,
    before: inLines(exercise.before),
    cautions: inLines(exercise.cautions),
    keeps: exercise.keeps,
    evidence: { grade: 'own', words: '', sources: [] },
    language: exercise.language,
    steps: exercise.steps.map(stepForm),
  };
}

/** What was typed, as it is kept, and back; what can't be read begins anew. */
export const packed = (form: ExerciseForm): string => JSON.stringify(form);

export function unpacked(body: string, language: string): ExerciseForm {
  const blank = blankForm(language);
  const step = (kept: StepForm): StepForm => ({
    ...blankStep(kept.type),
    ...kept,
    key: nextKey(),
    phases: (kept.phases ?? []).map((phase) => ({ ...blankPhase(), ...phase, key: nextKey() })),
    ways: (kept.ways ?? []).map((way) => ({
      ...blankWay(),
      ...way,
      key: nextKey(),
      steps: (way.steps ?? []).map(step),
    })),
    steps: (kept.steps ?? []).map(step),
  });
  try {
    const kept = JSON.parse(body) as Partial<ExerciseForm>;
    return { ...blank, ...kept, steps: (kept.steps ?? []).map(step) };
  } catch {
    return blank;
  }
}
