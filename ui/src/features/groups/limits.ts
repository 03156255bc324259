// The core's limits (`groups::limits`), so that a field takes no more than can be kept.

export const NAME_CHARS = 120;
export const LINE_CHARS = 300;
/** Characters of a text: 64 KiB hold at least as many, whatever they are. */
export const TEXT_CHARS = 16_000;
export const LINK_CHARS = 2_000;
export const LANGUAGES_MAX = 20;
export const QUESTIONS_MAX = 60;
export const COMPARED_MAX = 5;
export const TRAVEL_MINUTES_MAX = 1_440;
export const PEOPLE_MAX = 100_000;
