// Words of a search that ask for a filter: "tag:work", "mood:low", "after:2026-03". Written to their end they become the chips
// below the search, where they are seen, changed and taken away as those that were chosen there.
import type { EntryFilter } from '@/backend';
import { addDays } from '@/shared/dates';
import { fold } from '@/shared/markdown/search_terms';

export type Key = 'tag' | 'feeling' | 'mood' | 'group' | 'has' | 'before' | 'after';

/** What the words of a search can mean. */
export interface Meanings {
  /** What a key is called: lower case. */
  keys: Record<Key, string>;
  tags: readonly { id: string; name: string }[];
  feelings: readonly { id: string; word: string }[];
  groups: readonly { id: string; name: string }[];
  /** What an entry can have that is no word: what it is called, and in the plural. */
  picture: readonly string[];
  /** The words of each fifth of the scale in use. */
  moods: readonly { fifth: number; words: readonly string[] }[];
  /** A day as it is typed; `null` where it is none. */
  day: (typed: string) => string | null;
}

export interface Taken {
  /** What is left to look for as words. */
  text: string;
  filter: EntryFilter;
}

/** A key, and what it asks for: a word, or several in quotes. A minus before it asks for what is without that. */
const WORD = /(^|\s)([-−]?)(\p{L}+):(?:"([^"]+)"|([^\s"]+))(?=(\s|$))/gu;

/**
 * Takes the filters out of a search. A word that is still being written stays, unless the search is `whole`; so does one that
 * means nothing here: it is looked for as it stands.
 */
export function takeFilters(typed: string, filter: EntryFilter, meanings: Meanings, whole: boolean): Taken {
  let taken = filter;
  const text = typed
    .replace(
      WORD,
      (
        all: string,
        _: string,
        minus: string,
        key: string,
        quoted: string | undefined,
        word: string | undefined,
        after: string,
      ) => {
        if (after === '' && quoted === undefined && !whole) return all;
        const next = (minus === '' ? asked : without)(key, quoted ?? word ?? '', taken, meanings);
        if (next) taken = next;
        return next ? '' : all;
      },
    )
    .trimStart();
  if (taken === filter) return { text: typed, filter };
  // What is typed next is a word of its own.
  return { text: whole || text === '' || /\s$/.test(text) ? text : `${text} `, filter: taken };
}

const keyOf = (key: string, meanings: Meanings): Key | undefined =>
  Object.entries(meanings.keys).find(([, name]) => fold(name) === fold(key))?.[0] as Key | undefined;

/** The filter without a tag; nothing else can be left out by its key. */
function without(key: string, word: string, filter: EntryFilter, meanings: Meanings): EntryFilter | null {
  if (keyOf(key, meanings) !== 'tag') return null;
  const tag = meanings.tags.find(({ name }) => fold(name) === fold(word));
  return tag ? { ...filter, withoutTags: withOne(filter.withoutTags, tag.id) } : null;
}

/** The filter with what a key asks for; `null` where that is nothing. */
function asked(key: string, word: string, filter: EntryFilter, meanings: Meanings): EntryFilter | null {
  const same = (name: string): boolean => fold(name) === fold(word);
  switch (keyOf(key, meanings)) {
    case 'tag': {
      const tag = meanings.tags.find(({ name }) => same(name));
      return tag ? { ...filter, tags: withOne(filter.tags, tag.id) } : null;
    }
    case 'feeling': {
      const feeling = meanings.feelings.find(({ word: name }) => same(name));
      return feeling ? { ...filter, feelings: withOne(filter.feelings, feeling.id) } : null;
    }
    case 'mood': {
      const mood = meanings.moods.find(({ words }) => words.some(same));
      return mood ? { ...filter, moods: withOne(filter.moods, mood.fifth) } : null;
    }
    case 'group': {
      const group = meanings.groups.find(({ name }) => same(name));
      return group ? { ...filter, groups: withOne(filter.groups, group.id) } : null;
    }
    case 'has':
      return meanings.picture.some(same) ? { ...filter, picture: true } : null;
    case 'before': {
      const day = firstDay(word, meanings);
      return day === null ? null : { ...filter, to: addDays(day, -1) };
    }
    case 'after': {
      const day = firstDay(word, meanings);
      return day === null ? null : { ...filter, from: day };
    }
    case undefined:
      return null;
  }
}

const withOne = <T>(list: readonly T[], one: T): T[] => (list.includes(one) ? [...list] : [...list, one]);

/** The first day of a year ("2026"), of a month of it ("2026-03"), or the day itself. */
function firstDay(word: string, { day }: Meanings): string | null {
  const [, year, month] = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(word) ?? [];
  return year === undefined ? day(word) : `${year}-${month ?? '01'}-01`;
}
