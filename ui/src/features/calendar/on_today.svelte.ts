import { backend, type AskAgain, type OccurrenceView } from '@/backend';
import { addDays, ownZone } from '@/shared/dates';
import { dayOf } from './agenda';

/** What of the next night still belongs to this evening: until this hour. */
const NIGHT_ENDS = '05:00';

/** A timer is at rest while the computer sleeps, so none is set for longer than this, in milliseconds. */
const LOOK_AGAIN = 3_600_000;

/** What takes place today and is not over, and what comes in the night after; by wall times. In order of time. */
export function ahead(occurrences: readonly OccurrenceView[], now: string): OccurrenceView[] {
  const until = `${addDays(dayOf(now), 1)}T${NIGHT_ENDS}`;
  // A whole day ends with the midnight after it.
  const endOf = (one: OccurrenceView): string =>
    one.hereEnd ?? (one.wholeDay ? `${addDays(dayOf(one.here), 1)}T00:00:00` : one.here);
  const over = (one: OccurrenceView): boolean => endOf(one) <= now;
  return occurrences
    .filter((one) => !over(one) && (one.wholeDay ? dayOf(one.here) <= dayOf(now) : one.here < until))
    .sort((one, other) => Number(other.wholeDay) - Number(one.wholeDay) || (one.here < other.here ? -1 : 1));
}

/** Milliseconds until something of it begins or ends; an hour at most. */
export function untilNext(occurrences: readonly OccurrenceView[], now: string): number {
  const wall = (text: string): number => Date.parse(`${text}Z`);
  const left = occurrences
    .flatMap(({ here, hereEnd, leaveBy }) => [here, hereEnd, leaveBy].filter((text) => text !== null))
    .map((text) => wall(text) - wall(now))
    .filter((one) => one > 0);
  return Math.min(LOOK_AGAIN, ...left) + 1000;
}

/** What is ahead today, read again when it changes. */
export class OnTodayController {
  rows = $state.raw<OccurrenceView[]>([]);
  /** Groups that are to be asked again today. */
  asks = $state.raw<AskAgain[]>([]);
  /** Meetings one was at lately, of which nothing was said yet. */
  visited = $state.raw<OccurrenceView[]>([]);
  /** The wall time it was read at; `null` until then, and where it could not be read: the calendar itself says why. */
  now = $state.raw<string | null>(null);
  #asked = 0;

  /** `day` is the person's: at night the day before, so that what is looked at begins with it. */
  async read(day: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const zone = ownZone();
      const [view, visited] = await Promise.all([
        backend.calendarAgenda(day, 3, zone),
        backend.remindersHowWas(zone),
      ]);
      if (asked !== this.#asked) return;
      this.visited = visited;
      this.asks = view.asks.filter((ask) => ask.day <= dayOf(view.now));
      this.rows = ahead(view.occurrences, view.now);
      this.now = view.now;
    } catch {
      if (asked === this.#asked) [this.rows, this.asks, this.visited, this.now] = [[], [], [], null];
    }
  }
}
