import { backend, onAboutToLock, onFlushDrafts, onLockPutOff } from '@/backend';
import { announce } from '@/shared/a11y';
import { t } from '@/shared/text';
import { ActivityThrottle, watchActivity } from './activity';

/** Whoever knows what is being typed. */
interface Typing {
  flushDrafts(): Promise<void>;
}

/** The open journal's side of the auto-lock: it reports input, shows the warning, and saves what is typed before the journal closes. */
export class AutoLock {
  /** Seconds until it locks; `null` while nothing threatens. */
  left = $state<number | null>(null);
  #ticking: ReturnType<typeof setInterval> | undefined;
  readonly #typing: Typing;

  constructor(typing: Typing) {
    this.#typing = typing;
  }

  watch(): () => void {
    const report = () => {
      this.#calm();
      void backend.activity().catch(() => undefined);
    };
    const stop = [
      watchActivity(new ActivityThrottle(report), () => this.left !== null),
      onAboutToLock(({ seconds }) => this.#warn(seconds)),
      onLockPutOff(() => this.#calm()),
      onFlushDrafts(() => void this.#flush()),
    ];
    return () => {
      this.#calm();
      for (const one of stop) one();
    };
  }

  stay = (): void => {
    this.#calm();
    void backend.lockStay().catch(() => undefined);
  };

  #warn(seconds: number): void {
    // Told once: counting down aloud would be an alarm clock.
    if (this.left === null) announce(t('lock-warning-aloud', { seconds: Math.round(seconds) }), 'assertive');
    clearInterval(this.#ticking);
    this.left = Math.round(seconds);
    this.#ticking = setInterval(() => {
      if (this.left !== null && this.left > 1) this.left -= 1;
    }, 1000);
  }

  #calm(): void {
    clearInterval(this.#ticking);
    this.left = null;
  }

  /** From here on nothing can be typed: it would be too late for the draft, and the window closes in any case. */
  async #flush(): Promise<void> {
    // An open dialog is not covered by what is said of the page around it.
    for (const part of [document.body, ...document.querySelectorAll('dialog')]) part.inert = true;
    await this.#typing.flushDrafts();
    await backend.draftsFlushed();
  }
}
