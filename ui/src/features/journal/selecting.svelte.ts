import { SvelteSet } from 'svelte/reactivity';
import { backend, type EntryFilter, type EntrySelection } from '@/backend';
import { newId } from '@/shared/entries/id';
import type { Timeline } from './timeline.svelte';

/** What can be taken back: by whom it is known, and how many entries it changed. */
export interface Batch {
  id: string;
  count: number;
}

/** Entries that are chosen in the list, to do something with all of them. */
export class Selecting {
  on = $state(false);
  /** Something is being done with them. */
  busy = $state(false);
  readonly #timeline: Timeline;
  /** Everything the list finds is chosen, but what is named; else what is named, and nothing else. */
  #all = $state(false);
  readonly #named = new SvelteSet<string>();
  /** How many the list finds, counted when all of it was chosen. */
  #found = $state<number | null>(null);
  /** What was asked of the list while choosing. Another question shows other entries: nothing of before stays chosen. */
  #question = '';
  /** The row a stretch of rows begins at. */
  #from: number | null = null;
  /** What the last stretch chose, so that a shorter one gives it up. */
  #stretch: readonly string[] = [];
  #asked = 0;

  readonly count = $derived(
    this.#all ? Math.max(0, (this.#found ?? 0) - this.#named.size) : this.#named.size,
  );
  /** Everything is chosen, and its number not known yet. */
  readonly counting = $derived(this.#all && this.#found === null);

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  has(id: string): boolean {
    return this.#all !== this.#named.has(id);
  }

  begin(): void {
    if (this.on) return;
    this.none();
    this.on = true;
  }

  leave(): void {
    this.on = false;
    this.none();
  }

  none(): void {
    this.#asked += 1;
    this.#all = false;
    this.#found = null;
    this.#named.clear();
    this.#from = null;
    this.#stretch = [];
    this.#question = this.#now();
  }

  /** Chooses an entry or gives it up; `at` is its row. */
  toggle(id: string, at: number): void {
    this.begin();
    this.#set(id, !this.has(id));
    this.#from = at;
    this.#stretch = [];
  }

  /** Chooses the rows from the one that was chosen last, or `otherwise`, to this one. */
  async reach(to: number, otherwise: number): Promise<void> {
    this.begin();
    const from = (this.#from ??= otherwise);
    this.#asked += 1;
    const asked = this.#asked;
    const ids = await backend.journalSelectedRange(
      this.#timeline.text,
      $state.snapshot(this.#timeline.filter),
      from,
      to,
    );
    if (asked !== this.#asked) return;
    for (const id of this.#stretch) if (!ids.includes(id)) this.#set(id, false);
    for (const id of ids) this.#set(id, true);
    this.#stretch = ids;
  }

  /** Chooses everything the list finds, whether it was scrolled through or not. */
  async everything(): Promise<void> {
    this.begin();
    this.none();
    this.#all = true;
    await this.again();
  }

  /** The journal changed: what everything is, is counted again. */
  async again(): Promise<void> {
    if (!this.#all) return;
    this.#asked += 1;
    const asked = this.#asked;
    const found = await backend.journalSelectedCount({ ...this.#everything(), without: [] });
    if (asked === this.#asked) this.#found = found;
  }

  /** The list may have been asked something else. */
  keepUp(): void {
    if (this.on && this.#question !== this.#now()) this.none();
  }

  selection(): EntrySelection {
    return this.#all ? this.#everything() : { kind: 'entries', ids: [...this.#named] };
  }

  /** Gives tags and takes others away. */
  retag(add: string[], take: string[]): Promise<Batch> {
    return this.#do((id) => backend.journalSelectedRetag(id, this.selection(), add, take));
  }

  bin(): Promise<Batch> {
    return this.#do((id) => backend.journalSelectedBin(id, this.selection()));
  }

  async #do(work: (batch: string) => Promise<number>): Promise<Batch> {
    const id = newId();
    this.busy = true;
    try {
      return { id, count: await work(id) };
    } finally {
      this.busy = false;
    }
  }

  #everything(): { kind: 'found'; text: string; filter: EntryFilter; without: string[] } {
    const { text, filter } = this.#timeline;
    return { kind: 'found', text, filter: $state.snapshot(filter), without: [...this.#named] };
  }

  #now(): string {
    return JSON.stringify([this.#timeline.text.trim(), this.#timeline.filter]);
  }

  #set(id: string, chosen: boolean): void {
    if (chosen === this.#all) this.#named.delete(id);
    else this.#named.add(id);
  }
}
