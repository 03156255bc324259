import {
  backend,
  type CardPaper,
  type CareMeasure,
  type CareView,
  type PaperPages,
  type ReportFacts,
  type ReportKept,
  type ReportMeasure,
  type ReportPeriod,
} from '@/backend';
import { ownZone } from '@/shared/dates';
import { Saving } from '@/shared/saving';
import { language } from '@/shared/text';
import { isIn, NOTED, paperOf, partsOf, type Part } from './sheet';

/** The same bound as in the core, in bytes of UTF-8. */
export const WORDS_BYTES = 32 * 1024;
/** Lines that were taken out are remembered up to so many. */
const OUT_MOST = 4000;

/** As much of what was typed as is kept. */
function fitting(words: string): string {
  const bytes = new TextEncoder().encode(words);
  if (bytes.length <= WORDS_BYTES) return words;
  // A sign that is cut through is left out.
  return new TextDecoder().decode(bytes.slice(0, WORDS_BYTES), { stream: true });
}

const fresh = (person: string | null): ReportKept => ({
  person,
  period: { kind: 'threeMonths' },
  parts: {},
  out: [],
  words: '',
});

const saving = (kept: ReportKept): Saving<ReportKept> =>
  new Saving(kept, (value) => backend.reportKeep(value));

/** The pages for somebody: their figures, and what was chosen of them, which is kept as it is chosen. */
export class Pages {
  facts = $state.raw<ReportFacts | null>(null);
  team = $state.raw<CareView | null>(null);
  failure = $state.raw<unknown>(null);
  measure = $state.raw<ReportMeasure | null>(null);
  person = $state<string | null>(null);
  /** Whoever they were asked for is not on the team any more: they are for nobody in particular. */
  gone = $state(false);
  /** What was typed where that is more than can be kept: the window alone has the end of it. */
  tooLong = $state<string | null>(null);
  saving = $state.raw(saving(fresh(null)));
  #measures = $state.raw<readonly CareMeasure[]>([]);
  /** What is there is of whom it is for. Before, nothing of it is shown, saved or changed. */
  ready = $state(false);
  #turning: Promise<void> | null = null;
  #asked = 0;
  #measured = 0;

  constructor(person: string | null) {
    this.person = person;
  }

  get kept(): ReportKept {
    return this.saving.value;
  }

  readonly parts: Part[] = $derived.by(() =>
    this.facts ? partsOf(this.facts, this.kept, this.#measures) : [],
  );
  readonly paper: PaperPages | null = $derived.by(() =>
    this.facts && this.ready ? paperOf(this.facts, this.parts, this.kept) : null,
  );

  /** Reads again; an older answer is dropped. */
  async read(): Promise<void> {
    const asked = (this.#asked += 1);
    let { person } = this;
    try {
      if (this.#measures.length === 0) this.#measures = (await backend.careTeamShipped(language())).measures;
      const team = await backend.careTeamView(ownZone());
      const gone = person !== null && !team.people.some(({ id }) => id === person);
      if (gone) person = null;
      const chosen = this.ready && !gone ? this.kept : await backend.reportKept(person);
      const facts = await backend.reportFacts({ person, period: chosen.period }, ownZone(), language());
      if (asked !== this.#asked) return;
      if (!this.ready || gone) this.saving = saving(chosen);
      if (gone) [this.person, this.gone] = [null, true];
      this.team = team;
      this.facts = facts;
      this.ready = true;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }

  /** For somebody else. */
  async turnTo(person: string | null): Promise<void> {
    this.ready = false;
    this.tooLong = null;
    this.gone = false;
    this.person = person;
    const turning = this.saving.flush().then(() => this.read());
    this.#turning = turning;
    await turning;
    if (this.#turning === turning) this.#turning = null;
  }

  /** What is chosen while the pages of somebody are read is for those. Where they could not be read, there is nothing to change. */
  #edit(change: (kept: ReportKept) => void): void {
    const now = (): void => {
      if (this.ready) this.saving.edit(change);
    };
    if (this.#turning) void this.#turning.then(now);
    else now();
  }

  async choose(period: ReportPeriod): Promise<void> {
    await this.#turning;
    this.#edit((kept) => {
      kept.period = period;
    });
    await this.read();
  }

  toggle(part: Part): void {
    this.#edit((kept) => {
      kept.parts[part.key] = !isIn(part, kept);
    });
  }

  /** What is typed is of the pages it was typed on; while others are read there are none. */
  write(words: string): void {
    if (!this.ready) return;
    const fits = fitting(words);
    this.tooLong = fits === words ? null : words;
    this.#edit((kept) => {
      kept.words = fits;
    });
  }

  #out(change: (out: string[]) => string[]): void {
    this.#edit((kept) => {
      kept.out = change([...kept.out]);
    });
  }

  /** Takes a line out. Answers the way to put it back. */
  takeOut(key: string): () => void {
    // The way back is to these pages, whoever is turned to meanwhile.
    const { saving } = this;
    const without = (out: readonly string[]): string[] => out.filter((other) => other !== key);
    this.#out((out) => [...without(out), key].slice(-OUT_MOST));
    return () =>
      saving.edit((kept) => {
        kept.out = without(kept.out);
      });
  }

  /** Lines of a part that were taken out. */
  outOf(part: Part): number {
    const noted = part.key === 'mood' && this.kept.out.includes(NOTED) ? 1 : 0;
    return noted + part.lines.filter(({ key }) => this.kept.out.includes(key)).length;
  }

  putBack(part: Part): void {
    const keys = [...part.lines.map(({ key }) => key), ...(part.key === 'mood' ? [NOTED] : [])];
    this.#out((out) => out.filter((key) => !keys.includes(key)));
  }

  /** What the pages come to on paper; an older answer is dropped. */
  async weigh(pages: PaperPages, paper: CardPaper): Promise<void> {
    const asked = (this.#measured += 1);
    try {
      const measure = await backend.reportMeasure(pages, paper);
      if (asked === this.#measured) this.measure = measure;
    } catch {
      if (asked === this.#measured) this.measure = null;
    }
  }
}
