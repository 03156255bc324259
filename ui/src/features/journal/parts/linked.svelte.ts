import { backend, type EntryLink } from '@/backend';
import { ownZone } from '@/shared/dates';
import { language } from '@/shared/text';
import { aboutAll, type About } from './about';

/** What an entry is about, as far as it is there: what lies in the bin is not shown, and stays linked. */
export class Linked {
  shown = $state.raw<About[]>([]);
  #asked = 0;

  /** Asks what these links lead to; an older answer is dropped. */
  async read(links: readonly EntryLink[]): Promise<void> {
    const asked = (this.#asked += 1);
    // Where it cannot be told, the entry is read and written all the same.
    const told =
      links.length === 0
        ? []
        : await backend.journalAbout([...links], ownZone(), language()).then(aboutAll, () => []);
    if (asked === this.#asked) this.shown = told;
  }
}
