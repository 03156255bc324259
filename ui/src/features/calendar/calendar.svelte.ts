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
  wholeWeeksOf,
  weekOf,
  type Month,
} from '@/shared/dates/month';
import { t } from '@/shared/text';
import { byDay, dayOf, firstRows, nextMeeting, whenText, type AgendaDay } from './agenda';

/** How many days the agenda shows first, and how many more each time. */
export const FOUR_WEEKS = 28;
const MOST_DAYS = 392;
/** How many rows the agenda draws first, and how many more each time. */
const ROWS = 200;
/** How often the clock is looked at: what is due and what goes on changes with it. In milliseconds. */
const LOOK_AGAIN = 60_000;

/** What is looked at: how, from which day on, and which month is beside it. */
interface Look {
  shape: CalendarShape;
  /** `null` is today, whichever day that becomes. */
  chosen: string | null;
  days: number;
  /** `null` is that of the day. */
  turned: Month | null;
}

function rangeOf(shape: CalendarShape, day: string, days: number): { first: string; days: number } {
  switch (shape) {
    case 'agenda':
      return { first: day, days };
    case 'week':
      return { first: weekOf(day)[0] ?? day, days: 7 };
    case 'month': {
      const shown = wholeWeeksOf(monthOf(day)).flat();
      return { first: shown[0] ?? day, days: shown.length };
    }
  }
}

/** What takes place around a day, and what is due. */
export class CalendarController {
  view = $state.raw<AgendaView | null>(null);
  reminders = $state.raw<RemindersView | null>(null);
  failure = $state.raw<unknown>(null);
  shape = $state<CalendarShape>('agenda');
  /** The day that is looked at; `null` is today, whichever day that becomes. The agenda begins with it. */
  chosen = $state<string | null>(null);
  days = $state(FOUR_WEEKS);
  #rows = $state(ROWS);
  readonly #agenda: readonly AgendaDay[] = $derived(
    this.view ? byDay(this.view.occurrences, this.day, this.view.asks) : [],
  );
  /** The days of the agenda that are drawn. */
  readonly agenda: readonly AgendaDay[] = $derived(firstRows(this.#agenda, this.#rows));
  /** The month beside it, and how many take place on each day of its weeks. */
  month = $state.raw<Month>({ year: 1970, month: 1 });
  counts = $state.raw<Readonly<Record<string, number>>>({});
  /** The month the one beside was turned to. */
  #turned: Month | null = null;
  /** What was asked for and is not read yet. Until then what is shown stays: an empty day would be a lie. */
  #wanted: Partial<Look> = {};
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
    return rangeOf(this.shape, this.day, this.days);
  }

  /** The weeks of the month that is shown. */
  get weeks(): string[][] {
    return wholeWeeksOf(monthOf(this.day));
  }

  get week(): string[] {
    return weekOf(this.day);
  }

  /** Whether days of the agenda that were read are not drawn yet. */
  get holdsBack(): boolean {
    return this.shape === 'agenda' && this.agenda.length < this.#agenda.length;
  }

  get mayShowMore(): boolean {
    return this.holdsBack || (this.shape === 'agenda' && this.days < MOST_DAYS);
  }

  /** The last day that is shown. */
  get last(): string {
    const drawn = this.holdsBack ? this.agenda.at(-1)?.day : undefined;
    const { first, days } = this.range;
    return drawn ?? addDays(first, days - 1);
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

  /** Reads it all again, or what is to be looked at next; an older answer is dropped. */
  async read(next: Partial<Look> = {}): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const zone = ownZone();
    Object.assign(this.#wanted, next);
    const { shape, chosen, days } = this;
    const look: Look = { shape, chosen, days, turned: this.#turned, ...this.#wanted };
    try {
      const reminders = await backend.remindersState(zone);
      const day = look.chosen ?? reminders.now.slice(0, 10);
      const month = look.turned ?? monthOf(day);
      const range = rangeOf(look.shape, day, look.days);
      const beside = sixWeeksOf(month)[0]?.[0] ?? day;
      const [view, counts] = await Promise.all([
        backend.calendarAgenda(range.first, range.days, zone),
        backend.calendarDays(beside, 42, zone),
      ]);
      if (asked !== this.#asked) return;
      this.#wanted = {};
      if (look.shape !== shape || look.chosen !== chosen) this.#rows = ROWS;
      [this.shape, this.chosen, this.days, this.#turned] = [look.shape, look.chosen, look.days, look.turned];
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
    await Promise.all([this.read({ shape, days: FOUR_WEEKS }), changeSettings({ calendarShape: shape })]);
  }

  /** Looks at another day; `null` is today. */
  async go(day: string | null): Promise<void> {
    const chosen = day === this.today ? null : day;
    const to = chosen ?? this.today;
    const { first, days } = rangeOf(this.shape, to, FOUR_WEEKS);
    const { year, month } = monthOf(to);
    const stays = first === this.range.first && days === this.range.days;
    // Within what is shown there is nothing to read.
    if (stays && year === this.month.year && month === this.month.month) this.chosen = chosen;
    else await this.read({ chosen, days: FOUR_WEEKS, turned: null });
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
    await this.read({ turned: addMonths(this.month, by) });
  }

  /** Draws more of what was read, or reads more. */
  async showMore(): Promise<void> {
    const held = this.holdsBack;
    this.#rows += ROWS;
    if (!held) await this.read({ days: Math.min(this.days + FOUR_WEEKS, MOST_DAYS) });
  }

  /** Goes to the day of the meeting that goes on or comes next within four weeks, whatever was looked at; and says which it is. */
  async toNextMeeting(): Promise<{ one: OccurrenceView; text: string } | null> {
    const { occurrences, now } = await backend.calendarAgenda(this.today, FOUR_WEEKS, ownZone());
    const one = nextMeeting(occurrences, now);
    if (!one) return null;
    await this.go(dayOf(one.here) < this.today ? null : dayOf(one.here));
    return { one, text: t('calendar-next-meeting', { title: one.title, when: whenText(one, now) }) };
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
