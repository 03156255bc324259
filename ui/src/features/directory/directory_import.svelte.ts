import { backend, codeOf, directoryOpen, type DirectoryDone, type DirectoryPreview } from '@/backend';
import { newId } from '@/shared/entries/id';

/** Largest file that is read, in bytes: the shell's own limit, so that nothing larger is loaded into memory at all. */
export const LARGEST_FILE = 32 * 1024 * 1024;
/** Characters of a list's name. */
export const NAME_CHARS = 120;

export type Stage =
  | { kind: 'choose' }
  | { kind: 'reading'; fileName: string }
  | { kind: 'preview'; preview: DirectoryPreview }
  | { kind: 'keeping'; preview: DirectoryPreview };

/** A list of meetings on its way in: read, looked at, kept. Nothing is kept before somebody says so. */
export class DirectoryImport {
  stage = $state.raw<Stage>({ kind: 'choose' });
  failure = $state.raw<unknown>(null);
  /** What the list is to be called. */
  name = $state('');
  /** The zone of meetings that name none, as somebody chose it here. */
  chosen = $state<string | null>(null);
  /** The zone that was said of the list before. */
  told = $state<string | null>(null);
  /** The list this is read for again; a new one where there is none. */
  feed = $state<string | null>(null);
  /** What is kept; nothing where it is still to be asked for. */
  readonly zone = $derived(this.chosen ?? this.told);
  #bytes = new Uint8Array();
  #pasted = false;
  #fileName = '';
  #asked = 0;

  /** Reads a file and shows what it would bring to a list that is there, or as a new one. */
  async openFile(file: File, feed: { id: string; name: string; zone: string | null } | null): Promise<void> {
    if (file.size > LARGEST_FILE) {
      this.failure = 'directory-too-large';
      return;
    }
    this.failure = null;
    this.stage = { kind: 'reading', fileName: file.name };
    const plain = file.name.replace(/\.[^.]*$/, '').slice(0, NAME_CHARS);
    try {
      await this.#begin(new Uint8Array(await file.arrayBuffer()), file.name, false, feed, plain);
    } catch (thrown) {
      // The file went away while it was read.
      this.reset(thrown);
    }
  }

  /** Looks at a text that was pasted. */
  async openText(text: string): Promise<void> {
    this.failure = null;
    await this.#begin(new TextEncoder().encode(text), '', true, null, '');
  }

  async #begin(
    bytes: Uint8Array<ArrayBuffer>,
    fileName: string,
    pasted: boolean,
    feed: { id: string; name: string; zone: string | null } | null,
    name: string,
  ): Promise<void> {
    [this.#bytes, this.#fileName, this.#pasted] = [bytes, fileName, pasted];
    this.name = feed?.name ?? name;
    [this.chosen, this.told] = [null, feed?.zone ?? null];
    this.feed = feed?.id ?? null;
    await this.#look(() => directoryOpen(fileName, bytes, this.#options()));
  }

  #options(): { feed?: string; pasted?: boolean } {
    return { ...(this.feed === null ? {} : { feed: this.feed }), ...(this.#pasted ? { pasted: true } : {}) };
  }

  /** Compares with another list, or with none. */
  async compareWith(feed: { id: string; name: string; zone: string | null } | null): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'preview') return;
    this.feed = feed?.id ?? null;
    // What was chosen was chosen for another list.
    [this.chosen, this.told] = [null, feed?.zone ?? null];
    if (feed) this.name = feed.name;
    const { table, id } = stage.preview;
    if (table) await this.#look(() => backend.directoryMap(id, table.header, table.columns, this.feed));
    else await this.#look(() => directoryOpen(this.#fileName, this.#bytes, this.#options()));
  }

  /** Reads the table by other columns. */
  async map(header: boolean, columns: (string | null)[]): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'preview' || !stage.preview.table) return;
    const { preview } = stage;
    const table = { ...stage.preview.table, header, columns };
    // What was chosen stays on the screen, also where the table cannot be read by it.
    this.stage = { kind: 'preview', preview: { ...preview, table } };
    await this.#look(() => backend.directoryMap(preview.id, header, columns, this.feed));
  }

  /** An older answer is dropped. */
  async #look(read: () => Promise<DirectoryPreview>): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const preview = await read();
      if (asked !== this.#asked) return;
      this.failure = null;
      // What was pasted has no file to be called after.
      if (this.#pasted && this.name === '')
        this.name = (preview.sample[0]?.meeting.name ?? '').slice(0, NAME_CHARS);
      this.stage = { kind: 'preview', preview };
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.failure = thrown;
      if (this.stage.kind !== 'preview' || codeOf(thrown) === 'import-gone') this.reset(thrown);
    }
  }

  /** Back to the beginning; the file is forgotten. */
  reset(failure: unknown = null): void {
    this.#asked += 1;
    this.#bytes = new Uint8Array();
    this.failure = failure;
    this.stage = { kind: 'choose' };
  }

  /** Keeps it. Answers what came of it, or nothing where it failed. The preview stands until the place was read again: then `reset`. */
  async keep(): Promise<DirectoryDone | null> {
    const { stage } = this;
    if (stage.kind !== 'preview') return null;
    const { preview } = stage;
    this.failure = null;
    this.stage = { kind: 'keeping', preview };
    try {
      return await backend.directoryRun({
        id: preview.id,
        feed: this.feed ?? newId(),
        name: this.name.trim(),
        zone: this.zone,
      });
    } catch (thrown) {
      if (codeOf(thrown) === 'import-gone') this.reset(thrown);
      else {
        this.failure = thrown;
        this.stage = { kind: 'preview', preview };
      }
      return null;
    }
  }
}
