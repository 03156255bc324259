import { backend, type OwnLine, type OwnShown } from '@/backend';
import { newId } from '@/shared/entries/id';
import { Saving } from '@/shared/saving';
import { oneLine } from './plan.svelte';

/** The same bound as in the core. */
export const OWN_LINES = 30;

/** Lines of one's own as they are being written. One without a number is not kept. */
export class OwnLines {
  /** What is dialled for each, as far as that is known. */
  shown = $state.raw<readonly OwnShown[]>([]);
  failure = $state.raw<unknown>(null);
  readonly saving = new Saving<OwnLine[]>([], (lines) =>
    backend.safetyOwnSave(
      lines
        .filter((line) => line.number.trim() !== '')
        .map((line) => ({
          ...line,
          name: oneLine(line.name),
          number: oneLine(line.number),
          note: oneLine(line.note),
        })),
    ),
  );

  get lines(): OwnLine[] {
    return this.saving.value;
  }

  async load(): Promise<void> {
    try {
      const [kept, shown] = await Promise.all([backend.safetyOwnGet(), backend.safetyShown()]);
      this.shown = shown.own;
      const here = JSON.stringify(this.lines.filter((line) => line.number.trim() !== ''));
      if (here !== JSON.stringify(kept)) this.saving.take(kept);
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

  /** Answers the way to put it back. */
  remove(id: string): () => void {
    const at = this.lines.findIndex((line) => line.id === id);
    const line = this.lines[at];
    if (!line) return () => undefined;
    this.saving.edit((lines) => lines.splice(at, 1));
    return () => this.saving.edit((lines) => lines.splice(Math.min(at, lines.length), 0, line));
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
