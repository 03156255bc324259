import type { BreathPhase, ExerciseStep } from '@/backend';

// What is on the screen at an instant: a function of the exercise, of what was chosen and of the clock. Nothing counts frames, and
// nothing adds up what passed: a step that began at an instant ends at that instant and its length, however late anybody looks.

/** What was answered, by field. */
export type Answer = string | number | readonly string[] | Readonly<Record<string, string>>;
export type Answers = Readonly<Record<string, Answer>>;

/** What was decided at branches (which way) and at the end of a loop (1: it is enough, 0: once more), by unit. */
export type Decisions = Readonly<Record<string, number>>;

/** A step on the way through. One that lies in a loop is another one each time. */
export interface Unit {
  /** `2`, `3.1.0`, `4@1.0`: where it stands, which way of a branch it lies in, and which time of a loop. */
  key: string;
  step: Exclude<ExerciseStep, { type: 'branch' } | { type: 'loop' }> | Fork;
}

/** Where the way divides. */
export interface Fork {
  type: 'fork';
  ask: string;
  /** Of a loop: its own words for yes and no. */
  ways: readonly string[] | null;
}

/** Which part of a step it is. */
export interface Phase {
  /** Its place in one round. */
  at: number;
  /** Which round of how many. */
  round: number;
  rounds: number;
  /** Milliseconds. */
  length: number;
  since: number;
  /** Of a breath: how high the water stands when it begins and when it ends, 0 to 1. */
  from: number;
  to: number;
}

export interface Look {
  unit: Unit;
  /** Its place on the way, and how many there are as far as is known. */
  at: number;
  of: number;
  phase: Phase | null;
  /** Milliseconds until everything that goes by itself is over, from here on; `null` as long as the way is not decided, or nothing does. */
  left: number | null;
  over: boolean;
}

const MINUTE = 60_000;
/** No step is made longer than this. */
const LONGEST = 90 * MINUTE;

/** The steps as they are gone through, as far as is decided. */
export function unfold(steps: readonly ExerciseStep[], decisions: Decisions, before = ''): Unit[] {
  return steps.flatMap((step, at): Unit[] => {
    const key = `${before}${at}`;
    if (step.type === 'branch') {
      const fork: Unit = {
        key,
        step: { type: 'fork', ask: step.ask, ways: step.options.map((way) => way.words) },
      };
      const way = step.options[decisions[key] ?? -1];
      return way ? [fork, ...unfold(way.steps, decisions, `${key}.${decisions[key]}.`)] : [fork];
    }
    if (step.type === 'loop') {
      const units: Unit[] = [];
      for (let time = 0; time < step.atMost; time += 1) {
        units.push(...unfold(step.steps, decisions, `${key}@${time}.`));
        if (time + 1 === step.atMost) break;
        const asked = `${key}@${time}`;
        units.push({ key: asked, step: { type: 'fork', ask: step.ask, ways: null } });
        if (decisions[asked] !== 0) break;
      }
      return units;
    }
    return [{ key, step }];
  });
}

/** How high the water stands at the beginning and the end of every phase of a breath. */
export function levels(phases: readonly Pick<BreathPhase, 'do'>[]): { from: number; to: number }[] {
  let level = 0;
  return phases.map((phase, at) => {
    const from = level;
    if (phase.do === 'in') level = phases[at + 1]?.do === 'topUp' ? 0.8 : 1;
    else if (phase.do === 'topUp') level = 1;
    else if (phase.do === 'out') level = 0;
    return { from, to: level };
  });
}

/** Its phases in milliseconds, and how often they come; none of what waits for somebody. */
function rounds(
  step: Unit['step'],
  stretch: number,
  more: number,
): { lengths: number[]; times: number } | null {
  if (step.type === 'timed') {
    return { lengths: [Math.max(1000, Math.round(step.seconds * 1000 * stretch) + more)], times: 1 };
  }
  if (step.type === 'breath') {
    const lengths = step.phases.map((phase) => phase.seconds * 1000);
    const one = lengths.reduce((sum, length) => sum + length, 0);
    return { lengths, times: Math.max(1, Math.round(step.cycles * stretch + more / one)) };
  }
  if (step.type === 'repeat') {
    return {
      lengths: step.phases.map((phase) => phase.seconds * 1000),
      times: step.over.length * (step.rounds ?? 1),
    };
  }
  return null;
}

