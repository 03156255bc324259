import type { ExerciseStep } from '@/backend';
import { fill, slotOf, type Answer, type Answers, type Unit } from './engine';

/** What is kept of an exercise that goes on, should the journal close meanwhile. */
export interface Kept {
  answers: Answers;
  decisions: Record<string, number>;
  /** The unit that was shown; `null` where it was over. */
  at: string | null;
  minutes: number;
  /** The entry that what was written becomes, so that it becomes one once. */
  entry: string;
}

const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string')) ||
  (record(value) && Object.values(value).every((one) => typeof one === 'string'));

/** Reads what was kept; `null` where it says nothing. */
export function readKept(text: string): Kept | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!record(value) || !record(value['answers']) || !record(value['decisions'])) return null;
    const { answers, decisions, at, minutes, entry } = value;
    if (typeof entry !== 'string' || typeof minutes !== 'number') return null;
    return {
      answers: Object.fromEntries(
        Object.entries(answers).flatMap(([key, one]) => (isAnswer(one) ? [[key, one]] : [])),
      ),
      decisions: Object.fromEntries(
        Object.entries(decisions).flatMap(([key, one]) => (typeof one === 'number' ? [[key, one]] : [])),
      ),
      at: typeof at === 'string' ? at : null,
      minutes,
      entry,
    };
  } catch {
    return null;
  }
}

/** Whether somebody answered something there. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (typeof answer === 'number') return true;
  if (typeof answer === 'string') return answer.trim() !== '';
  if (Array.isArray(answer)) return (answer as readonly string[]).some((one) => one.trim() !== '');
  return Object.keys(answer).length > 0;
}

/** Signs that Markdown would take for its own, as somebody typed them. */
const plain = (text: string): string =>
  text.replace(/([\\`*_[\]<>#])/g, '\\$1').replace(/^(\s*)([-+]|\d+[.)])(\s)/gm, '$1\\$2$3');

function lines(step: ExerciseStep & { field: string }, answer: Answer): string {
  if (typeof answer === 'string') return plain(answer.trim());
  if (typeof answer === 'number') return step.type === 'slider' ? `${answer} / ${step.to}` : String(answer);
  if (Array.isArray(answer)) {
    const given = (answer as readonly string[]).map((one) => one.trim()).filter((one) => one !== '');
    return given.map((one) => `- ${plain(one)}`).join('\n');
  }
  const sorted = answer as Readonly<Record<string, string>>;
  const piles = [...new Set(Object.values(sorted))];
  return piles
    .map((pile) => {
      const cards = Object.keys(sorted).filter((card) => sorted[card] === pile);
      return `${plain(pile)}:\n${cards.map((card) => `- ${plain(card)}`).join('\n')}`;
    })
    .join('\n\n');
}

type Asking = Extract<ExerciseStep, { field: string }>;

/** Every step that asks something, whichever way it lies on. */
function asking(steps: readonly ExerciseStep[]): Asking[] {
  return steps.flatMap((step): Asking[] => {
    if (step.type === 'branch') return step.options.flatMap((way) => asking(way.steps));
    if (step.type === 'loop') return asking(step.steps);
    return 'field' in step ? [step] : [];
  });
}

/**
 * What was written, as the text of an entry: what was asked, and the answer. Of a loop each time, and in the end what was answered on a
 * way that was left again. Where the exercise was changed meanwhile, what was answered to a question it no longer has comes last, under
 * the words `gone`. Empty where nothing was.
 */
export function entryText(
  units: readonly Unit[],
  answers: Answers,
  steps: readonly ExerciseStep[] = [],
  gone = '',
): string {
  const told = new Set<string>();
  const tell = (step: Asking, slot: string): string[] => {
    const answer = answers[slot];
    if (answer === undefined || !isAnswered(answer)) return [];
    told.add(step.field);
    return [`**${plain(fill(step.ask, answers).replace(/\s+/g, ' '))}**\n\n${lines(step, answer)}`];
  };
  const taken = units.flatMap((unit) => ('field' in unit.step ? tell(unit.step, slotOf(unit)) : []));
  const left = asking(steps).flatMap((step) => (told.has(step.field) ? [] : tell(step, step.field)));
  return [...taken, ...left, ...withoutQuestion(answers, steps, gone)].join('\n\n');
}

/** What was answered to questions the exercise no longer has. */
function withoutQuestion(answers: Answers, steps: readonly ExerciseStep[], gone: string): string[] {
  if (steps.length === 0) return [];
  const known = new Set(asking(steps).map(({ field }) => field));
  const slots = Object.keys(answers);
  return slots.flatMap((slot) => {
    const [field = ''] = slot.split(' ');
    // Of a loop each time is told, and its latest answer stands once more under the field alone.
    const again = slot === field && slots.some((other) => other.startsWith(`${field} `));
    const answer = answers[slot];
    if (known.has(field) || again || answer === undefined || !isAnswered(answer)) return [];
    const step = { type: 'text', field, ask: '', long: true } as const;
    return [`**${plain(gone)}**\n\n${lines(step, answer)}`];
  });
}
