import { backend, type GroupView, type GroupVisit } from '@/backend';
import { ownZone } from '@/shared/dates';

/** One group, whole, and the visits that were asked for beyond the latest ones. */
export class PageView {
  view = $state.raw<GroupView | null>(null);
  failure = $state.raw<unknown>(null);
  earlier = $state.raw<GroupVisit[]>([]);
  readonly id: string;
  #asked = 0;

  readonly visits = $derived([...(this.view?.visits ?? []), ...this.earlier]);

  constructor(id: string) {
    this.id = id;
  }

  /** Reads again; an older answer is dropped. */
  async read(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const view = await backend.groupsGet(this.id, ownZone());
      const shown = this.earlier.length > 0 ? await this.#pages(view.visits.length, this.visits.length) : [];
      if (asked !== this.#asked) return;
      this.view = view;
      this.earlier = shown;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }

  /** Shows a further page of visits. */
  async more(): Promise<void> {
    const asked = this.#asked;
    try {
      const page = await backend.groupsVisits(this.id, this.visits.length);
      if (asked === this.#asked) this.earlier = [...this.earlier, ...page];
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** A visit, also one that is not shown yet; `null` where there is none. */
  async find(visit: string): Promise<GroupVisit | null> {
    for (;;) {
      const known = this.visits.find((one) => one.id === visit);
      if (known) return known;
      const shown = this.visits.length;
      if (shown >= (this.view?.visitCount ?? 0)) return null;
      await this.more();
      if (this.visits.length === shown) return null;
    }
  }

  async #pages(from: number, to: number): Promise<GroupVisit[]> {
    const all: GroupVisit[] = [];
    while (from + all.length < to) {
      const page = await backend.groupsVisits(this.id, from + all.length);
      if (page.length === 0) break;
      all.push(...page);
    }
    return all;
  }
}
