import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type TextArgs = Record<string, FluentVariable>;

/**
 * All message files of the built-in language but `shell.ftl`, which the program itself speaks, and those that come with the place that
 * says them (see `addWords`). A further language adds a folder under `locales` and a loader here.
 */
const english = import.meta.glob<string>(
  [
    '../../../locales/en/*.ftl',
    '!../../../locales/en/{shell,art,calendar-file,care-team,charts,directory,export,import,insights,learn,report,safety-plan,self-care,self-care-making,templates,trackers}.ftl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The languages there are words for (BCP 47). */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The locale dates and numbers follow: the system's own where it speaks the language of the interface (so that
 * "en-GB" keeps its 24 hours and its order of day and month), else the interface's language.
 */
export function formattingLocale(
  language: string = current,
  system: readonly string[] = navigator.languages,
): string {
  const same = system.find(
    (tag) => tag.split('-')[0]?.toLowerCase() === language.split('-')[0]?.toLowerCase(),
  );
  return same ?? language;
}

let current: Language = 'en';

function bundleOf(files: Record<string, string>, locale: string): FluentBundle {
  // Isolation marks would sit around every number and date. Where a person's own words stand inside a sentence, the
  // markup isolates them with <bdi>.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const source of Object.values(files)) bundle.addResource(new FluentResource(source));
  return bundle;
}

const bundle = bundleOf(english, formattingLocale('en'));

/** Adds the words of a place that is loaded when it is first gone to: the first screen need not carry them. */
export function addWords(source: string): void {
  bundle.addResource(new FluentResource(source));
}

/** The language in use. */
export function language(): Language {
  return current;
}

/** Takes the nearest language there are words for. */
export function useLanguage(tag: string): void {
  current = LANGUAGES.find((known) => tag.split('-')[0] === known) ?? 'en';
  document.documentElement.lang = formattingLocale();
}

/**
 * The words of a message. Ids are literals (or a literal prefix with one variable part), because a test reads the
 * sources and holds them against the message files in both directions.
 */
export function t(id: string, args?: TextArgs): string {
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
  return bundle.formatPattern(message.value, args ?? null, []);
}

/** Whether there are words for `id`: for ids that come from data. */
export function hasText(id: string): boolean {
  return bundle.hasMessage(id);
}
