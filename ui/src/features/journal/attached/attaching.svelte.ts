import { backend, codeOf, journalAttach, type AttachmentView, type EntryAttachment } from '@/backend';
import type { Writing } from '../writing.svelte';

/** The largest file that is taken, as the journal says. */
export const FILE_BYTES = 100 * 1024 * 1024;
export const MOST = 20;

/** A file that was not taken, and why. */
export interface Refused {
  /** What was pasted is no file. */
  file: File | null;
  thrown: unknown;
  /** It may be kept as the file it is. */
  asFile: boolean;
}

/** What is attached to an entry that is being written. */
export class Attaching {
  /** Files on their way. */
  busy = $state(0);
  refused = $state.raw<Refused[]>([]);
  /** The name of one that is kept as a file because it can't be shown. */
  notShown = $state('');
  views = $state.raw<readonly AttachmentView[]>([]);

  readonly #writing: Writing;
  readonly list = $derived.by(() => this.#writing.draft.attachments ?? []);
  #queue: Promise<void> = Promise.resolve();

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  view(content: string): AttachmentView | undefined {
    return this.views.find((one) => one.content === content);
  }

  /** Reads what is known of what is attached. */
  async look(): Promise<void> {
    const unknown = this.list.filter(({ content }) => !this.view(content));
    if (unknown.length === 0) return;
    try {
      this.#know(await backend.journalAttached(unknown.map(({ content }) => content)));
    } catch {
      // Then they are shown by name.
    }
  }

  /** Attaches files, one after the other. */
  add(files: readonly File[], asFile = false): Promise<void> {
    const work = async (): Promise<void> => {
      for (const file of files) await this.#take(file, asFile);
    };
    this.#queue = this.#queue.then(work, work);
    return this.#queue;
  }

  /** Attaches the picture that was copied last, where there is one. */
  addCopied(): Promise<void> {
    const work = (): Promise<void> =>
      this.#keep(null, false, async () => (await backend.journalPastePicture())?.view ?? null);
    this.#queue = this.#queue.then(work, work);
    return this.#queue;
  }

  /** Attaches what is kept already, as a drawing is. */
  async take(attachment: EntryAttachment): Promise<void> {
    if (this.list.some(({ content }) => content === attachment.content)) return;
    this.#change((list) => [...list, attachment]);
    await Promise.all([this.look(), this.#writing.flush()]);
  }

  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void> {
    return this.#queue;
  }

  dismiss(refused: Refused): void {
    this.refused = this.refused.filter((one) => one !== refused);
  }

  keepAsFile(refused: Refused): Promise<void> {
    this.dismiss(refused);
    return refused.file ? this.add([refused.file], true) : Promise.resolve();
  }

  describe(at: number, description: string): void {
    this.#change((list) => list.map((one, i) => (i === at ? { ...one, description } : one)));
  }

  /** Takes one off the page; answers the way to put it back. */
  remove(at: number): () => void {
    const gone = this.list[at];
    this.#change((list) => list.filter((_, i) => i !== at));
    return () => {
      if (gone) this.#change((list) => [...list.slice(0, at), gone, ...list.slice(at)]);
    };
  }

  move(at: number, by: 1 | -1): void {
    const to = at + by;
    if (to < 0 || to >= this.list.length) return;
    this.#change((list) => {
      const moved = [...list];
      const [one] = moved.splice(at, 1);
      if (one) moved.splice(to, 0, one);
      return moved;
    });
  }

  async #take(file: File, asFile: boolean): Promise<void> {
    await this.#keep(file, asFile, async () => {
      if (file.size > FILE_BYTES) throw new TooLarge();
      const added = await journalAttach(file.name, new Uint8Array(await file.arrayBuffer()), asFile);
      if (added.notShown) this.notShown = file.name;
      return added.view;
    });
  }

  async #keep(file: File | null, asFile: boolean, keep: () => Promise<AttachmentView | null>): Promise<void> {
    this.busy += 1;
    this.notShown = '';
    try {
      const view = await keep();
      if (!view) return;
      this.#know([view]);
      const { content } = view;
      if (this.list.some((one) => one.content === content)) return;
      this.#change((list) => [...list, { content, name: file?.name.slice(0, 200) ?? '', description: '' }]);
      // It is on the disk; from here on the draft names it.
      await this.#writing.flush();
    } catch (thrown) {
      const code = thrown instanceof TooLarge ? 'attachment-too-large' : codeOf(thrown);
      const kept = file !== null && !asFile && code.startsWith('picture-');
      this.refused = [...this.refused, { file, thrown, asFile: kept }];
    } finally {
      this.busy -= 1;
    }
  }

  #know(views: readonly AttachmentView[]): void {
    this.views = [
      ...this.views.filter((one) => !views.some(({ content }) => content === one.content)),
      ...views,
    ];
  }

  #change(change: (list: readonly EntryAttachment[]) => EntryAttachment[]): void {
    this.#writing.edit((draft) => {
      draft.attachments = change(draft.attachments ?? []);
    });
  }
}

/** Larger than is worth handing over. */
export class TooLarge extends Error {}
