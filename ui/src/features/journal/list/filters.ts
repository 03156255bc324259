import type { EntryFilter, MoodScale, Vocabulary } from '@/backend';
import { dayText } from '@/shared/dates';
import { parseDay } from '@/shared/dates/typed';
import { isDayFirst, whenWords } from '@/shared/dates/typed_words';
import { wordsOfFifth } from '@/shared/mood/scale';
import { formattingLocale, t } from '@/shared/text';
import type { Meanings } from '../search_filters';

/** A fifth of the range of moods, by the words of the scale in use. */
export interface FifthOption {
  fifth: number;
  words: string;
  /** Place on the scale, for its face. */
  t: number;
}

/** The fifths the scale has words for, lowest first. */
export function fifthOptions(scale: MoodScale): FifthOption[] {
  return [0, 1, 2, 3, 4]
    .map((fifth) => ({ fifth, words: wordsOfFifth(scale, fifth).join(', '), t: fifth / 4 }))
    .filter((option) => option.words !== '');
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat(formattingLocale(), { type: 'disjunction' }).format(words);
}

/** What a chip says while its filter asks something: the first words, and how many more. */
export function chosenText(words: readonly string[]): string {
  if (words.length <= 2) return listed(words);
  return t('filter-and-more', { first: words[0] ?? '', count: words.length - 1 });
}

/** What words of a search can ask for. */
export function meaningsOf(
  known: { view: Vocabulary | null; scale: MoodScale | undefined },
  groups: Meanings['groups'],
  today: string,
): Meanings {
  return {
    keys: {
      tag: t('search-key-tag'),
      feeling: t('search-key-feeling'),
      mood: t('search-key-mood'),
      group: t('search-key-group'),
      has: t('search-key-has'),
      before: t('search-key-before'),
      after: t('search-key-after'),
    },
    tags: known.view?.tags.flatMap(({ tags }) => tags) ?? [],
    feelings: known.view?.feelings.flatMap(({ feelings }) => feelings) ?? [],
    groups,
    picture: [t('search-has-picture'), t('search-has-pictures')],
    moods: [0, 1, 2, 3, 4].map((fifth) => ({
      fifth,
      words: known.scale ? wordsOfFifth(known.scale, fifth) : [],
    })),
    day: (typed) => parseDay(typed, today, 'back', whenWords(), isDayFirst()),
  };
}

/** What the chip of the dates says. */
export function datesText({ from, to }: Pick<EntryFilter, 'from' | 'to'>): string {
  const wholeYear =
    from?.slice(0, 4) === to?.slice(0, 4) && from?.endsWith('-01-01') && to?.endsWith('-12-31');
  if (wholeYear && from) return from.slice(0, 4);
  const short = (day: string): string => (day.endsWith('-01-01') ? day.slice(0, 4) : dayText(day, 'medium'));
  if (from && to) return `${dayText(from, 'medium')} – ${dayText(to, 'medium')}`;
  if (from) return t('filter-since', { day: short(from) });
  return to ? t('filter-until', { day: dayText(to, 'medium') }) : '';
}
