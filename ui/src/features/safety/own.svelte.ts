import { backend, type OwnLine, type OwnShown } from '@/backend';
import { newId } from '@/shared/entries/id';
import { Saving } from '@/shared/saving';
import { joined, oneLine } from './plan.svelte';

/** The same bound as in the core. */
export const OWN_LINES = 30;

/** There is no word in it yet: it is not kept. */
const isBlank = (line: OwnLine): boolean =>
  [line.name, line.number, line.note].every((text) => text.trim() === '');

const inOneLine = (line: OwnLine): OwnLine => ({
  ...line,
  name: oneLine(line.name),
  number: oneLine(line.number),
  note: oneLine(line.note),
});

const toKeep = (lines: readonly OwnLine[]): OwnLine[] =>
  lines.filter((line) => !isBlank(line)).map(inOneLine);

/** Lines of one's own as they are being written. */
export class OwnLines {
  /** What is dialled for each, as far as that is known. */
  shown = $state.raw<readonly OwnShown[]>([]);
  failure = $state.raw<unknown>(null);
  readonly saving = new Saving<OwnLine[]>([], (lines) => backend.safetyOwnSave(toKeep(lines)));
  #left = false;

  get lines(): OwnLine[] {
    return this.saving.value;
  }

  async load(): Promise<void> {
    try {
      const [kept, shown] = await Promise.all([backend.safetyOwnGet(), backend.safetyShown()]);
      this.shown = shown.own;
      const here = JSON.stringify(toKeep(this.lines));
      if (here !== JSON.stringify(kept)) this.saving.take(joined(this.lines, kept, isBlank));
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** What is dialled for a line: `undefined` until that is known, `null` where it cannot be told. */
  dial(line: OwnLine): string | null | undefined {
    const known = this.shown.find((one) => one.id === line.id);
    return known?.number === line.number ? known.dial : undefined;
  }

  add(): string {
    const id = newId();
    this.saving.edit((lines) => lines.push({ id, name: '', number: '', ways: 'call', note: '' }));
    return id;
  }

  /** The page is left: what is taken back from now on changes what the journal has by then. */
  leave(): Promise<void> {
    this.#left = true;
    return this.saving.flush();
  }

  /** Answers the way to put it back. */
  remove(id: string): () => Promise<void> {
    const at = this.lines.findIndex((line) => line.id === id);
    const line = this.lines[at];
    if (!line) return () => Promise.resolve();
    const kept = $state.snapshot(line) as OwnLine;
    const back = (lines: OwnLine[]): void => {
      if (!lines.some((one) => one.id === id)) lines.splice(Math.min(at, lines.length), 0, kept);
    };
    this.saving.edit((lines) => lines.splice(at, 1));
    return async () => {
      if (!this.#left) return this.saving.edit(back);
      // Whatever of it was being saved on leaving is there by then.
      await this.saving.flush();
      const lines = await backend.safetyOwnGet();
      back(lines);
      await backend.safetyOwnSave(toKeep(lines));
    };
  }

  move(id: string, by: -1 | 1): void {
    const at = this.lines.findIndex((line) => line.id === id);
    if (at < 0 || at + by < 0 || at + by >= this.lines.length) return;
    this.saving.edit((lines) => {
      const [line] = lines.splice(at, 1);
      if (line) lines.splice(at + by, 0, line);
    });
  }
}
