import { backend, changeSettings, type TodayView } from '@/backend';
import { ownZone } from '@/shared/dates';
import { ended } from '@/shared/entries/breaks';
import { draftOf, freshDraft } from '@/shared/entries/draft';
import { vocabulary } from '@/shared/entries/vocabulary.svelte';

/** A check-in by one tap, as long as another tap means "I meant this one". */
export interface JustNoted {
  id: string;
  step: number;
  /** RFC 3339. */
  at: string;
}

/** For how long another tap corrects the last one instead of noting something new, in milliseconds. */
export const CORRECTS_FOR = 5 * 60_000;

/** A timer is at rest while the computer sleeps, so none is set for longer than this, in milliseconds. */
const LOOK_AGAIN = 3_600_000;

/** How long until the day is looked at again: until it is over, or for an hour. In milliseconds. */
export function untilNextLook(view: TodayView | null, now: number): number {
  const left = view ? Date.parse(view.until) - now : LOOK_AGAIN;
  return Math.min(Math.max(left, 0) + 1000, LOOK_AGAIN);
}

/** What today holds, and the check-in by one tap. */
export class TodayController {
  view = $state.raw<TodayView | null>(null);
  failure = $state.raw<unknown>(null);
  noted = $state.raw<JustNoted | null>(null);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #taps: Promise<unknown> = Promise.resolve();

  /** Reads the day again; an older answer is dropped. */
  async read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const view = await backend.journalToday(ownZone());
      if (asked !== this.#asked) return;
      this.view = view;
      this.failure = null;
      if (this.noted && !view.entries.some((row) => row.id === this.noted?.id)) this.forget();
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }

  /**
   * Notes a mood: a whole check-in. A second tap soon after changes the first one. Answers the entry's id, and whether it is
   * new. Throws what the journal answered; then nothing is noted.
   */
  tap(step: number, now?: Date): Promise<{ id: string; isNew: boolean }> {
    // One after the other: two quick taps must not become two entries.
    const turn = this.#taps.then(
      () => this.#note(step, now),
      () => this.#note(step, now),
    );
    this.#taps = turn.catch(() => undefined);
    return turn;
  }

  /** Takes the last one-tap check-in back: into the bin, where it can be found again. */
  async takeBack(id: string): Promise<void> {
    await backend.journalBin(id);
    if (this.noted?.id === id) this.forget();
    await this.read();
  }

  /** The next tap is a new check-in. */
  forget(): void {
    clearTimeout(this.#timer);
    this.noted = null;
  }

  /** Shows earlier years on this day, or no longer. */
  async showOnThisDay(on: boolean): Promise<void> {
    await changeSettings({ onThisDay: on });
    await this.read();
  }

  /** Ends the break this day lies in: what was of it before stays a break. */
  async endBreak(): Promise<void> {
    if (!this.view) return;
    const { breaks } = await backend.settingsGet();
    await changeSettings({ breaks: ended(breaks, this.view.day) });
    await this.read();
  }

  async #note(step: number, now: Date | undefined): Promise<{ id: string; isNew: boolean }> {
    const { scale } = vocabulary;
    if (!scale) throw new Error('the mood scale is not read yet');
    const mood = { scale: scale.id, step };
    const before = this.noted;
    // What was added to it in the meantime stays.
    const draft = before ? { ...draftOf(await backend.journalGet(before.id)), mood } : freshDraft(now, mood);
    const saved = await backend.journalSave(draft);
    clearTimeout(this.#timer);
    this.noted = { id: saved.id, step, at: saved.at };
    this.#timer = setTimeout(() => this.forget(), CORRECTS_FOR);
    return { id: saved.id, isNew: before === null };
  }
}
