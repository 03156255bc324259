import { backend, type CareRecord, type CareShipped, type CareView } from '@/backend';
import { ownZone } from '@/shared/dates';
import type { Shell } from '@/shared/shell';
import { language } from '@/shared/text';
import { errorText } from '@/shared/text/errors';

/** The care team, and what comes with the program about people who can help. */
export class CareTeam {
  view = $state.raw<CareView | null>(null);
  shipped = $state.raw<CareShipped | null>(null);
  failure = $state.raw<unknown>(null);
  #asked = 0;

  /** Reads again; an older answer is dropped. */
  async read(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      this.shipped ??= await backend.careTeamShipped(language());
      const view = await backend.careTeamView(ownZone());
      if (asked !== this.#asked) return;
      this.view = view;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }
}

/** Saves; what is wrong is said. Whether it was saved. */
export async function keep(shell: Shell, record: CareRecord): Promise<boolean> {
  try {
    await backend.careTeamSave(record);
    return true;
  } catch (thrown) {
    shell.toast({ text: errorText(thrown) });
    return false;
  }
}

/** Removes, and offers it back. */
export async function takeAway(shell: Shell, record: CareRecord, said: string): Promise<void> {
  try {
    await backend.careTeamRemove(record.of.id);
    shell.toast({ text: said, undo: async () => void (await keep(shell, record)) });
  } catch (thrown) {
    shell.toast({ text: errorText(thrown) });
  }
}
