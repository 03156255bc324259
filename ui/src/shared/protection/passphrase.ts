/** The fewest characters a passphrase may have, after NFC: the core refuses fewer. */
export const PASSPHRASE_MIN = 8;
/** From here on a phrase of unrelated words costs a stranger more guesses than a life has room for. */
const LONG = 20;

/** How long a passphrase is, said as guidance; no colours, no score. */
export type Length = 'empty' | 'too-short' | 'short' | 'fair' | 'long';

/** Characters as people count them, after the same normalisation the core uses. */
export function lengthOf(passphrase: string): number {
  return [...passphrase.normalize('NFC')].length;
}

export function judge(passphrase: string): Length {
  const length = lengthOf(passphrase);
  if (length === 0) return 'empty';
  if (length < PASSPHRASE_MIN) return 'too-short';
  // "aaaaaaaaaaaa" is long and yet nothing: few different characters count as short.
  if (new Set(passphrase).size < 6 || length < 14) return 'short';
  return length < LONG ? 'fair' : 'long';
}
