import { backend, changeSettings, onChanged, type Settings } from '@/backend';

/** The settings of the journal, read when a page of them is opened and written as soon as something is chosen. */
export class JournalSettings {
  /** What is kept, with what was chosen and is still on its way. */
  view = $state.raw<Settings | null>(null);
  failure = $state.raw<unknown>(null);
  #onTheWay: Partial<Settings>[] = [];

  watch(): () => void {
    void this.read();
    return onChanged(['settings'], () => void this.read());
  }

  async read(): Promise<void> {
    try {
      const kept = await backend.settingsGet();
      this.view = Object.assign({}, kept, ...this.#onTheWay) as Settings;
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** Writes what changed; what is shown goes back where the write was refused. */
  async change(part: Partial<Settings>): Promise<void> {
    if (!this.view) return;
    this.view = { ...this.view, ...part };
    this.failure = null;
    this.#onTheWay.push(part);
    const arrived = (): void => {
      this.#onTheWay = this.#onTheWay.filter((one) => one !== part);
    };
    try {
      await changeSettings(part);
      arrived();
    } catch (thrown) {
      arrived();
      await this.read();
      this.failure = thrown;
    }
  }
}
