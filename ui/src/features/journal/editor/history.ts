/** What a text was and where the caret stood: what undoing brings back. Offsets are UTF-16 units. */
export interface Moment {
  text: string;
  from: number;
  to: number;
}

interface Step {
  /** Where it happened. */
  at: number;
  gone: string;
  added: string;
  /** What was selected before, and where the caret was after. */
  before: [number, number];
  after: number;
}

/** Milliseconds of rest after which what is typed is another step. */
const REST = 1_500;
/** Letters of one step; the next word begins another. */
const LONG = 60;
/** Steps that can be undone, and letters kept for them. Older ones go first. */
const STEPS = 2_000;
const LETTERS = 4_000_000;

/**
 * The steps of one page as it is written, over all its savings. The web view's own history takes all that was typed without
 * moving the caret as one step: a whole evening would go with one key.
 */
export class History {
  #steps: Step[] = [];
  /** How many of them are done; those after are undone and can be done again. */
  #done = 0;
  #text: string;
  #selected: [number, number];
  #last = -Infinity;

  constructor(text: string) {
    this.#text = text;
    this.#selected = [text.length, text.length];
  }

  /** Notes where the caret is, so that undoing puts it back there. */
  select(from: number, to: number): void {
    this.#selected = [from, to];
  }

  /** Notes that the text is another one now. `now` in milliseconds. */
  note(text: string, caret: number, now: number): void {
    if (text === this.#text) return;
    const step: Step = { ...change(this.#text, text, caret), before: this.#selected, after: caret };
    const last = this.#done === this.#steps.length ? this.#steps.at(-1) : undefined;
    const joined = last && now - this.#last < REST ? join(last, step) : null;
    this.#steps.splice(joined ? this.#done - 1 : this.#done, Infinity, joined ?? step);
    this.#done = this.#steps.length;
    this.#text = text;
    this.#selected = [caret, caret];
    this.#last = now;
    this.#forget();
  }

  /** The text before the last step, or nothing. */
  undo(): Moment | null {
    const step = this.#steps[this.#done - 1];
    if (!step) return null;
    this.#done -= 1;
    return this.#go(step.at, step.added.length, step.gone, step.before);
  }

  /** The text after the step that was undone last, or nothing. */
  redo(): Moment | null {
    const step = this.#steps[this.#done];
    if (!step) return null;
    this.#done += 1;
    return this.#go(step.at, step.gone.length, step.added, [step.after, step.after]);
  }

  #go(at: number, length: number, insert: string, selected: [number, number]): Moment {
    this.#text = this.#text.slice(0, at) + insert + this.#text.slice(at + length);
    this.#selected = selected;
    this.#last = -Infinity;
    return { text: this.#text, from: selected[0], to: selected[1] };
  }

  #forget(): void {
    let letters = this.#steps.reduce((sum, { gone, added }) => sum + gone.length + added.length, 0);
    while (this.#steps.length > 1 && (this.#steps.length > STEPS || letters > LETTERS)) {
      const oldest = this.#steps.shift();
      letters -= (oldest?.gone.length ?? 0) + (oldest?.added.length ?? 0);
      this.#done -= 1;
    }
  }
}

/** What lies between two texts: what is the same at both ends is left out. */
function change(old: string, text: string, caret: number): Pick<Step, 'at' | 'gone' | 'added'> {
  const most = Math.min(old.length, text.length);
  // Where the same letter stands on both sides, what was typed ends at the caret.
  let at = 0;
  const before = Math.min(most, caret);
  while (at < before && old[at] === text[at]) at += 1;
  let same = 0;
  while (same < most - at && old[old.length - 1 - same] === text[text.length - 1 - same]) same += 1;
  return { at, gone: old.slice(at, old.length - same), added: text.slice(at, text.length - same) };
}

/** Two steps as one, where the second goes on with the first. */
function join(last: Step, step: Step): Step | null {
  if (last.gone === '' && step.gone === '' && step.at === last.at + last.added.length) {
    const ends = last.added.includes('\n') || (last.added.length >= LONG && /\s$/u.test(last.added));
    return ends || step.added.length > 2
      ? null
      : { ...last, added: last.added + step.added, after: step.after };
  }
  const back = last.added === '' && step.added === '' && step.at + step.gone.length === last.at;
  return back && last.gone.length < LONG
    ? { ...last, at: step.at, gone: step.gone + last.gone, after: step.after }
    : null;
}
