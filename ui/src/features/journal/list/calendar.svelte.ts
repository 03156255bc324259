import { backend, type DayCell, type EntryRow } from '@/backend';
import { addMonths, monthOf, type Month } from '@/shared/dates/month';
import { noFilter } from '../timeline.svelte';

/** The month calendar: its days, and the entries of the day that is chosen. */
export class MonthCalendar {
  month = $state.raw<Month>({ year: 1970, month: 1 });
  /** The day the arrows stand on. */
  day = $state('1970-01-01');
  cells = $state.raw<Readonly<Record<string, DayCell>>>({});
  rows = $state.raw<readonly EntryRow[]>([]);
  /** Whether the days show their mood. Charts can be hidden, and a month in colours is one. */
  moods = $state(false);
  failure = $state.raw<unknown>(null);
  #month = 0;
  #day = 0;

  /** Stands on a day; nothing is read yet. */
  stand(day: string): void {
    this.day = day;
    this.month = monthOf(day);
  }

  /** Stands on a day; its month comes along. */
  async go(day: string): Promise<void> {
    const month = monthOf(day);
    const turned = month.year !== this.month.year || month.month !== this.month.month;
    this.stand(day);
    await Promise.all([turned ? this.readMonth() : undefined, this.readDay()]);
  }

  async turn(by: number): Promise<void> {
    const { year, month } = addMonths(this.month, by);
    await this.go(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
  }

  async readMonth(): Promise<void> {
    this.#month += 1;
    const asked = this.#month;
    try {
      const [cells, settings] = await Promise.all([
        backend.journalMonth(this.month.year, this.month.month),
        backend.settingsGet(),
      ]);
      if (asked !== this.#month) return;
      this.moods = !settings.hideCharts;
      this.cells = Object.fromEntries(cells.map((cell) => [cell.day, cell]));
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#month) this.failure = thrown;
    }
  }

  async readDay(): Promise<void> {
    this.#day += 1;
    const asked = this.#day;
    try {
      const filter = { ...noFilter(), from: this.day, to: this.day };
      const page = await backend.journalList({ text: '', filter, after: null, limit: 200 });
      if (asked === this.#day) this.rows = page.rows;
    } catch (thrown) {
      if (asked === this.#day) this.failure = thrown;
    }
  }

  async read(): Promise<void> {
    await Promise.all([this.readMonth(), this.readDay()]);
  }
}
