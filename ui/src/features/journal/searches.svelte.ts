import { backend, onChanged, type SavedSearch } from '@/backend';
import { ownZone } from '@/shared/dates';

/** What a search can be asked with besides words: the searches that have a name, and the groups entries are about. */
export class Searches {
  saved = $state.raw<readonly SavedSearch[]>([]);
  groups = $state.raw<readonly { id: string; name: string }[]>([]);

  /** Reads both, and again when they change. Returns the way to stop. */
  watch(): () => void {
    void this.read();
    void this.#readGroups();
    const stops = [
      onChanged(['searches'], () => void this.read()),
      onChanged(['groups'], () => void this.#readGroups()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  async read(): Promise<void> {
    try {
      this.saved = await backend.journalSearches();
    } catch {
      // The list says what is wrong with the journal; none is offered meanwhile.
      this.saved = [];
    }
  }

  /** Moves one up or down; the rest keep their order. */
  async move(id: string, by: -1 | 1): Promise<void> {
    const order = this.saved.map((search) => search.id);
    const at = order.indexOf(id);
    if (at < 0 || at + by < 0 || at + by >= order.length) return;
    order.splice(at + by, 0, ...order.splice(at, 1));
    await backend.journalSearchesArrange(order);
    await this.read();
  }

  /** Removes one; answers how it comes back, to its place. */
  async remove(search: SavedSearch): Promise<() => Promise<void>> {
    const order = this.saved.map(({ id }) => id);
    await backend.journalSearchRemove(search.id);
    await this.read();
    return async () => {
      await backend.journalSearchSave(search);
      await backend.journalSearchesArrange(order);
    };
  }

  async #readGroups(): Promise<void> {
    try {
      const { rows } = await backend.groupsBoard(ownZone());
      this.groups = rows.map(({ id, name }) => ({ id, name }));
    } catch {
      this.groups = [];
    }
  }
}