/** Whether a minute more or less can be given to it. */
function stretches(step: Unit['step']): boolean {
  return step.type === 'timed' || step.type === 'breath';
}

/** Whether it can be made longer or shorter, whichever way through it is gone. */
export function canStretch(steps: readonly ExerciseStep[]): boolean {
  return steps.some((step) => {
    if (step.type === 'branch') return step.options.some((way) => canStretch(way.steps));
    return step.type === 'loop' ? canStretch(step.steps) : stretches(step);
  });
}

/** An exercise on its way. Instants are milliseconds of one clock that only goes forward. */
export class Engine {
  #units: Unit[];
  #at = 0;
  /** When the step that is shown began, or would have without the time it was paused. */
  #began: number;
  #paused: number | null = null;
  #over = false;
  /** Milliseconds more or less, by unit. */
  #more: Record<string, number> = {};
  #decisions: Decisions;
  readonly #steps: readonly ExerciseStep[];
  readonly #stretch: number;

  constructor(
    steps: readonly ExerciseStep[],
    now: number,
    { stretch = 1, decisions = {} }: { stretch?: number; decisions?: Decisions } = {},
  ) {
    this.#steps = steps;
    this.#stretch = stretch;
    this.#decisions = decisions;
    this.#units = unfold(steps, decisions);
    this.#began = now;
    this.#over = this.#units.length === 0;
  }

  get decisions(): Decisions {
    return this.#decisions;
  }

  get units(): readonly Unit[] {
    return this.#units;
  }

  get isPaused(): boolean {
    return this.#paused !== null;
  }

  /** Stands at a unit, as if it just began; at the first where there is none of that key. */
  standAt(key: string, now: number): void {
    const found = this.#units.findIndex((unit) => unit.key === key);
    this.#stand(Math.max(0, found), now);
  }

  #stand(at: number, now: number): void {
    this.#at = Math.max(0, Math.min(at, this.#units.length - 1));
    this.#began = now;
    this.#over = at >= this.#units.length;
    if (this.#paused !== null) this.#paused = now;
  }

  #rounds(unit: Unit | undefined): { lengths: number[]; times: number } | null {
    return unit ? rounds(unit.step, this.#stretch, this.#more[unit.key] ?? 0) : null;
  }

