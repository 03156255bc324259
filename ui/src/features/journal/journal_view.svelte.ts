import { backend, type DraftView } from '@/backend';
import { ownZone } from '@/shared/dates';
import { rightNow } from '@/shared/entries/id';
import { MonthCalendar } from './list/calendar.svelte';
import { Reading } from './reader/reading.svelte';
import { Selecting } from './selecting.svelte';
import { noFilter, Timeline } from './timeline.svelte';
import { layOut, placeOf } from './timeline_layout';

export type Show = 'list' | 'month' | 'bin';

/** The journal as one looks at it: list, month or bin, the row one stands on, the entry that is open. */
export class JournalView {
  readonly timeline = new Timeline();
  readonly selecting = new Selecting(this.timeline);
  readonly reading = new Reading();
  readonly calendar = new MonthCalendar();
  /** Today by the person's day boundary, for the calendar's mark and days without a year; `null` until it is known. */
  today = $state<string | null>(null);
  show = $state<Show>('list');
  active = $state<number | null>(null);
  drafts = $state.raw<readonly DraftView[]>([]);
  scroll = 0;

  constructor(now: string = rightNow()) {
    this.calendar.stand(now.slice(0, 10));
  }

  async read(): Promise<void> {
    await Promise.all([this.timeline.ask(), this.readDrafts(), this.readToday()]);
  }

  /** Which day today is, asked anew: the window may have stood open over its end. The calendar begins there. */
  async readToday(): Promise<void> {
    try {
      const { day } = await backend.journalWhen({ kind: 'instant', at: rightNow() }, ownZone());
      if (this.today === null) this.calendar.stand(day);
      this.today = day;
    } catch {
      // The calendar itself says what is wrong; it stands near today, and nothing is marked.
    }
  }

  async readDrafts(): Promise<void> {
    try {
      this.drafts = await backend.journalDrafts();
    } catch {
      // The list itself says what is wrong; a draft is also named in its row.
      this.drafts = [];
    }
  }

  /** Looks at the journal in another way. */
  async look(show: Show): Promise<void> {
    if (show === this.show) return;
    const binned = show === 'bin';
    const other = binned !== this.timeline.filter.binned;
    if (show === 'month') await this.readToday();
    this.show = show;
    this.selecting.leave();
    if (other) {
      this.active = null;
      this.scroll = 0;
      this.timeline.text = '';
      this.timeline.filter = { ...noFilter(), binned };
      await Promise.all([this.reading.open(null), this.timeline.ask()]);
    }
    if (show === 'month') await this.calendar.read();
  }

  /**
   * Something changed: everything shown is read again. The row one stands on stays the same entry; where that is gone, it is
   * the one that took its place.
   */
  async again(): Promise<void> {
    const { id } = this.reading;
    await Promise.all([
      this.timeline.ask(),
      this.selecting.again(),
      this.readDrafts(),
      this.show === 'month' ? this.calendar.read() : undefined,
    ]);
    const layout = layOut(this.timeline.shownMonths, 0, 1);
    const at = id === null ? null : this.timeline.indexOf(id, layout.months);
    if (at !== null) this.active = at;
    else if (this.active !== null)
      this.active = layout.rows === 0 ? null : Math.min(this.active, layout.rows - 1);
    await this.reading.again();
  }

  /** Opens what stands where an entry was taken away; answers whether there is something. */
  async openNext(): Promise<boolean> {
    await this.reading.open(null);
    await this.again();
    if (this.active === null) return false;
    const place = placeOf(layOut(this.timeline.shownMonths, 0, 1), this.active);
    const row = place && this.timeline.row(place.month, place.at);
    if (row) await this.reading.open(row.id);
    return row !== undefined && row !== null;
  }
}
