import {
  backend,
  rotationRun,
  type KeptJournal,
  type OldBackup,
  type RecoveryCodeView,
  type RotationProgress,
  type Unlock,
} from '@/backend';
import { Attempt } from './attempt.svelte';

/** Where a change of the data key stands. */
export type Stage =
  | { kind: 'ask' }
  | { kind: 'code'; code: RecoveryCodeView }
  | { kind: 'running'; code: RecoveryCodeView; progress: RotationProgress | null; stopping: boolean }
  | { kind: 'done'; oldLeft: boolean; backups: readonly OldBackup[]; kept: readonly KeptJournal[] };

/** A new key for everything: proven, its code given back, written, read again. */
export class Rotation {
  stage = $state.raw<Stage>({ kind: 'ask' });
  readonly attempt = new Attempt();

  reset(): void {
    this.stage = { kind: 'ask' };
    this.attempt.failure = null;
  }

  /** Draws the key and shows its code; nothing is changed yet. */
  prepare(proof: Unlock, passphrase: string | null, asksKeychain: boolean): Promise<boolean> {
    return this.attempt.run(async () => {
      this.stage = { kind: 'code', code: await backend.rotationPrepare({ proof, passphrase }) };
    }, asksKeychain);
  }

  /** Writes everything anew. Stopped or failed, the code is still on the screen and can be used again. */
  async run(answers: [string, string]): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'code') return;
    const { code } = stage;
    await this.attempt.run(async () => {
      this.stage = { kind: 'running', code, progress: null, stopping: false };
      try {
        const { oldLeft, backups, kept } = await rotationRun(answers, (progress) => {
          if (this.stage.kind === 'running') this.stage = { ...this.stage, progress };
        });
        this.stage = { kind: 'done', oldLeft, backups, kept };
      } catch (thrown) {
        this.stage = { kind: 'code', code };
        throw thrown;
      }
    });
  }

  async stop(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'running') return;
    this.stage = { ...stage, stopping: true };
    await backend.rotationStop().catch(() => undefined);
  }

  /** The person keeps the old key; the code that was shown opens nothing. */
  giveUp(): void {
    if (this.stage.kind === 'code') void backend.rotationForget().catch(() => undefined);
  }

  /** Deletes what opens with another key. What is gone is off the list, also where the rest could not be deleted. */
  deleteOld(): Promise<boolean> {
    return this.attempt.run(async () => {
      if (this.stage.kind !== 'done') return;
      await backend.rotationBackupsDelete(this.stage.backups.map(({ name }) => name));
      this.stage = { ...this.stage, backups: [] };
      for (const { folder } of this.stage.kept) {
        await backend.backupKeptRemove(folder);
        this.stage = { ...this.stage, kept: this.stage.kept.filter((one) => one.folder !== folder) };
      }
    });
  }
}

/** How far it is, both stages together: each reads and writes the same number of pages. */
export function shareOf(progress: RotationProgress | null): { done: number; total: number } {
  if (!progress || progress.of === 0) return { done: 0, total: 1 };
  const { stage, done, of } = progress;
  return { done: stage === 'copying' ? done : of + done, total: of * 2 };
}
