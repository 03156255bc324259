import { backend, type WhenView } from '@/backend';
import type { Civil } from '@/shared/dates/typed';

/** The moment of an entry by the clocks of its place, as the core tells it; an older answer is dropped. */
export class EntryMoment {
  view = $state.raw<WhenView | null>(null);
  failed = $state(false);
  #asked = 0;

  /** Reads what clocks in `zone` show at an instant. */
  async read(at: string, zone: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const view = await backend.journalWhen({ kind: 'instant', at }, zone);
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = false;
    } catch {
      if (asked === this.#asked) this.failed = true;
    }
  }
}

/** The moment at which clocks in `zone` show this. */
export function momentOf({ date, time }: Civil, zone: string): Promise<WhenView> {
  return backend.journalWhen({ kind: 'civil', date, time: `${time}:00` }, zone);
}

/** A date and a time to the minute, as they are edited. */
export const toMinute = (date: string, time: string): Civil => ({ date, time: time.slice(0, 5) });
