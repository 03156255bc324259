import { SvelteMap } from 'svelte/reactivity';
import { backend, type EntryFilter, type EntryRow, type ListRequest, type MonthCount } from '@/backend';
import { daysInMonth } from '@/shared/dates/month';
import type { MonthBlock } from './timeline_layout';

/** Rows asked for at once. */
const PAGE = 100;
/** Rows kept of months that were scrolled through. */
const KEPT_ROWS = 6000;

/** The rows of one month that were read, and how to go on. */
interface MonthRows {
  rows: readonly EntryRow[];
  /** `undefined` before the first page, `null` after the last. */
  next: string | null | undefined;
}

export type Phase = 'reading' | 'ready' | 'failed';

/** A filter that asks nothing. */
export function noFilter(): EntryFilter {
  return {
    moods: [],
    tags: [],
    withoutTags: [],
    feelings: [],
    groups: [],
    picture: false,
    from: null,
    to: null,
    starred: false,
    binned: false,
  };
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: EntryFilter): boolean {
  const { moods, tags, withoutTags, feelings, groups, from, to } = filter;
  const lists = [moods, tags, withoutTags, feelings, groups];
  return (
    lists.some((list) => list.length > 0) || from !== null || to !== null || filter.starred || filter.picture
  );
}

/**
 * The entries as a list of any length.
 *
 * Unasked, it is the whole journal: how many entries each month holds is known at once, so the list has its true length from
 * the first moment, and the rows of a month are read when it comes into view. Asked (words, filters, the bin), it is the
 * answer so far, longer as one scrolls. An answer to an older question is dropped.
 */
export class Timeline {
  /** As typed. */
  text = $state('');
  filter = $state<EntryFilter>(noFilter());
  phase = $state<Phase>('reading');
  /** What was thrown where `phase` is `failed`. */
  failure = $state.raw<unknown>(null);
  months = $state.raw<readonly MonthCount[]>([]);
  /** All that match, where that is known. */
  total = $state<number | null>(null);

  /** What the rows shown belong to: it changes when an answer arrives, not when a question is asked. */
  #shownAsked = $state(false);
  #results = $state.raw<readonly EntryRow[]>([]);
  #next: string | null = null;
  #more: Promise<void> | null = null;
  #pages = new SvelteMap<string, MonthRows>();
  #reading: Readonly<Record<string, Promise<void> | undefined>> = {};
  #recent: string[] = [];
  #question = 0;

  readonly asked = $derived(this.text.trim() !== '' || isFiltering(this.filter) || this.filter.binned);

  /** Months with their numbers of rows, newest first, as they are to be laid out. A search may show a month twice. */
  readonly shownMonths: readonly MonthCount[] = $derived(
    this.#shownAsked ? runs(this.#results) : this.months,
  );

  /** The words the answer on the screen was asked with. */
  shownText = $state('');

