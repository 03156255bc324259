import {
  backend,
  codeOf,
  journalExportAll,
  onChanged,
  type EntriesProgress,
  type EntriesWritten,
  type SelectedAttachments,
} from '@/backend';
import { noFilter } from '../timeline.svelte';
import { fileWords } from './file_words';

/** Everything as one file. It goes on while somebody looks at something else. */
export class ExportAll {
  /** What there is; nothing until that is known. */
  there = $state.raw<SelectedAttachments | null>(null);
  /** It was asked for. The system's dialog comes first, and nothing is told before it is answered. */
  busy = $state(false);
  progress = $state.raw<EntriesProgress | null>(null);
  stopping = $state(false);
  written = $state.raw<EntriesWritten | null>(null);
  failure = $state.raw<unknown>(null);

  /** Looks what there is, now and whenever that changes. Answers the end of it. */
  watch(): () => void {
    void this.#look();
    return onChanged(['journal', 'media'], () => void this.#look());
  }

  async #look(): Promise<void> {
    try {
      this.there = await backend.journalSelectedAttachments({
        kind: 'found',
        text: '',
        filter: noFilter(),
        without: [],
      });
    } catch {
      // Then nothing is said of it; saving says what is wrong.
      this.there = null;
    }
  }

  /** Asks where to and saves. Answers whether there is a file now. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    Object.assign(this, { busy: true, stopping: false, progress: null, written: null, failure: null });
    try {
      this.written = await journalExportAll(fileWords(), (step) => (this.progress = step));
      return this.written !== null;
    } catch (thrown) {
      // Who stopped it knows.
      if (!(this.stopping && codeOf(thrown) === 'export-stopped')) this.failure = thrown;
      return false;
    } finally {
      Object.assign(this, { busy: false, stopping: false, progress: null });
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    try {
      await backend.journalExportStop();
    } catch (thrown) {
      this.stopping = false;
      this.failure = thrown;
    }
  }
}
