import {
  backend,
  codeOf,
  importOpen,
  importRun,
  type ActivityTarget,
  type ImportBatch,
  type ImportDecision,
  type ImportDone,
  type ImportPreview,
  type ImportUndone,
} from '@/backend';
import { ownZone } from '@/shared/dates';

/** Largest file that is read, in bytes: above it nothing is loaded into memory at all. The journal has its own limit. */
export const LARGEST_FILE = 32 * 1024 * 1024;

/** What a mood name of the file becomes: a step of the current scale, no mood, or not decided. */
export type MoodChoice = number | 'none' | null;

/** What an activity becomes: an existing tag (its id), a new one, or nothing. */
export type ActivityChoice = { kind: 'tag'; id: string } | { kind: 'newTag' } | { kind: 'leaveOut' };

/** Where the import stands. */
export type Stage =
  | { kind: 'choose' }
  | { kind: 'reading'; fileName: string }
  | { kind: 'preview'; preview: ImportPreview }
  | { kind: 'running'; preview: ImportPreview; done: number; total: number; stopping: boolean }
  | { kind: 'done'; done: ImportDone; fileName: string };

/** One file of another program on its way into the journal: read, looked at, decided, brought in. */
export class ImportSession {
  stage = $state.raw<Stage>({ kind: 'choose' });
  failure = $state.raw<unknown>(null);
  zone = $state(ownZone());
  takeChanged = $state(false);
  moods = $state<Record<string, MoodChoice>>({});
  activities = $state<Record<string, ActivityChoice>>({});
  batches = $state.raw<readonly ImportBatch[]>([]);
  #scale: string | null = null;

  /** Names of moods that still need a decision. */
  readonly undecided: readonly string[] = $derived(
    Object.entries(this.moods)
      .filter(([, choice]) => choice === null)
      .map(([name]) => name),
  );

  /** A step belongs to its scale: where another scale is in use by now, each mood is asked again. */
  useScale(id: string): void {
    if (this.#scale !== null && this.#scale !== id)
      for (const [name, choice] of Object.entries(this.moods))
        if (typeof choice === 'number') this.moods[name] = null;
    this.#scale = id;
  }

  /** Reads a file and shows what it would bring. Nothing is changed. */
  async open(file: File): Promise<void> {
    this.failure = null;
    if (file.size > LARGEST_FILE) {
      this.failure = 'import-too-large';
      return;
    }
    this.stage = { kind: 'reading', fileName: file.name };
    try {
      const preview = await importOpen(file.name, new Uint8Array(await file.arrayBuffer()));
      this.moods = Object.fromEntries(preview.moods.map(({ name, step }) => [name, step]));
      this.activities = Object.fromEntries(
        preview.activities.map(({ name, tag }) => [
          name,
          tag === null ? { kind: 'newTag' } : { kind: 'tag', id: tag },
        ]),
      );
      this.takeChanged = false;
      this.stage = { kind: 'preview', preview };
    } catch (thrown) {
      this.failure = thrown;
      this.stage = { kind: 'choose' };
    }
  }

  /** Back to the beginning; the preview is forgotten. */
  reset(): void {
    this.failure = null;
    this.stage = { kind: 'choose' };
  }

  decision(preview: ImportPreview): ImportDecision {
    return {
      id: preview.id,
      zone: this.zone,
      moods: preview.moods.map(({ name }) => {
        const choice = this.moods[name] ?? null;
        return { name, step: typeof choice === 'number' ? choice : null };
      }),
      activities: preview.activities.map(({ name }) => ({
        name,
        into: (this.activities[name] ?? { kind: 'newTag' }) satisfies ActivityTarget,
      })),
      takeChanged: this.takeChanged,
    };
  }

  /** Brings it in. Answers whether it was. */
  async run(): Promise<boolean> {
    const { stage } = this;
    if (stage.kind !== 'preview' || this.undecided.length > 0) return false;
    const { preview } = stage;
    this.failure = null;
    this.stage = {
      kind: 'running',
      preview,
      done: 0,
      total: preview.new + (this.takeChanged ? preview.changed : 0),
      stopping: false,
    };
    try {
      const done = await importRun(this.decision(preview), (progress) => {
        if (this.stage.kind === 'running') this.stage = { ...this.stage, ...progress };
      });
      this.stage = { kind: 'done', done, fileName: preview.fileName };
      await this.readBatches();
      return true;
    } catch (thrown) {
      this.failure = thrown;
      // The preview is gone with the lock; stopped or refused, it can be run again.
      this.stage = codeOf(thrown) === 'import-gone' ? { kind: 'choose' } : { kind: 'preview', preview };
      return false;
    }
  }

  /** Stops a running import: nothing of it stays. */
  async cancel(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'running') return;
    this.stage = { ...stage, stopping: true };
    try {
      await backend.importCancel(stage.preview.id);
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  async readBatches(): Promise<void> {
    try {
      this.batches = await backend.importBatches();
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** Takes a past import back; what was edited since stays. */
  async undo(batch: string): Promise<ImportUndone | null> {
    this.failure = null;
    try {
      const undone = await backend.importUndo(batch);
      await this.readBatches();
      return undone;
    } catch (thrown) {
      this.failure = thrown;
      return null;
    }
  }
}