  /** Asks again from the start: after each keystroke, and after each change of a filter. */
  async ask(): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    const { asked, text } = this;
    this.#reading = {};
    this.phase = 'reading';
    try {
      if (asked) {
        const page = await backend.journalList(this.#request(null));
        if (question !== this.#question) return;
        this.#results = page.rows;
        this.#next = page.next;
        this.total = page.total ?? page.rows.length;
      } else {
        const months = await backend.journalMonths();
        if (question !== this.#question) return;
        await this.#readAgain(question);
        if (question !== this.#question) return;
        this.months = months;
        this.total = months.reduce((sum, month) => sum + month.entries, 0);
        this.#results = [];
      }
      this.#shownAsked = asked;
      this.shownText = text;
      this.failure = null;
      this.phase = 'ready';
    } catch (thrown) {
      if (question !== this.#question) return;
      this.failure = thrown;
      this.phase = 'failed';
    }
  }

  /** The row at a place of a month; nothing while it is being read. */
  row(block: MonthBlock, at: number): EntryRow | undefined {
    if (this.#shownAsked) return this.#results[block.first + at];
    return this.#pages.get(block.key)?.rows[at];
  }

  /** Has the rows of a month read up to `to`: called for what is in view. */
  want(block: MonthBlock, to: number): void {
    if (this.#shownAsked) {
      if (block.first + to + PAGE / 2 > this.#results.length) void this.#readMore();
      return;
    }
    this.#recent = [...this.#recent.filter((key) => key !== block.key), block.key];
    if ((this.#pages.get(block.key)?.rows.length ?? 0) < Math.min(to, block.rows))
      void this.#readMonth(block.key, to);
  }

  /** Where an entry stands among the rows that were read. */
  indexOf(id: string, blocks: readonly MonthBlock[]): number | null {
    if (this.#shownAsked) {
      const at = this.#results.findIndex((row) => row.id === id);
      return at < 0 ? null : at;
    }
    for (const block of blocks) {
      const at = this.#pages.get(block.key)?.rows.findIndex((row) => row.id === id) ?? -1;
      if (at >= 0) return block.first + at;
    }
    return null;
  }

  /** Takes back every question but keeps looking where one was looking (the bin stays the bin). */
  clear(): Promise<void> {
    this.text = '';
    this.filter = { ...noFilter(), binned: this.filter.binned };
    return this.ask();
  }

  #request(after: string | null): ListRequest {
    return { text: this.text, filter: $state.snapshot(this.filter), after, limit: PAGE };
  }

  #readMore(): Promise<void> {
    if (this.#next === null) return Promise.resolve();
    const question = this.#question;
    this.#more ??= backend
      .journalList(this.#request(this.#next))
      .then(
        (page) => {
          if (question !== this.#question) return;
          this.#results = [...this.#results, ...page.rows];
          this.#next = page.next;
        },
        (thrown: unknown) => {
          if (question === this.#question) this.failure = thrown;
        },
      )
      .finally(() => {
        this.#more = null;
      });
    return this.#more;
  }

  #readMonth(key: string, to: number): Promise<void> {
    const underWay = this.#reading[key];
    if (underWay) return underWay;
    const question = this.#question;
    const reading: Promise<void> = this.#pagesOf(
      key,
      this.#pages.get(key) ?? { rows: [], next: undefined },
      to,
      (read) => {
        if (question === this.#question) this.#pages.set(key, read);
      },
    )
      .then(() => undefined)
      .catch((thrown: unknown) => {
        if (question === this.#question) this.failure = thrown;
      })
      .finally(() => {
        if (this.#reading[key] === reading) this.#reading = { ...this.#reading, [key]: undefined };
        this.#forget();
      });
    this.#reading = { ...this.#reading, [key]: reading };
    return reading;
  }

  /** Reads on in a month until there are `to` rows. */
  async #pagesOf(
    key: string,
    from: MonthRows,
    to: number,
    got: (read: MonthRows) => void,
  ): Promise<MonthRows> {
    const [year = 1970, month = 1] = key.split('-').map(Number);
    const filter = { ...noFilter(), from: `${key}-01`, to: `${key}-${daysInMonth(year, month)}` };
    let read = from;
    while (read.next !== null && read.rows.length < to) {
      const page = await backend.journalList({ text: '', filter, after: read.next ?? null, limit: PAGE });
      read = { rows: [...read.rows, ...page.rows], next: page.next };
      got(read);
    }
    return read;
  }

  /** After a change: what is near the eye is read again before it replaces what is shown; the rest is forgotten. */
  async #readAgain(question: number): Promise<void> {
    const near = this.#recent.slice(-3);
    const fresh = await Promise.all(
      near.map(async (key) => {
        const before = this.#pages.get(key)?.rows.length ?? 0;
        return [
          key,
          await this.#pagesOf(key, { rows: [], next: undefined }, before, () => undefined),
        ] as const;
      }),
    );
    if (question !== this.#question) return;
    for (const key of [...this.#pages.keys()]) if (!near.includes(key)) this.#pages.delete(key);
    for (const [key, read] of fresh) this.#pages.set(key, read);
    this.#recent = near;
  }

  #forget(): void {
    let rows = 0;
    for (const key of [...this.#recent].reverse()) {
      const read = this.#pages.get(key)?.rows.length ?? 0;
      if (rows > 0 && rows + read > KEPT_ROWS) {
        this.#pages.delete(key);
        this.#recent = this.#recent.filter((other) => other !== key);
      } else rows += read;
    }
  }
}

/** Neighbouring rows of the same month. */
function runs(rows: readonly EntryRow[]): MonthCount[] {
  const found: MonthCount[] = [];
  for (const { day } of rows) {
    const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
    const last = found.at(-1);
    if (last?.year === year && last.month === month) last.entries += 1;
    else found.push({ year, month, entries: 1 });
  }
  return found;
}
