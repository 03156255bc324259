import {
  backend,
  codeOf,
  type EntryDraft,
  type EntryLink,
  type ExerciseUnfinished,
  type ExerciseView,
} from '@/backend';
import { announce } from '@/shared/a11y';
import { ownZone } from '@/shared/dates';
import { draftOf, freshDraft } from '@/shared/entries/draft';
import { newId } from '@/shared/entries/id';
import type { Shell } from '@/shared/shell';
import { t } from '@/shared/text';
import { Engine, slotOf, type Answer, type Answers, type Look, type Unit } from './engine';
import { entryText, isAnswered, readKept, type Kept } from './kept';
import { Sound } from './sound';
import { phaseTitle } from './words';

/** Milliseconds of rest in typing after which it is kept. */
const REST = 700;
/** How often it is said that somebody is here who breathes and touches nothing, in milliseconds. */
const HERE = 30_000;

type Stage = 'ready' | 'going' | 'after';

/** Leaves what was not finished: nothing of it waits any more. */
export async function leaveRun(id: string): Promise<void> {
  await backend.selfCareEnd({ id, after: null, finished: false });
}

/** An exercise that is being done. */
export class Playing {
  stage = $state<Stage>('ready');
  look = $state.raw<Look | null>(null);
  paused = $state(false);
  answers = $state.raw<Answers>({});
  before = $state<number | null>(null);
  after = $state<number | null>(null);
  counts = $state(false);
  sound = $state(false);
  closed = $state(false);
  failure = $state.raw<unknown>(null);
  readonly view: ExerciseView;
  readonly run: string;
  readonly #sounds = new Sound();
  readonly #clock: () => number;
  readonly #minutes: number;
  readonly #entry: string;
  #kept: Kept | null;
  #engine: Engine;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #said = '';
  #here = 0;
  #begun: boolean;
  #finished = false;
  #ended = false;
  #stopped = false;
  /** Answers wait in the journal. */
  #waits = false;
  /** It stands still because it was ended. */
  #held = false;

  constructor(
    view: ExerciseView,
    minutes: number,
    unfinished: ExerciseUnfinished | null,
    clock: () => number = () => performance.now(),
  ) {
    this.view = view;
    this.#clock = clock;
    this.#kept = unfinished ? readKept(unfinished.state) : null;
    this.run = unfinished?.id ?? newId();
    this.before = unfinished?.before ?? null;
    this.#begun = unfinished !== null;
    this.#waits = unfinished !== null;
    this.#minutes = this.#kept?.minutes ?? minutes;
    this.#entry = this.#kept?.entry ?? newId();
    this.answers = this.#kept?.answers ?? {};
    this.#engine = this.#fresh();
  }

