import { backend, onChanged, type Settings } from '@/backend';

/** The settings of the journal, read when a page of them is opened and written as soon as something is chosen. */
export class JournalSettings {
  view = $state.raw<Settings | null>(null);
  failure = $state.raw<unknown>(null);

  watch(): () => void {
    void this.read();
    return onChanged(['settings'], () => void this.read());
  }

  async read(): Promise<void> {
    try {
      this.view = await backend.settingsGet();
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** Writes what changed; what is shown goes back where the write was refused. */
  async change(part: Partial<Settings>): Promise<void> {
    const before = this.view;
    if (!before) return;
    this.view = { ...before, ...part };
    this.failure = null;
    try {
      await backend.settingsSet({ ...(await backend.settingsGet()), ...part });
    } catch (thrown) {
      this.view = before;
      this.failure = thrown;
    }
  }
}
