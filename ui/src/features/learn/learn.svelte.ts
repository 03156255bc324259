import { backend, type ArticleFound, type ArticleHead, type LearnTopic, type LearnView } from '@/backend';
import { language } from '@/shared/text';

/** In the order of the place. */
export const TOPICS: readonly LearnTopic[] = [
  'mind',
  'difficulties',
  'groups',
  'help',
  'talking',
  'stigma',
  'crisis',
];

/** What there is to read, and what is looked for in it. */
export class Learn {
  view = $state.raw<LearnView | null>(null);
  failure = $state.raw<unknown>(null);
  text = $state('');
  /** What answers the text; `null` while nothing is looked for. */
  found = $state.raw<readonly ArticleFound[] | null>(null);
  #asked = 0;

  readonly topics = $derived(
    TOPICS.map((topic) => ({
      topic,
      articles: (this.view?.articles ?? []).filter((head: ArticleHead) => head.topic === topic),
    })),
  );

  async read(): Promise<void> {
    try {
      this.view ??= await backend.learnList(language());
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  async search(text: string): Promise<void> {
    this.text = text;
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const found = text.trim() === '' ? null : await backend.learnFind(text, language());
      if (mine !== this.#asked) return;
      this.found = found;
      this.failure = null;
    } catch (thrown) {
      if (mine === this.#asked) this.failure = thrown;
    }
  }
}
