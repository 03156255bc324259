import {
  backend,
  changeSettings,
  type AgendaView,
  type CalendarShape,
  type OccurrenceView,
  type RemindersView,
  type Unwanted,
} from '@/backend';
import { addDays, ownZone } from '@/shared/dates';
import {
  addMonths,
  isoDay,
  monthOf,
  moveByMonths,
  sixWeeksOf,
  weekOf,
  type Month,
} from '@/shared/dates/month';

/** How many days the agenda shows first, and how many more each time. */
export const FOUR_WEEKS = 28;
const MOST_DAYS = 392;
/** How often the clock is looked at: what is due and what goes on changes with it. In milliseconds. */
const LOOK_AGAIN = 60_000;

/** What takes place around a day, and what is due. */
export class CalendarController {
  view = $state.raw<AgendaView | null>(null);
  reminders = $state.raw<RemindersView | null>(null);
  failure = $state.raw<unknown>(null);
  shape = $state<CalendarShape>('agenda');
  /** The day that is looked at; `null` is today, whichever day that becomes. The agenda begins with it. */
  chosen = $state<string | null>(null);
  days = $state(FOUR_WEEKS);
  /** The month beside it, and how many take place on each day of its weeks. */
  month = $state.raw<Month>({ year: 1970, month: 1 });
  counts = $state.raw<Readonly<Record<string, number>>>({});
  /** Whether the month beside was turned to another than that of the day. */
  #turned = false;
  #asked = 0;

  /** The day that is looked at. */
  get day(): string {
    return this.chosen ?? this.today;
  }

  /** Today by the clock here, as the journal last told it. */
  get today(): string {
    return this.view?.now.slice(0, 10) ?? '';
  }

  /** The days that are shown, from the first on. */
  get range(): { first: string; days: number } {
    return this.#rangeOf(this.day);
  }

  /** The weeks of the month that is shown. */
  get weeks(): string[][] {
    return sixWeeksOf(monthOf(this.day));
  }

  get week(): string[] {
    return weekOf(this.day);
  }

  get mayShowMore(): boolean {
    return this.shape === 'agenda' && this.days < MOST_DAYS;
  }

  #rangeOf(day: string): { first: string; days: number } {
    switch (this.shape) {
      case 'agenda':
        return { first: day, days: this.days };
      case 'week':
        return { first: weekOf(day)[0] ?? day, days: 7 };
      case 'month':
        return { first: sixWeeksOf(monthOf(day))[0]?.[0] ?? day, days: 42 };
    }
  }

  /** Begins as it was left. */
  async begin(): Promise<void> {
    try {
      this.shape = (await backend.settingsGet()).calendarShape;
    } catch (thrown) {
      this.failure = thrown;
    }
    await this.read();
  }

  /** Reads it all again; an older answer is dropped. */
  async read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const zone = ownZone();
    try {
      const reminders = await backend.remindersState(zone);
      const day = this.chosen ?? reminders.now.slice(0, 10);
      const month = this.#turned ? this.month : monthOf(day);
      const { first, days } = this.#rangeOf(day);
      const beside = sixWeeksOf(month)[0]?.[0] ?? day;
      const [view, counts] = await Promise.all([
        backend.calendarAgenda(first, days, zone),
        backend.calendarDays(beside, 42, zone),
      ]);
      if (asked !== this.#asked) return;
      this.view = view;
      this.reminders = reminders;
      this.month = month;
      this.counts = Object.fromEntries(counts.map(({ day: counted, count }) => [counted, count]));
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

  /** Shows it in another shape, and remembers that. */
  async show(shape: CalendarShape): Promise<void> {
    this.shape = shape;
    this.days = FOUR_WEEKS;
    await Promise.all([this.read(), changeSettings({ calendarShape: shape })]);
  }

  /** Looks at another day; `null` is today. */
  async go(day: string | null): Promise<void> {
    const before = this.range;
    this.chosen = day === this.today ? null : day;
    this.days = FOUR_WEEKS;
    this.#turned = false;
    const { first, days } = this.range;
    const { year, month } = monthOf(this.day);
    const stays = first === before.first && days === before.days;
    // Within what is shown there is nothing to read.
    if (!stays || year !== this.month.year || month !== this.month.month) await this.read();
  }

  /** What is shown, on or back by its own length. */
  async turn(by: 1 | -1): Promise<void> {
    switch (this.shape) {
      case 'agenda':
        return this.go(addDays(this.day, by * FOUR_WEEKS));
      case 'week':
        return this.go(addDays(this.day, by * 7));
      case 'month':
        return this.go(moveByMonths(this.day, by));
    }
  }

  /** Turns the month beside, without going there. */
  async turnMonth(by: 1 | -1): Promise<void> {
    this.#turned = true;
    this.month = addMonths(this.month, by);
    await this.read();
  }

  async showMore(): Promise<void> {
    this.days = Math.min(this.days + FOUR_WEEKS, MOST_DAYS);
    await this.read();
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

/** The first of a month. */
export function firstOf({ year, month }: Month): string {
  return isoDay(year, month, 1);
}
