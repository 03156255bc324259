import { parseSpan, type Span } from './typed';
import { isDayFirst, whenWords } from './typed_words';

/** What reads days in this language: looked up once, asked at each letter. Read when it is needed: the first screen is shown without it. */
export function daysReader(): (typed: string, today: string) => Span | null {
  const words = whenWords();
  const dayFirst = isDayFirst();
  return (typed, today) => parseSpan(typed, today, words, dayFirst);
}
