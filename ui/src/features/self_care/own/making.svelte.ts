import { backend, type Exercise } from '@/backend';
import { newId } from '@/shared/entries/id';
import type { Shell } from '@/shared/shell';
import { language, t } from '@/shared/text';
import { errorText } from '@/shared/text/errors';
import type { SelfCareController } from '../self_care.svelte';
import type { ExerciseForm } from './form';

/** What the library does with exercises of one's own. */
export class Making {
  /** What is being made or changed, in place of the library. */
  editing = $state.raw<{ id: string; begin?: ExerciseForm } | null>(null);
  /** Keeps what is typed in the editor; says whether it could. */
  settle: (() => Promise<boolean>) | null = null;
  /** A file is being brought. */
  taking = $state(false);

  constructor(
    readonly shell: Shell,
    readonly care: SelfCareController,
  ) {}

  begin(): void {
    this.editing = { id: newId() };
  }

  change(id: string): void {
    this.editing = { id };
  }

  /** One of one's own that begins as another exercise is. */
  async like(exercise: Exercise): Promise<void> {
    const { formOf } = await import('./form');
    this.editing = { id: newId(), begin: formOf(exercise) };
  }

  /** Back in the library; `id` is looked at. */
  async close(id: string | null): Promise<void> {
    this.editing = null;
    this.settle = null;
    await this.care.read();
    if (id !== null) await this.care.look(id);
  }

  /** Something else is to be shown: what is being made waits. Says whether it could be left. */
  async away(): Promise<boolean> {
    if (!this.editing) return true;
    if (this.settle && !(await this.settle())) return false;
    await this.close(null);
    return true;
  }

  async taken(id: string): Promise<void> {
    this.taking = false;
    await this.close(id);
  }

  async leave(id: string): Promise<void> {
    await this.#tried(async () => {
      const { draft } = await backend.selfCareOwnGet(id);
      await backend.selfCareOwnLeave(id);
      await this.care.read();
      this.shell.toast({
        text: t('making-left'),
        undo: async () => {
          if (draft === null) return;
          await backend.selfCareOwnKeep(id, draft);
          await this.care.read();
        },
      });
    });
  }

  async share(id: string): Promise<void> {
    await this.#tried(async () => {
      if (await backend.selfCareShare(id, language())) this.shell.toast({ text: t('making-shared') });
    });
  }

  async remove({ id, name }: Exercise): Promise<void> {
    await this.#tried(async () => {
      const removed = await backend.selfCareOwnRemove(id);
      await this.care.look(null);
      await this.care.read();
      this.shell.toast({
        text: t('making-removed', { name }),
        undo: async () => {
          await backend.selfCareOwnBringBack(id, removed);
          await this.care.read();
          // Something else may be being made by now: that stays open.
          if (!this.editing) await this.care.look(id);
        },
      });
    });
  }

  /** A time for it: the calendar's form, with what is known filled in. */
  toCalendar({ id, name, minutes }: Exercise): void {
    this.shell.go('calendar', {
      ask: 'add',
      fresh: Date.now(),
      begin: { kind: 'self-care', title: name, minutes: minutes.usual, exercise: id },
    });
  }

  async #tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.shell.toast({ text: errorText(thrown) });
    }
  }
}
