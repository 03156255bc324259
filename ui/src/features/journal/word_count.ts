/** A word, or one character of a script that puts no spaces between words. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+(?:['’](?:\p{L}|\p{N})+)*/gu;

/** How many words a text has. Marks of Markdown are none. */
export function countWords(text: string): number {
  let count = 0;
  for (const found of text.matchAll(WORD)) if (found) count += 1;
  return count;
}
