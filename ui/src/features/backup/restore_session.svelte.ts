import {
  backend,
  codeOf,
  restoreRun,
  type BackupProgress,
  type BackupRow,
  type RestoreOffer,
  type RestorePreview,
  type Unlock,
} from '@/backend';

/** Where restoring stands. Nothing is changed before `switch`. */
export type Stage =
  | { kind: 'choose' }
  | { kind: 'key'; offer: RestoreOffer }
  | { kind: 'running'; offer: RestoreOffer; progress: BackupProgress | null; stopping: boolean }
  | { kind: 'preview'; offer: RestoreOffer; preview: RestorePreview };

/** One backup on its way back: chosen, opened beside what is here, looked at, put in its place. */
export class RestoreSession {
  stage = $state.raw<Stage>({ kind: 'choose' });
  /** The backups in the journal's folder; `null` until they were read. */
  rows = $state.raw<readonly BackupRow[] | null>(null);
  failure = $state.raw<unknown>(null);
  busy = $state(false);

  async list(): Promise<void> {
    await this.#try(async () => {
      this.rows = await backend.restoreList();
    });
  }

  /** Chooses one of the list, or with `null` a file from the system's dialog. Answers whether one was chosen. */
  async choose(file: string | null): Promise<boolean> {
    let chosen = false;
    await this.#try(async () => {
      const offer = await backend.restoreChoose(file);
      if (!offer) return;
      this.stage = { kind: 'key', offer };
      chosen = true;
    });
    return chosen;
  }

  /** Opens it beside what is here. `null`: the open journal has its key. */
  async run(unlock: Unlock | null): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'key') return;
    const { offer } = stage;
    this.failure = null;
    this.stage = { kind: 'running', offer, progress: null, stopping: false };
    try {
      const preview = await restoreRun(unlock, (progress) => {
        if (this.stage.kind === 'running') this.stage = { ...this.stage, progress };
      });
      this.stage = { kind: 'preview', offer, preview };
    } catch (thrown) {
      if (codeOf(thrown) !== 'backup-cancelled') this.failure = thrown;
      this.stage = codeOf(thrown) === 'restore-gone' ? { kind: 'choose' } : { kind: 'key', offer };
    }
  }

  async stop(): Promise<void> {
    if (this.stage.kind === 'running') this.stage = { ...this.stage, stopping: true };
    await backend.backupCancel().catch(() => undefined);
  }

  /** Puts it in the place of what is here. Answers how it was opened, or `null` where it was not. */
  async switch(): Promise<'everyday' | 'recovery' | null> {
    let opened: 'everyday' | 'recovery' | null = null;
    await this.#try(async () => {
      opened = (await backend.restoreSwitch()) ? 'recovery' : 'everyday';
    });
    return opened;
  }

  /** Back to the choice; what was restored so far is removed. */
  async leave(): Promise<void> {
    this.stage = { kind: 'choose' };
    this.failure = null;
    await backend.restoreDiscard().catch(() => undefined);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      await work();
    } catch (thrown) {
      this.failure = thrown;
    } finally {
      this.busy = false;
    }
  }
}
