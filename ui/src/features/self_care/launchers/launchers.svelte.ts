import {
  backend,
  CommandError,
  type Launcher,
  type LauncherDraft,
  type LaunchKind,
  type LaunchState,
} from '@/backend';
import { newId } from '@/shared/entries/id';
import { isOpened, meant } from '@/shared/outside';
import type { Shell } from '@/shared/shell';
import { t } from '@/shared/text';
import { errorText } from '@/shared/text/errors';
import { fold, type Asked } from '../library';

export type Kind = 'link' | LaunchKind;
export const KINDS: readonly Kind[] = ['link', 'file', 'program'];

/** What the form's fields hold, whichever of them are shown. */
export interface LauncherFields {
  id: string;
  name: string;
  kind: Kind;
  url: string;
  /** Of the file or the program that was chosen, to be shown. */
  path: string | null;
  arguments: string[];
  needs: Launcher['needs'];
  note: string;
}

export function freshFields(): LauncherFields {
  return { id: newId(), name: '', kind: 'link', url: '', path: null, arguments: [], needs: [], note: '' };
}

export function fieldsOf({ id, name, target, needs, note }: Launcher): LauncherFields {
  return {
    id,
    name,
    kind: target.kind,
    url: target.kind === 'link' ? target.url : '',
    path: target.kind === 'link' ? null : target.path,
    arguments: target.kind === 'program' ? [...target.arguments] : [],
    needs: [...needs],
    note,
  };
}

/** Whether there is enough to keep it. */
export function isWhole({ name, kind, url, path }: LauncherFields): boolean {
  return name.trim() !== '' && (kind === 'link' ? isOpened(meant(url)) : path !== null);
}

export function draftOf({
  id,
  name,
  kind,
  url,
  arguments: given,
  needs,
  note,
}: LauncherFields): LauncherDraft {
  const target: LauncherDraft['target'] =
    kind === 'link' ? { kind, url: meant(url) } : kind === 'file' ? { kind } : { kind, arguments: given };
  return { id, name: name.trim(), target, needs, note };
}

/** Whether it was refused since what was chosen for it is known no more: the journal was closed in between. */
export function isToChooseAnew(failure: unknown): boolean {
  return failure instanceof CommandError && failure.code === 'invalid' && failure.field === 'path';
}

/** Those that answer what is asked of the library. They have no length and no part of health. */
export function fitting(rows: readonly Launcher[], asked: Asked): Launcher[] {
  if (asked.dimension !== null || asked.minutes !== null || asked.order === 'eased') return [];
  const words = fold(asked.text).split(/\s+/).filter(Boolean);
  return rows.filter((launcher) => {
    const has = fold(`${launcher.name} ${launcher.note}`);
    return (
      (asked.need === null || launcher.needs.includes(asked.need)) &&
      (!asked.favourites || launcher.favourite) &&
      words.every((word) => has.includes(word))
    );
  });
}

/** What somebody starts from the library themselves, and the one that is looked at. */
export class Launchers {
  rows = $state.raw<readonly Launcher[]>([]);
  #shown = $state.raw<string | null>(null);
  /** What is being added or changed. */
  editing = $state.raw<{ fields: LauncherFields; known: boolean } | null>(null);
  /** One is being started: the person may be asked meanwhile. */
  starting = $state(false);
  readonly shown = $derived(this.rows.find(({ id }) => id === this.#shown) ?? null);
  /** Whether what is looked at can be started; `null` until that is known. A drive may take its time to answer. */
  state = $state.raw<LaunchState | null>(null);
  #asking = 0;

  constructor(readonly shell: Shell) {}

  /** Without the list everything else is there. */
  async read(): Promise<void> {
    await backend.selfCareLaunchers().then(
      (rows) => (this.rows = rows),
      () => undefined,
    );
  }

  has(id: string): boolean {
    return this.rows.some((row) => row.id === id);
  }

  look(id: string | null): void {
    if (id !== this.#shown) this.state = null;
    this.#shown = id;
    void this.lookAgain();
  }

  /** What lies on a disk may have come or gone meanwhile. The disk is asked about what is looked at alone; an older answer is dropped. */
  async lookAgain(): Promise<void> {
    this.#asking += 1;
    const asking = this.#asking;
    const id = this.#shown;
    if (id === null) return;
    const state = await backend.selfCareLauncherLook(id).catch(() => null);
    if (asking === this.#asking) this.state = state;
  }

  add(): void {
    this.editing = { fields: freshFields(), known: false };
  }

  change(launcher: Launcher): void {
    this.editing = { fields: fieldsOf(launcher), known: true };
  }

  /** Back from the form; what was saved is looked at. */
  async close(saved: string | null): Promise<void> {
    const form = this.editing;
    this.editing = null;
    if (form) this.#letGo(form.fields.id);
    await this.read();
    if (saved !== null) this.look(saved);
  }

  async start({ id, name }: Launcher): Promise<void> {
    this.starting = true;
    await this.#tried(async () => {
      const done = await backend.selfCareLauncherStart(id);
      if (done === 'notStarted') return;
      this.shell.toast({ text: t(done === 'started' ? 'starts-started' : 'starts-asked-again', { name }) });
    });
    this.starting = false;
    // It may be gone since it was looked at.
    await this.lookAgain();
  }

  /** Another file or program in the place of one that is gone. */
  async chooseAnew(launcher: Launcher): Promise<void> {
    const { kind } = launcher.target;
    if (kind === 'link') return;
    await this.#tried(async () => {
      if ((await backend.selfCareLauncherChoose(launcher.id, kind)) === null) return;
      await backend.selfCareLauncherSave(draftOf(fieldsOf(launcher)));
    });
    this.#letGo(launcher.id);
    await this.read();
    await this.lookAgain();
  }

  async like({ id }: Launcher, favourite: boolean): Promise<void> {
    await this.#tried(() => backend.selfCareFavourite(id, favourite));
    await this.read();
  }

  async remove({ id, name }: Launcher): Promise<void> {
    await this.#tried(async () => {
      await backend.selfCareLauncherRemove(id);
      this.look(null);
      await this.read();
      this.shell.toast({
        text: t('making-removed', { name }),
        undo: () =>
          this.#tried(async () => {
            await backend.selfCareLauncherBringBack(id);
            await this.read();
          }),
      });
    });
  }

  /** A time for it: the calendar's form, with what is known filled in. */
  toCalendar({ id, name }: Launcher): void {
    this.shell.go('calendar', {
      ask: 'add',
      fresh: Date.now(),
      begin: { kind: 'self-care', title: name, minutes: 15, exercise: id },
    });
  }

  /** A path that was chosen and is not kept belongs to nothing any more. */
  #letGo(id: string): void {
    void backend.selfCareLauncherLetGo(id).catch(() => undefined);
  }

  async #tried(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.shell.toast({ text: errorText(thrown) });
    }
  }
}
