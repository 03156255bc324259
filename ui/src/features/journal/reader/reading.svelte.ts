import { backend, type EntryView } from '@/backend';

/** The entry that is open to be read. */
export class Reading {
  /** What is asked for. */
  id = $state<string | null>(null);
  /** What is on the page: it stays until the next one is there. */
  view = $state.raw<EntryView | null>(null);
  failure = $state.raw<unknown>(null);
  #asked = 0;
  #last: Promise<void> = Promise.resolve();

  /** Opens an entry, or none. An answer that comes after another one was asked for is dropped. */
  open(id: string | null): Promise<void> {
    this.#last = this.#read(id);
    return this.#last;
  }

  /** Waits until what was asked for last is on the page. */
  async settled(): Promise<void> {
    let last;
    do {
      last = this.#last;
      await last;
    } while (last !== this.#last);
  }

  async #read(id: string | null): Promise<void> {
    this.id = id;
    this.#asked += 1;
    const asked = this.#asked;
    this.failure = null;
    if (id === null) {
      this.view = null;
      return;
    }
    try {
      const view = await backend.journalGet(id);
      if (asked === this.#asked) this.view = view;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.view = null;
      this.failure = thrown;
    }
  }

  /** Reads it again after something changed. */
  async again(): Promise<void> {
    if (this.id !== null) await this.open(this.id);
  }

  /** Stars it, or takes the star away. Shown at once, taken back if it could not be kept. */
  async star(): Promise<void> {
    const { view } = this;
    if (!view) return;
    this.view = { ...view, starred: !view.starred };
    try {
      await backend.journalStar(view.id, !view.starred);
    } catch (thrown) {
      if (this.view?.id === view.id) this.view = view;
      throw thrown;
    }
  }
}
