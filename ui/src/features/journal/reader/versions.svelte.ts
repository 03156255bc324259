import { backend, type VersionRow, type VersionView } from '@/backend';

/** The earlier states of one entry, to be read and brought back. */
export class VersionList {
  rows = $state.raw<readonly VersionRow[]>([]);
  chosen = $state<string | null>(null);
  view = $state.raw<VersionView | null>(null);
  failure = $state.raw<unknown>(null);
  phase = $state<'reading' | 'ready'>('reading');
  #asked = 0;

  constructor(readonly entry: string) {}

  async read(): Promise<void> {
    try {
      this.rows = await backend.journalVersions(this.entry);
      this.phase = 'ready';
      const first = this.rows[0];
      if (first) await this.choose(first.id);
    } catch (thrown) {
      this.phase = 'ready';
      this.failure = thrown;
    }
  }

  /** Opens one to be read; an answer to an older choice is dropped. */
  async choose(id: string): Promise<void> {
    this.chosen = id;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const view = await backend.journalVersion(id);
      if (asked === this.#asked) this.view = view;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }

  /** Brings the chosen one back; what was there until now becomes a version itself. */
  async restore(): Promise<boolean> {
    if (this.chosen === null) return false;
    try {
      await backend.journalVersionRestore(this.chosen);
      return true;
    } catch (thrown) {
      this.failure = thrown;
      return false;
    }
  }
}
