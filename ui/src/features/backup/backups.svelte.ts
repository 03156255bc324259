import {
  backend,
  backupDrill,
  backupElsewhere,
  backupNow,
  codeOf,
  onChanged,
  type BackupProgress,
  type BackupView,
  type Drill,
} from '@/backend';

/** What somebody asked for and waits for. */
export type Asked = 'now' | 'drill' | 'move';

/** The backups of the open journal: which there are, and one thing at a time that is being done with them. */
export class Backups {
  view = $state.raw<BackupView | null>(null);
  /** A throw-away journal has none. */
  none = $state(false);
  failure = $state.raw<unknown>(null);
  asked = $state<Asked | null>(null);
  progress = $state.raw<BackupProgress | null>(null);
  stopping = $state(false);
  drilled = $state.raw<Drill | null>(null);
  /** The name of the file that was made to be taken along. */
  moved = $state<string | null>(null);
  removing = $state(false);
  removeFailure = $state.raw<unknown>(null);

  /** The newest that can be used. */
  readonly last = $derived(this.view?.rows.find(({ fault, own }) => fault === null && own) ?? null);

  watch(): () => void {
    void this.read();
    return onChanged(['backup'], () => void this.read());
  }

  async read(): Promise<void> {
    try {
      this.view = await backend.backupState();
    } catch (thrown) {
      this.none = codeOf(thrown) === 'not-found';
      if (!this.none) this.failure = thrown;
    }
  }

  /** Answers whether one was made. */
  now(): Promise<boolean> {
    return this.#do('now', async (tell) => {
      await backupNow(tell);
      return true;
    });
  }

  /** Answers whether one was made: no, where the dialog was closed. */
  move(): Promise<boolean> {
    this.moved = null;
    return this.#do('move', async (tell) => (this.moved = await backupElsewhere(tell)) !== null);
  }

  drill(): Promise<boolean> {
    this.drilled = null;
    return this.#do('drill', async (tell) => {
      this.drilled = await backupDrill(tell);
      return true;
    });
  }

  /** Ends what is going on, whoever began it. */
  async cancel(): Promise<void> {
    this.stopping = true;
    try {
      await backend.backupCancel();
    } catch (thrown) {
      this.failure = thrown;
    } finally {
      if (this.asked === null) this.stopping = false;
    }
  }

  async choosePlace(): Promise<void> {
    await this.#try(() => backend.backupPlaceChoose());
  }

  async usualPlace(): Promise<void> {
    await this.#try(() => backend.backupPlaceUsual());
  }

  /** Deletes a backup for good. Answers whether it is gone. */
  remove(file: string): Promise<boolean> {
    return this.#remove(() => backend.backupRemove(file));
  }

  /** Deletes a journal for good that was kept when a backup took its place. Answers whether it is gone. */
  removeKept(folder: string): Promise<boolean> {
    return this.#remove(() => backend.backupKeptRemove(folder));
  }

  async #remove(work: () => Promise<unknown>): Promise<boolean> {
    if (this.removing) return false;
    this.removing = true;
    this.removeFailure = null;
    try {
      await work();
      await this.read();
      return true;
    } catch (thrown) {
      this.removeFailure = thrown;
      return false;
    } finally {
      this.removing = false;
    }
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    this.failure = null;
    try {
      await work();
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  async #do(
    asked: Asked,
    work: (tell: (progress: BackupProgress) => void) => Promise<boolean>,
  ): Promise<boolean> {
    if (this.asked !== null) return false;
    this.asked = asked;
    this.progress = null;
    this.failure = null;
    try {
      return await work((progress) => (this.progress = progress));
    } catch (thrown) {
      // Who stopped it knows.
      if (codeOf(thrown) !== 'backup-cancelled') this.failure = thrown;
      return false;
    } finally {
      this.asked = null;
      this.progress = null;
      this.stopping = false;
    }
  }
}
