/** How long typing rests before it is saved, in milliseconds. */
const REST = 500;

/** Answered by what saves where there is nothing to be kept yet, and the form says why. */
export const NOT_KEPT = Symbol('not kept');

/**
 * Something that is saved as it is typed. One change goes after the other, so that an older state never comes after a newer
 * one; what could not be saved stays on the screen and is tried again with the next change.
 */
export class Saving<T> {
  value: T;
  /** What was thrown the last time. */
  failure = $state.raw<unknown>(null);
  /** Something was saved. */
  saved = $state(false);
  #change = 0;
  #kept = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #save: (value: T) => Promise<unknown>;
  readonly #ready: (value: T) => boolean;

  /** `ready`: whether there is anything worth saving yet. */
  constructor(value: T, save: (value: T) => Promise<unknown>, ready: (value: T) => boolean = () => true) {
    this.value = $state(value);
    this.#save = save;
    this.#ready = ready;
  }

  /** Changes the value and has it saved as soon as typing rests. */
  edit(change: (value: T) => void): void {
    change(this.value);
    this.#change += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), REST);
  }

  /** There is something that was not saved. */
  get waits(): boolean {
    return this.#change > this.#kept;
  }

  /** Takes over what the journal has, unless something typed waits to be saved. */
  take(value: T): void {
    if (!this.waits) this.value = value;
  }

  /** Saves now; resolves when it is written or could not be. Called on leaving, and before the journal closes. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = this.#queue.then(() => this.#write());
    this.#queue = turn;
    return turn;
  }

  async #write(): Promise<void> {
    const change = this.#change;
    const value = $state.snapshot(this.value) as T;
    if (change === this.#kept || !this.#ready(value)) return;
    try {
      if ((await this.#save(value)) === NOT_KEPT) return;
      this.#kept = change;
      this.saved = true;
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }
}