  #length(unit: Unit | undefined): number | null {
    const found = this.#rounds(unit);
    return found && found.lengths.reduce((sum, length) => sum + length, 0) * found.times;
  }

  /** Goes on over everything that ended by now. */
  #settle(now: number): number {
    const clock = this.#paused ?? now;
    for (;;) {
      const length = this.#length(this.#units[this.#at]);
      if (this.#over || length === null || clock - this.#began < length) return clock;
      // The next begins when this one ended, not when that was noticed.
      this.#began += length;
      if (this.#at + 1 < this.#units.length) this.#at += 1;
      else this.#over = true;
    }
  }

  /** What is on the screen now. */
  look(now: number): Look {
    const clock = this.#settle(now);
    const unit = this.#units[this.#at] as Unit;
    const phase = this.#over ? null : this.#phase(unit, clock - this.#began);
    const own = this.#length(unit);
    const ahead = this.#units.slice(this.#at + 1);
    const open = [unit, ...ahead].some(({ key, step }) => step.type === 'fork' && !(key in this.#decisions));
    const later = ahead.reduce((sum, next) => sum + (this.#length(next) ?? 0), 0);
    const left = this.#over || open ? 0 : later + (own === null ? 0 : own - (clock - this.#began));
    return {
      unit,
      at: this.#at,
      of: this.#units.length,
      phase,
      left: left > 0 ? left : null,
      over: this.#over,
    };
  }

  #phase(unit: Unit, passed: number): Phase | null {
    const found = this.#rounds(unit);
    if (!found) return null;
    const { lengths, times } = found;
    const one = lengths.reduce((sum, length) => sum + length, 0);
    const round = Math.min(times - 1, Math.floor(passed / one));
    let since = passed - round * one;
    let at = 0;
    while (at + 1 < lengths.length && since >= (lengths[at] ?? 0)) {
      since -= lengths[at] ?? 0;
      at += 1;
    }
    const water = unit.step.type === 'breath' ? levels(unit.step.phases)[at] : undefined;
    return {
      at,
      round,
      rounds: times,
      length: lengths[at] ?? 0,
      since,
      from: water?.from ?? 0,
      to: water?.to ?? 0,
    };
  }

  /** When there is something else to be shown: at the end of a phase, and at every whole second of it. `null` where nothing changes by itself. */
  next(now: number): number | null {
    const { phase, over } = this.look(now);
    if (!phase || over || this.#paused !== null) return null;
    const second = (Math.floor(phase.since / 1000) + 1) * 1000;
    return Math.max(1, Math.min(second, phase.length) - phase.since);
  }

  pause(now: number): void {
    this.#settle(now);
    this.#paused ??= now;
  }

  resume(now: number): void {
    if (this.#paused === null) return;
    this.#began += now - this.#paused;
    this.#paused = null;
  }

  /** To the next step. */
  forward(now: number): void {
    this.#settle(now);
    if (!this.#over) this.#stand(this.#at + 1, now);
  }

  /** To the beginning of this step; from there, to the one before. */
  back(now: number): void {
    const clock = this.#settle(now);
    const runs = this.#length(this.#units[this.#at]) !== null;
    if (this.#over) this.#stand(this.#units.length - 1, now);
    else if (runs && clock - this.#began > 3000) this.#stand(this.#at, now);
    else this.#stand(this.#at - 1, now);
  }

  /** Goes a way, or says whether it is enough, and on to what comes then. */
  decide(way: number, now: number): void {
    this.#settle(now);
    const unit = this.#units[this.#at];
    if (!unit || unit.step.type !== 'fork') return;
    this.#decisions = { ...this.#decisions, [unit.key]: way };
    this.#units = unfold(this.#steps, this.#decisions);
    this.#stand(this.#at + 1, now);
  }

  /** Gives the step that is shown, or else the next that runs, a minute more or less. Says whether there is one. */
  stretch(minutes: number, now: number): boolean {
    const clock = this.#settle(now);
    const unit = this.#units.slice(this.#at).find(({ step }) => stretches(step));
    if (!unit || this.#over) return false;
    const before = this.#length(unit) ?? 0;
    if (minutes > 0 && before + minutes * MINUTE > LONGEST) return false;
    const here = unit === this.#units[this.#at];
    // What is over already stays, and a little of what is to come.
    const least = (here ? clock - this.#began : 0) + 10_000;
    if (minutes < 0 && before <= least) return false;
    const change = Math.max(minutes * MINUTE, minutes < 0 ? least - before : minutes * MINUTE);
    this.#more = { ...this.#more, [unit.key]: (this.#more[unit.key] ?? 0) + change };
    return true;
  }
}

/** Under what the answer of a step is kept: its field, and in a loop each time another one. */
export function slotOf({ key, step }: Unit): string {
  return !('field' in step) ? key : key.includes('@') ? `${step.field} ${key}` : step.field;
}

/** The first line of an answer, as words show it again. */
export function firstLine(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  if (typeof answer === 'string') return answer.trim().split('\n')[0]?.trim() ?? '';
  if (typeof answer === 'number') return String(answer);
  if (Array.isArray(answer))
    return (answer as readonly string[]).find((one) => one.trim() !== '')?.trim() ?? '';
  return Object.keys(answer)[0] ?? '';
}

/** Words with what was answered in them. */
export function fill(words: string, answers: Answers): string {
  return words.replace(/\{([a-z0-9-]+)\}/g, (_, field: string) => firstLine(answers[field]));
}
