import { backend, onChanged, type OwnTemplate, type ShippedPage } from '@/backend';
import { newId } from '@/shared/entries/id';
import { language } from '@/shared/text';

/** How many questions are offered at a time. */
const SHOWN = 3;

/** What an entry may begin from. A page has a text; a question has none, and its name is the question. */
export class Templates {
  own = $state.raw<readonly OwnTemplate[]>([]);
  #pages = $state.raw<readonly ShippedPage[]>([]);
  #questions = $state.raw<readonly string[]>([]);
  #turn = $state(0);
  ready = $state(false);

  readonly pages = $derived<readonly ShippedPage[]>([
    ...this.own.filter((one) => one.body.trim() !== ''),
    ...this.#pages,
  ]);
  /** Own questions stand before the others. */
  readonly #all = $derived([
    ...this.own.filter((one) => one.body.trim() === '').map((one) => one.name),
    ...this.#questions,
  ]);
  readonly questions = $derived(turned(this.#all, this.#turn * SHOWN, SHOWN));
  readonly hasMore = $derived(this.#all.length > SHOWN);

  /** Each day begins with other questions. `day` counts days from anywhere. */
  async read(day: number): Promise<void> {
    const { own, pages, questions } = await backend.journalTemplates(language());
    this.own = own;
    this.#pages = pages;
    this.#questions = questions;
    if (!this.ready) this.#turn = day;
    this.ready = true;
  }

  watch(day: number): () => void {
    return onChanged(['vocabulary'], () => void this.read(day));
  }

  others(): void {
    this.#turn += 1;
  }
}

/** Some of a list from a place on, beginning again at its end. */
export function turned<T>(list: readonly T[], from: number, count: number): T[] {
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, at) => list[(from + at) % list.length] as T,
  );
}

/** Where one begins to write on a page: at the end of its first line that is no heading. */
export function caretOn(body: string): number {
  let at = 0;
  for (const line of body.split('\n')) {
    if (!line.startsWith('#')) return at + line.length;
    at += line.length + 1;
  }
  return body.length;
}

export function freshTemplate(): OwnTemplate {
  return { id: newId(), name: '', body: '' };
}
