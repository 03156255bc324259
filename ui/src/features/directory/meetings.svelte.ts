import { SvelteMap } from 'svelte/reactivity';
import {
  backend,
  type DirectoryAgreed,
  type DirectoryMeeting,
  type DirectoryPick,
  type DirectoryView,
  type GroupProfile,
} from '@/backend';
import { ownZone } from '@/shared/dates';
import { newId } from '@/shared/entries/id';
import { isAsking, noQuestion, type Question } from './question';
import { meetsText } from './words';

/** Meetings asked for at once. */
const PAGE = 100;
/** Pages kept of what was scrolled through. */
const KEPT = 40;
/** The core's limit of meetings saved at once. */
export const PICKS_MAX = 50;

export type Phase = 'reading' | 'ready' | 'failed';

/** The meetings of all lists: what is asked, what answers, what was picked out. An answer to an older question is dropped. */
export class Meetings {
  question = $state<Question>(noQuestion());
  /** What the place that distances are measured from is called, where it is a meeting. */
  from = $state('');
  phase = $state<Phase>('reading');
  failure = $state.raw<unknown>(null);
  view = $state.raw<DirectoryView | null>(null);
  profile = $state.raw<GroupProfile | null>(null);
  total = $state(0);
  /** The row the arrows stand on. */
  active = $state<number | null>(null);
  /** The meeting that is read. */
  open = $state<string | null>(null);
  scroll = 0;
  readonly picked = new SvelteMap<string, DirectoryMeeting>();

  readonly asking = $derived(isAsking(this.question));

  #pages = new SvelteMap<number, readonly DirectoryMeeting[]>();
  #reading: readonly number[] = [];
  #asked = 0;

  /** Reads what there is to choose from, and asks again. */
  async read(): Promise<void> {
    try {
      const profile = backend.groupsBoard(ownZone()).then((board) => board.profile);
      this.view = await backend.directoryView();
      // Without it nothing is missing but the filter made of it.
      this.profile = await profile.catch(() => null);
    } catch (thrown) {
      this.failure = thrown;
      this.phase = 'failed';
      return;
    }
    await this.ask();
  }

  /** Asks from the start: after each letter, and after each change of a filter. */
  async ask(): Promise<void> {
    const asked = (this.#asked += 1);
    this.phase = 'reading';
    try {
      const page = await backend.directoryFind($state.snapshot(this.question), 0, PAGE);
      if (asked !== this.#asked) return;
      this.#pages.clear();
      this.#reading = [];
      this.#pages.set(0, page.meetings);
      this.total = page.total;
      this.failure = null;
      this.phase = 'ready';
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.failure = thrown;
      this.phase = 'failed';
    }
  }

  async set(change: Partial<Question>): Promise<void> {
    Object.assign(this.question, change);
    this.active = null;
    await this.ask();
  }

  async clear(): Promise<void> {
    this.from = '';
    // How they are sorted leaves none out.
    await this.set({ ...noQuestion(), fitting: this.question.fitting });
  }

  /** The meeting of a row; nothing while it is being read. */
  row(index: number): DirectoryMeeting | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Has the rows in view read. */
  want(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, this.total); page += 1)
      if (!this.#pages.has(page) && !this.#reading.includes(page)) void this.#readPage(page);
  }

  async #readPage(page: number): Promise<void> {
    const asked = this.#asked;
    this.#reading = [...this.#reading, page];
    try {
      const found = await backend.directoryFind($state.snapshot(this.question), page * PAGE, PAGE);
      if (asked !== this.#asked) return;
      this.#pages.set(page, found.meetings);
      const [oldest] = this.#pages.keys();
      if (this.#pages.size > KEPT && oldest !== undefined) this.#pages.delete(oldest);
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    } finally {
      if (asked === this.#asked) this.#reading = this.#reading.filter((one) => one !== page);
    }
  }

  /** Picks a meeting out, or puts it back. */
  pick(meeting: DirectoryMeeting): void {
    if (!this.picked.delete(meeting.id)) this.picked.set(meeting.id, meeting);
  }

  /** Saves meetings as groups. Answers what takes them back, as one step. */
  async save(
    meetings: readonly DirectoryMeeting[],
    agreed?: ReadonlyMap<string, DirectoryAgreed>,
  ): Promise<() => Promise<void>> {
    const picks: DirectoryPick[] = meetings.map((meeting) => ({
      meeting: meeting.id,
      group: newId(),
      series: newId(),
      meets: meetsText(meeting, agreed?.get(meeting.id)).slice(0, 300),
      agreed: agreed?.get(meeting.id) ?? null,
    }));
    await backend.directorySave(picks, ownZone());
    for (const { id } of meetings) this.picked.delete(id);
    return async () => void (await backend.directoryUnsave(picks));
  }
}
