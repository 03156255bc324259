import { languageName } from '@/shared/country';

/**
 * Languages that can be chosen by name: those of ISO 639-1 that people speak today, and the sign language engines have a name for. One
 * that is not among them (out of a list of meetings, say) is kept and named all the same.
 */
const CODES = (
  'aa ab af ak am an ar as av ay az ba be bg bm bn bo br bs ca ce ch co cs cv cy da de dv dz ee el en es et eu fa ff fi fj fo ' +
  'fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz id ig ii ik is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky ' +
  'lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn nr nv ny oc oj om or os pa pl ps pt qu rm rn ro ' +
  'ru rw sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi wa wo ' +
  'xh yi yo za zh zu ase'
).split(' ');

export interface Language {
  /** BCP 47. */
  tag: string;
  /** In the language of the interface. */
  name: string;
}

/** A language that answers what was typed. */
export interface FoundLanguage extends Language {
  /** What was typed is its whole name, or its tag. */
  exact: boolean;
}

interface Known extends Language {
  /** What it is found by: its name here, its own name for itself, its tag. Folded. */
  words: string[];
}

let known: Known[] | undefined;

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

function ownName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? '';
  } catch {
    return '';
  }
}

/** Every language this engine has a name for. Made when first asked for. */
function all(): Known[] {
  known ??= CODES.map((tag) => {
    const name = languageName(tag);
    return { tag, name, words: [fold(name), fold(ownName(tag)), tag] };
  }).filter(({ tag, name }) => name !== tag);
  return known;
}

const EXACT = 3;

/** How well a language answers: by its whole tag or name, the beginning of a name, that of a word in it; else not at all. */
function worth({ words }: Known, typed: string): number {
  if (words.includes(typed)) return EXACT;
  const names = words.slice(0, 2);
  if (names.some((name) => name.startsWith(typed))) return 2;
  return names.some((name) => name.split(/[\s(-]+/).some((word) => word.startsWith(typed))) ? 1 : 0;
}

/** Languages that answer what was typed, the best first, without those chosen already. */
export function findLanguages(typed: string, chosen: readonly string[], most: number): FoundLanguage[] {
  const text = fold(typed).trim();
  if (text === '') return [];
  return all()
    .map((language) => ({ language, value: worth(language, text) }))
    .filter(({ language, value }) => value > 0 && !chosen.includes(language.tag))
    .sort((a, b) => b.value - a.value || a.language.name.localeCompare(b.language.name))
    .slice(0, most)
    .map(({ language: { tag, name }, value }) => ({ tag, name, exact: value === EXACT }));
}
