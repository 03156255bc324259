import { backend, type PlanLine, type PlanStep } from '@/backend';
import { ownZone } from '@/shared/dates';
import { newId } from '@/shared/entries/id';
import { Saving } from '@/shared/saving';

/** The steps of the plan, in their order. */
export const STEPS = [
  'signs',
  'alone',
  'distraction',
  'people',
  'professionals',
  'surroundings',
  'worth',
] as const satisfies readonly PlanStep[];

/** Steps whose lines name somebody who can be reached. */
export const REACHED: readonly PlanStep[] = ['distraction', 'people', 'professionals'];

/** The same bounds as in the core. */
export const STEP_LINES = 30;
export const LINE_CHARS = 500;
export const NAME_CHARS = 200;

export const isBlank = (line: PlanLine): boolean => line.words.trim() === '' && line.contact.trim() === '';

/** A tab or a break that came along with what was pasted, as a space: a line is one line. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

const inOneLine = (line: PlanLine): PlanLine => ({
  ...line,
  words: oneLine(line.words),
  contact: oneLine(line.contact),
});

/** Lines of a step, in their order. */
export function linesOf(lines: readonly PlanLine[], step: PlanStep): PlanLine[] {
  return lines.filter((line) => line.step === step);
}

/** With a line at another place of its step; the same lines where there is no such place. */
export function moved(lines: readonly PlanLine[], id: string, by: -1 | 1): PlanLine[] {
  const from = lines.findIndex((line) => line.id === id);
  const step = lines[from]?.step;
  for (let to = from + by; from >= 0 && to >= 0 && to < lines.length; to += by) {
    if (lines[to]?.step !== step) continue;
    const next = [...lines];
    const [line] = next.splice(from, 1);
    if (line) next.splice(to, 0, line);
    return next;
  }
  return [...lines];
}

/** What Help now shows first: what one can do alone and whom one can ask, by turns. */
export function firstSteps<L extends { step: PlanStep }>(lines: readonly L[], most = 4): L[] {
  const of = (step: PlanStep): L[] => lines.filter((line) => line.step === step);
  const [alone, people] = [of('alone'), of('people')];
  const turns = alone.length > people.length ? alone : people;
  const both = turns.flatMap((_, at) => [alone[at], people[at]].filter((line) => line !== undefined));
  return (both.length > 0 ? both : [...lines]).slice(0, most);
}

/**
 * What the journal has, and between it what has no word yet: that is here alone, and stays under one's hands, after the line of
 * its own step it came after.
 */
export function joined<L extends { id: string; step?: PlanStep }>(
  here: readonly L[],
  kept: readonly L[],
  isBlank: (line: L) => boolean,
): L[] {
  const all = [...kept];
  for (const [at, line] of here.entries()) {
    if (!isBlank(line) || all.some(({ id }) => id === line.id)) continue;
    const before = here
      .slice(0, at)
      .findLast((one) => one.step === line.step && all.some(({ id }) => id === one.id));
    const first = all.findIndex((one) => one.step === line.step);
    const place = before ? all.findIndex(({ id }) => id === before.id) + 1 : first < 0 ? all.length : first;
    all.splice(place, 0, line);
  }
  return all;
}

/** In the order of the journal: step by step. */
const byStep = (lines: readonly PlanLine[]): PlanLine[] => STEPS.flatMap((step) => linesOf(lines, step));

/** The plan as it is being written: saved when typing rests, and before the journal closes. */
export class Plan {
  looked = $state.raw<string | null>(null);
  hasEarlier = $state(false);
  read = $state(false);
  failure = $state.raw<unknown>(null);
  /** From opening the plan, or bringing an earlier one back, to leaving it: what it was before is kept once. */
  #sitting = newId();
  #left = false;
  readonly saving = new Saving<PlanLine[]>([], (lines) =>
    backend.safetyPlanSave({ sitting: this.#sitting, lines: lines.map(inOneLine) }, ownZone()),
  );

  get lines(): PlanLine[] {
    return this.saving.value;
  }

  async load(): Promise<void> {
    try {
      const view = await backend.safetyPlanGet();
      this.looked = view.looked;
      this.hasEarlier = view.hasEarlier;
      const here = JSON.stringify(byStep(this.lines.filter((line) => !isBlank(line)).map(inOneLine)));
      if (here !== JSON.stringify(view.lines)) this.saving.take(joined(this.lines, view.lines, isBlank));
      this.read = true;
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** The page is left: what is taken back from now on changes what the journal has by then. */
  leave(): Promise<void> {
    this.#left = true;
    return this.saving.flush();
  }

  async #change(change: (lines: PlanLine[]) => unknown): Promise<void> {
    if (!this.#left) return this.saving.edit(change);
    // Whatever of it was being saved on leaving is there by then.
    await this.saving.flush();
    const { lines } = await backend.safetyPlanGet();
    change(lines);
    // A sitting of its own: what the plan was a moment ago is among the earlier ones.
    await backend.safetyPlanSave({ sitting: newId(), lines }, ownZone());
  }

  add(step: PlanStep, words = '', contact = ''): string {
    const id = newId();
    this.saving.edit((lines) => {
      const last = lines.findLastIndex((line) => line.step === step);
      lines.splice(last < 0 ? lines.length : last + 1, 0, { id, step, words, contact });
    });
    return id;
  }

  /** Takes a line out. Answers the way to put it back. */
  remove(id: string): () => Promise<void> {
    const at = this.lines.findIndex((line) => line.id === id);
    const line = this.lines[at];
    if (!line) return () => Promise.resolve();
    const kept = $state.snapshot(line) as PlanLine;
    this.saving.edit((lines) => lines.splice(at, 1));
    return () =>
      this.#change((lines) => {
        if (!lines.some((one) => one.id === id)) lines.splice(Math.min(at, lines.length), 0, kept);
      });
  }

  move(id: string, by: -1 | 1): void {
    const next = moved(this.lines, id, by);
    this.saving.edit((lines) => lines.splice(0, lines.length, ...next));
  }

  /**
   * Puts other lines in the place of these, which are kept among the earlier plans, each time. Answers the way back; `null` where
   * these could not be kept: then they stay.
   */
  async bring(other: readonly PlanLine[]): Promise<(() => Promise<void>) | null> {
    await this.saving.flush();
    if (this.saving.failure !== null) return null;
    const before = $state.snapshot(this.lines) as PlanLine[];
    const put = (lines: readonly PlanLine[]) =>
      this.#change((now) => now.splice(0, now.length, ...lines.map((line) => ({ ...line }))));
    this.#sitting = newId();
    await put(other);
    return async () => {
      // What was written since is kept as well.
      await this.saving.flush();
      this.#sitting = newId();
      await put(before);
    };
  }
}
