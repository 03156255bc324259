import { backend, onChanged, type DoseDay, type DoseLine, type DoseState, type Tracker } from '@/backend';
import { ownZone } from '@/shared/dates';
import { newId, rightNow } from '@/shared/entries/id';

export type DoseTracker = Tracker & { kind: 'dose' };

export const isDose = (tracker: Tracker): tracker is DoseTracker => tracker.kind === 'dose';

/** Trackers of which a dose can be noted. */
export const offeredDoses = (trackers: readonly Tracker[]): DoseTracker[] =>
  trackers.filter(isDose).filter(({ archived }) => !archived);

/** The doses of a day. */
export class DosesOfDay {
  view = $state.raw<DoseDay | null>(null);
  failure = $state.raw<unknown>(null);
  busy = $state(false);
  #day: string | null = null;
  #asked = 0;

  /** Reads a day, `null` for the one it is now. An older answer is dropped. */
  async read(day: string | null = this.#day): Promise<void> {
    this.#day = day;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const view = await backend.journalDoses(day, ownZone());
      if (asked !== this.#asked) return;
      this.view = view;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }

  /** Reads again whenever a dose was noted or a plan changed; answers how to stop. */
  watch(): () => void {
    return onChanged(['doses', 'settings'], () => void this.read());
  }

  /** Notes what became of a dose; says whether that was done. */
  note(line: Pick<DoseLine, 'id' | 'tracker' | 'planned'>, state: DoseState): Promise<boolean> {
    const { view } = this;
    if (!view) return Promise.resolve(false);
    const { tracker, planned } = line;
    return this.#run(() =>
      backend.journalDoseSave({ id: line.id ?? newId(), tracker, day: view.day, planned, state }),
    );
  }

  /** When a dose was taken that is noted now: just now, or, on a day that is over, as planned. "HH:MM", by the clock here. */
  async takenAt(line: Pick<DoseLine, 'planned'>): Promise<string> {
    const isToday = this.view?.day === this.view?.today;
    if (line.planned !== null && !isToday) return line.planned.slice(0, 5);
    const { time } = await backend.journalWhen({ kind: 'instant', at: rightNow() }, ownZone());
    return time.slice(0, 5);
  }

  /** Notes a dose as taken, without anything more being asked. */
  take(line: DoseLine): Promise<boolean> {
    const { view } = this;
    if (!view) return Promise.resolve(false);
    const { tracker, planned, amount } = line;
    return this.#run(async () => {
      const at = `${await this.takenAt(line)}:00`;
      const state = { kind: 'taken', at, amount } as const;
      await backend.journalDoseSave({ id: line.id ?? newId(), tracker, day: view.day, planned, state });
    });
  }

  /** As if nothing had been noted of it. */
  forget(id: string): Promise<boolean> {
    return this.#run(() => backend.journalDoseRemove(id));
  }

  async #run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await work();
      await this.read();
      return true;
    } catch (thrown) {
      this.failure = thrown;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
