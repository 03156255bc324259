import { backend, type CareQuestion, type CareRecord, type CareShipped, type CareView } from '@/backend';
import { ownZone } from '@/shared/dates';
import { Saving } from '@/shared/saving';
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

/** Removes, and offers it back as it was at that moment. Whether it is gone. */
export async function takeAway(shell: Shell, record: CareRecord, said: string): Promise<boolean> {
  try {
    const removed = await backend.careTeamRemove(record.of.id);
    shell.toast({ text: said, undo: async () => void (await keep(shell, removed ?? record)) });
    return true;
  } catch (thrown) {
    shell.toast({ text: errorText(thrown) });
    return false;
  }
}

/** A question as it is typed: kept when typing rests, and taken away again where nothing is left of it. */
export class Asking {
  readonly #fresh: () => CareQuestion;
  #saving: Saving<CareQuestion>;

  constructor(fresh: () => CareQuestion) {
    this.#fresh = fresh;
    this.#saving = $state.raw(this.#begin());
  }

  get id(): string {
    return this.#saving.value.id;
  }

  get text(): string {
    return this.#saving.value.text;
  }

  get failure(): unknown {
    return this.#saving.failure;
  }

  type(text: string): void {
    this.#saving.edit((now) => (now.text = text));
  }

  flush(): Promise<void> {
    return this.#saving.flush();
  }

  /** It is a question now: what is typed next is another one. Answers what went wrong; `null`: nothing. */
  async add(): Promise<unknown> {
    const done = this.#saving;
    if (done.value.text.trim() === '') return null;
    this.#saving = this.#begin();
    await done.flush();
    if (done.failure !== null && this.text === '') this.#saving = done;
    return done.failure;
  }

  #begin(): Saving<CareQuestion> {
    let kept = false;
    return new Saving<CareQuestion>(this.#fresh(), async (now) => {
      if (now.text.trim() !== '') {
        await backend.careTeamSave({ kind: 'question', of: { ...now, text: now.text.trim() } });
        kept = true;
      } else if (kept) {
        await backend.careTeamRemove(now.id);
        kept = false;
      }
    });
  }
}
