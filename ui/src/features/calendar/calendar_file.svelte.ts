import {
  backend,
  calendarFileOpen,
  codeOf,
  CommandError,
  type CalendarFileDone,
  type CalendarFilePreview,
  type CalendarFileRow,
  type SeriesKind,
} from '@/backend';
import { ownZone } from '@/shared/dates';
import { SvelteSet } from 'svelte/reactivity';

/** Largest file that is read, in bytes: above it nothing is loaded into memory at all. The journal has its own limit. */
export const LARGEST_FILE = 32 * 1024 * 1024;

/** A calendar of another program on its way in: read, looked at, decided, kept. */
export class CalendarFile {
  preview = $state.raw<CalendarFilePreview | null>(null);
  failure = $state.raw<unknown>(null);
  busy = $state(false);
  /** The name of the file that is being read. */
  reading = $state<string | null>(null);
  /** What the new ones are, where the file does not say. */
  kind = $state<SeriesKind>('own');
  past = $state(false);
  remind = $state(true);
  /** What a zone that nobody knows means; empty where nobody said. */
  zones = $state<Record<string, string>>({});
  readonly without = new SvelteSet<number>();

  /** How many would come in new. */
  readonly added: number = $derived.by(() => {
    const { preview } = this;
    if (!preview) return 0;
    const left = preview.rows.filter((row) => this.without.has(row.at) && this.isOffered(row)).length;
    return preview.new - (this.past ? 0 : preview.past) - left;
  });

  /** How many that are here would change. */
  readonly changed: number = $derived.by(() => {
    const { preview } = this;
    if (!preview) return 0;
    const left = preview.rows.filter((row) => row.state === 'changed' && this.without.has(row.at)).length;
    return preview.changed - left;
  });

  /** Why it can't be kept as it is: the id of the words. */
  readonly missing: string | undefined = $derived.by(() => {
    if (!this.preview) return 'calendar-file-missing';
    if (this.added > this.preview.room) return 'calendar-file-no-room';
    return this.added + this.changed === 0 ? 'calendar-file-nothing' : undefined;
  });

  /** Whether a new one comes in unless somebody leaves it out. */
  isOffered(row: CalendarFileRow): boolean {
    return row.state === 'new' && (this.past || !row.past);
  }

  /** Leaves one out, or takes it in again. */
  toggle({ at }: CalendarFileRow): void {
    if (!this.without.delete(at)) this.without.add(at);
  }

  async openFile(file: File): Promise<void> {
    if (this.busy) return;
    if (file.size > LARGEST_FILE) {
      this.failure = new CommandError({ code: 'calendar-too-large', field: null });
      return;
    }
    this.reading = file.name;
    await this.open(file.name, () => file.arrayBuffer().then((bytes) => new Uint8Array(bytes)));
    this.reading = null;
  }

  async openText(text: string): Promise<void> {
    if (!this.busy) await this.open('', () => Promise.resolve(new TextEncoder().encode(text)));
  }

  /** The bytes are asked for here: a file may go away before it is read. */
  private async open(name: string, bytes: () => Promise<Uint8Array>): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      const preview = await calendarFileOpen(name, await bytes(), ownZone());
      this.without.clear();
      this.zones = Object.fromEntries(preview.zones.map((zone) => [zone, '']));
      this.preview = preview;
    } catch (thrown) {
      this.failure = thrown;
    } finally {
      this.busy = false;
    }
  }

  /** Keeps it; `null` where it was refused. */
  async keep(): Promise<CalendarFileDone | null> {
    const { preview, kind, past, remind } = this;
    if (!preview) return null;
    this.busy = true;
    this.failure = null;
    try {
      const zones = Object.entries(this.zones).filter(([, zone]) => zone !== '');
      return await backend.calendarFileKeep(
        {
          id: preview.id,
          kind,
          past,
          remind,
          without: [...this.without],
          zones: zones.map(([name, zone]) => ({ name, zone })),
        },
        ownZone(),
      );
    } catch (thrown) {
      this.failure = thrown;
      // The preview is gone with the lock.
      if (codeOf(thrown) === 'import-gone') this.preview = null;
      return null;
    } finally {
      this.busy = false;
    }
  }
}
