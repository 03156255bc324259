import { backend, type AgendaView, type OccurrenceView, type RemindersView, type Unwanted } from '@/backend';
import { addDays, ownZone } from '@/shared/dates';

/** How many days are looked at first, and how many more each time. */
export const FOUR_WEEKS = 28;
const MOST_DAYS = 392;
/** How often the clock is looked at: what is due and what goes on changes with it. In milliseconds. */
const LOOK_AGAIN = 60_000;

/** What takes place from a day on, and what is due. */
export class CalendarController {
  view = $state.raw<AgendaView | null>(null);
  reminders = $state.raw<RemindersView | null>(null);
  failure = $state.raw<unknown>(null);
  /** The first day that is shown; `null` is today, whichever day that becomes. */
  from = $state<string | null>(null);
  days = $state(FOUR_WEEKS);
  #asked = 0;

  get first(): string {
    return this.from ?? this.today;
  }

  /** Today by the clock here, as the journal last told it. */
  get today(): string {
    return this.view?.now.slice(0, 10) ?? '';
  }

  get mayShowMore(): boolean {
    return this.days < MOST_DAYS;
  }

  /** Reads it all again; an older answer is dropped. */
  async read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const zone = ownZone();
    try {
      const reminders = await backend.remindersState(zone);
      const view = await backend.calendarAgenda(this.from ?? reminders.now.slice(0, 10), this.days, zone);
      if (asked !== this.#asked) return;
      this.view = view;
      this.reminders = reminders;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }

  /** Reads again each minute as long as it is shown. Gives the way to stop. */
  watch(): () => void {
    const ticking = setInterval(() => void this.read(), LOOK_AGAIN);
    return () => clearInterval(ticking);
  }

  async go(day: string | null): Promise<void> {
    this.from = day;
    this.days = FOUR_WEEKS;
    await this.read();
  }

  async showMore(): Promise<void> {
    this.days = Math.min(this.days + FOUR_WEEKS, MOST_DAYS);
    await this.read();
  }

  /** Four weeks on or back. */
  async turn(by: 1 | -1): Promise<void> {
    const next = addDays(this.first, by * FOUR_WEEKS);
    await this.go(next === this.today ? null : next);
  }

  attend(one: OccurrenceView, attended: boolean | null): Promise<unknown> {
    return backend.calendarAttend(one.series, one.occurrence, attended, ownZone());
  }

  putAway(one: OccurrenceView, of: Unwanted): Promise<unknown> {
    return backend.remindersDismiss(one.series, one.occurrence, of);
  }

  snooze(one: OccurrenceView, minutes: number): Promise<unknown> {
    return backend.remindersSnooze(one.series, one.occurrence, minutes, ownZone());
  }
}
