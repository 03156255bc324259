/** Reports go out at most this often (milliseconds): the auto-lock counts in minutes. */
export const REPORT_EVERY = 5_000;

/**
 * Thins out input to reports: the first at once, then at most one per `every`, and never losing the last one, so that
 * the time of idleness is never counted from too early by more than what was thinned out.
 */
export class ActivityThrottle {
  #last = -Infinity;
  #trailing: ReturnType<typeof setTimeout> | undefined;
  readonly #report: () => void;
  readonly #every: number;
  readonly #now: () => number;

  constructor(report: () => void, every: number = REPORT_EVERY, now: () => number = () => performance.now()) {
    this.#report = report;
    this.#every = every;
    this.#now = now;
  }

  /** There was input. `urgent` reports at once: the journal is about to lock. */
  input(urgent = false): void {
    const since = this.#now() - this.#last;
    if (urgent || since >= this.#every) this.#send();
    else this.#trailing ??= setTimeout(() => this.#send(), this.#every - since);
  }

  #send(): void {
    clearTimeout(this.#trailing);
    this.#trailing = undefined;
    this.#last = this.#now();
    this.#report();
  }

  stop(): void {
    clearTimeout(this.#trailing);
    this.#trailing = undefined;
  }
}

const INPUT = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Feeds every kind of input of this window into `throttle`; `urgent` is asked each time. */
export function watchActivity(throttle: ActivityThrottle, urgent: () => boolean): () => void {
  const heard = () => throttle.input(urgent());
  for (const kind of INPUT) window.addEventListener(kind, heard, { capture: true, passive: true });
  return () => {
    throttle.stop();
    for (const kind of INPUT) window.removeEventListener(kind, heard, { capture: true });
  };
}
