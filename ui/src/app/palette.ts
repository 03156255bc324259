/** Something the palette can do or go to. */
export interface Command {
  id: string;
  label: string;
  /** Further words it is found by. */
  also?: string;
}

/** Words without accents and case, so that "resume" finds "Résumé". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/**
 * How well a name answers what was typed: the higher the better, 0 is not at all. Whole beginning, then beginnings of
 * words in order, then a part of it, then the letters of one word in order.
 */
export function score(typed: string, name: string): number {
  const want = fold(typed).trim();
  const have = fold(name);
  if (want === '') return 1;
  if (have === want) return 100;
  if (have.startsWith(want)) return 90 - have.length / 100;
  const words = have.split(/[\s\-·,]+/);
  const wanted = want.split(/\s+/);
  let from = 0;
  const inOrder = wanted.every((part) => {
    const at = words.findIndex((word, index) => index >= from && word.startsWith(part));
    from = at + 1;
    return at >= 0;
  });
  if (inOrder) return 70 - have.length / 100;
  if (wanted.every((part) => words.some((word) => word.startsWith(part)))) return 60 - have.length / 100;
  if (have.includes(want)) return 40 - have.length / 100;
  // Letters in order, inside one word, and only for what is long enough not to find everything.
  const letters = want.replace(/\s+/g, '');
  if (letters.length < 3 || !words.some((word) => hasInOrder(word, letters))) return 0;
  return 10 - have.length / 100;
}

function hasInOrder(word: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return word.startsWith(letters.charAt(0));
}

/** The commands that answer what was typed, best first; equal ones keep their order. */
export function rank<C extends Command>(typed: string, commands: readonly C[]): C[] {
  return commands
    .map((command) => ({
      command,
      worth: Math.max(score(typed, command.label), command.also ? score(typed, command.also) * 0.8 : 0),
    }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .map(({ command }) => command);
}