  #fresh(): Engine {
    const { minutes, steps } = this.view.exercise;
    return new Engine(steps, this.#clock(), {
      stretch: this.#minutes / minutes.usual,
      decisions: this.#kept?.decisions ?? {},
    });
  }

  /** What was written, as an entry would have it. */
  get written(): string {
    const { steps } = this.view.exercise;
    return entryText(this.#engine.units, this.answers, steps, t('self-care-question-gone'));
  }

  /** What was answered, as a step sees it: asked again in a loop, it is not answered yet. */
  answersAt(unit: Unit): Answers {
    if (!('field' in unit.step)) return this.answers;
    const { field } = unit.step;
    const own = this.answers[slotOf(unit)];
    const others = Object.entries(this.answers).filter(([slot]) => slot !== field);
    return Object.fromEntries(own === undefined ? others : [...others, [field, own]]);
  }

  /** It felt clearly harder afterwards. */
  get harder(): boolean {
    return this.before !== null && this.after !== null && this.after - this.before >= 2;
  }

  /** Begins, or goes on where it was left. Throws what the journal answered; then nothing has begun. */
  async begin(): Promise<void> {
    const run = { id: this.run, exercise: this.view.exercise.id, zone: ownZone(), before: this.before };
    if (!this.#begun) await backend.selfCareBegin(run);
    this.#begun = true;
    // Somebody left meanwhile.
    if (this.#stopped) return this.#kept ? undefined : leaveRun(this.run);
    this.#engine = this.#fresh();
    const at = this.#kept ? this.#kept.at : undefined;
    if (at === null) {
      this.#engine.standAt(this.#engine.units.at(-1)?.key ?? '', this.#clock());
      return this.#end(true);
    }
    this.stage = 'going';
    if (at !== undefined) {
      this.#engine.standAt(at, this.#clock());
      // What goes by itself waits until it is asked to.
      if (this.#engine.look(this.#clock()).phase) this.#engine.pause(this.#clock());
    }
    this.#turn();
  }

  /** Looks at the clock, shows what is due, and comes back when that changes. */
  #turn(): void {
    clearTimeout(this.#timer);
    const now = this.#clock();
    const look = this.#engine.look(now);
    if (look.over) return this.#end(true);
    this.look = look;
    this.paused = this.#engine.isPaused;
    this.#tell(look);
    if (look.phase && !this.paused && now - this.#here >= HERE) {
      // Somebody who breathes along touches nothing; the exercise is over in time, and then it is quiet again.
      this.#here = now;
      void backend.activity().catch(() => undefined);
    }
    const wait = this.#engine.next(now);
    if (wait !== null) this.#timer = setTimeout(() => this.#turn(), wait);
  }

  /** A part begins: it is said, once, and sounds where that was asked for. */
  #tell(look: Look): void {
    const { unit, phase } = look;
    const said = `${unit.key} ${phase ? `${phase.round} ${phase.at}` : ''} ${this.paused ? 'paused' : ''}`;
    if (said === this.#said) return;
    const same = this.#said.startsWith(`${unit.key} `);
    this.#said = said;
    if (this.paused) return this.#sounds.hush();
    const title = phaseTitle(look, this.answers);
    if (phase && (same || unit.step.type !== 'timed')) announce(title);
    if (!phase) return;
    if (this.closed && unit.step.type === 'breath')
      this.#sounds.glide(phase.from, phase.to, (phase.length - phase.since) / 1000);
    else if (this.sound || this.closed) this.#sounds.cue(phase.to);
  }

  toggle(): void {
    const now = this.#clock();
    if (this.#engine.isPaused) this.#engine.resume(now);
    else this.#engine.pause(now);
    announce(t(this.#engine.isPaused ? 'self-care-paused' : 'self-care-goes-on'));
    this.#turn();
  }

  step(by: 1 | -1): void {
    const now = this.#clock();
    if (by > 0) this.#engine.forward(now);
    else this.#engine.back(now);
    this.#moved();
  }

  decide(way: number): void {
    this.#engine.decide(way, this.#clock());
    this.#moved();
  }

  #moved(): void {
    this.#said = '';
    this.#turn();
    this.#keepSoon();
  }

  stretch(minutes: 1 | -1): void {
    const changed = this.#engine.stretch(minutes, this.#clock());
    announce(
      t(!changed ? 'self-care-cannot-change' : minutes > 0 ? 'self-care-is-longer' : 'self-care-is-shorter'),
    );
    this.#turn();
  }

  toggleSound(): void {
    this.sound = !this.sound;
    if (this.sound) return this.#sounds.cue(1);
    this.closed = false;
    this.#sounds.hush();
  }

  toggleClosed(): void {
    this.closed = !this.closed;
    this.#said = '';
    if (!this.closed) this.#sounds.hush();
    this.#turn();
  }

  /** Words that come later show what was answered last. */
  answer(unit: Unit, answer: Answer): void {
    if (!('field' in unit.step)) return;
    this.answers = { ...this.answers, [unit.step.field]: answer, [slotOf(unit)]: answer };
    this.#keepSoon();
  }

  #keepSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.keep(), REST);
  }

  /** Keeps what was answered, should the journal close. Of one without answers there is nothing to come back to. */
  async keep(): Promise<void> {
    clearTimeout(this.#resting);
    // Before it goes on, what was kept is what there is.
    if (!this.#begun || this.#ended || this.stage === 'ready') return;
    const has = this.hasAnswers;
    if (!has && !this.#waits) return;
    const kept: Kept = {
      answers: this.answers,
      decisions: { ...this.#engine.decisions },
      at: this.stage === 'after' && this.#finished ? null : (this.look?.unit.key ?? null),
      minutes: this.#minutes,
      entry: this.#entry,
    };
    try {
      // What was taken away again does not wait.
      await backend.selfCareKeep(this.run, has ? JSON.stringify(kept) : '');
      this.#waits = has;
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  get hasAnswers(): boolean {
    return Object.values(this.answers).some(isAnswered);
  }

  /** Ends it here, or after its last step. */
  end(): void {
    this.#end(false);
  }

  #end(finished: boolean): void {
    clearTimeout(this.#timer);
    this.#finished = finished;
    // Whoever goes back into it finds it as it was left.
    this.#held = !finished && !this.#engine.isPaused;
    if (this.#held) this.#engine.pause(this.#clock());
    this.stage = 'after';
    if (this.sound || this.closed) this.#sounds.bell();
    else this.#sounds.hush();
    void this.keep();
  }

  /** Back into what was ended too early. */
  goOn(): void {
    this.stage = 'going';
    this.#said = '';
    const now = this.#clock();
    if (this.#finished && this.#engine.look(now).over) this.#engine.back(now);
    if (this.#held) this.#engine.resume(now);
    this.#held = false;
    this.#finished = false;
    this.#turn();
  }

  /** The entry of this exercise: what is drawn in it belongs there as well. */
  get into(): { entry: string; title: string; links: EntryLink[] } {
    const links = [{ kind: 'exercise' as const, target: this.run }];
    return { entry: this.#entry, title: this.view.exercise.name, links };
  }

  async #entryDraft(): Promise<EntryDraft> {
    const { entry: id, title, links } = this.into;
    const { written } = this;
    try {
      // Something was drawn, and is there already.
      const there = draftOf(await backend.journalGet(id));
      if (there.body.includes(written)) return there;
      return { ...there, body: there.body.trim() === '' ? written : `${there.body}\n\n${written}` };
    } catch (thrown) {
      if (codeOf(thrown) !== 'not-found') throw thrown;
      return { ...freshDraft(), id, title, body: written, links };
    }
  }

  /** What was written becomes an entry, linked to this. Throws what the journal answered. */
  async keepEntry(shell: Shell): Promise<void> {
    const draft = await this.#entryDraft();
    await backend.journalSave(draft);
    shell.noted(draft);
    shell.toast({
      text: t('self-care-kept'),
      onward: { label: t('self-care-kept-go'), go: () => shell.go('journal', { entry: this.#entry }) },
    });
  }

  /** It is over: what was answered waits no more. */
  async close(): Promise<void> {
    this.stop();
    if (!this.#begun) return;
    await backend.selfCareEnd({ id: this.run, after: this.after, finished: this.#finished });
    this.#ended = true;
  }

  /** The window turns elsewhere: what was answered waits, and what has no answers is over. */
  async leaveQuietly(): Promise<void> {
    this.stop();
    if (!this.#begun || this.#ended) return;
    if (this.hasAnswers || this.stage === 'ready') return this.keep();
    this.#ended = true;
    await backend
      .selfCareEnd({ id: this.run, after: this.after, finished: this.#finished })
      .catch(() => undefined);
  }

  /** Nothing goes on by itself any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
    this.#sounds.close();
  }
}
