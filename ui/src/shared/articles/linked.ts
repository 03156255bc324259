import { backend } from '@/backend';
import { language } from '@/shared/text';

/** The articles that places lead to. A test holds them against those that are shipped. */
export const LINKED = [
  'what-a-support-group-is',
  'first-meeting',
  'what-to-ask',
  'when-to-leave',
  'professionals',
  'the-first-appointment',
  'talking-treatments',
  'in-a-crisis',
  'self-care-what-it-can-do',
] as const;
export type LinkedArticle = (typeof LINKED)[number];

let asked: Promise<ReadonlyMap<string, string>> | undefined;

/** What the articles are called; asked once, without the texts. Where it could not be had, the next place asks again. */
export async function titles(): Promise<ReadonlyMap<string, string>> {
  asked ??= backend
    .learnList(language())
    .then(({ articles }) => new Map(articles.map(({ id, title }) => [id, title])));
  try {
    return await asked;
  } catch (thrown) {
    asked = undefined;
    throw thrown;
  }
}
