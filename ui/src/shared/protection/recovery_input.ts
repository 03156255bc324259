/** A recovery code is eight groups of four signs. */
export const GROUPS = 8;
export const GROUP_LENGTH = 4;

/** The signs a code is made of (Bech32: no 1, b, i or o, which are taken for others). */
const ALPHABET = /^[qpzry9x8gf2tvdw0s3jn54khce6mua7l]*$/i;

/** What a person typed or pasted, without what separates: spaces, hyphens, dots, line ends, the numbers of a printed sheet stay out of it. */
export function signs(text: string): string {
  return text.replace(/[\s\-–—.,·:_]+/g, '').toUpperCase();
}

/** A group of a code can only hold these signs. */
export function isGroupText(text: string): boolean {
  return ALPHABET.test(text);
}

/**
 * Spreads signs over the groups from `from` on, replacing what stands there; what does not fit after the last group is
 * dropped. Pasting a whole code anywhere into the first group fills all eight.
 */
export function spread(groups: readonly string[], from: number, text: string): string[] {
  const next = [...groups];
  let rest = signs(text);
  for (let at = from; at < GROUPS && rest !== ''; at += 1) {
    next[at] = rest.slice(0, GROUP_LENGTH);
    rest = rest.slice(GROUP_LENGTH);
  }
  return next;
}

/** The groups as one text, for asking about it. Stops at the first group that is not full, since what follows cannot be placed yet. */
export function joined(groups: readonly string[]): string {
  const gap = groups.findIndex((group) => group.length < GROUP_LENGTH);
  return (gap < 0 ? groups : groups.slice(0, gap + 1)).join('');
}

export function isComplete(groups: readonly string[]): boolean {
  return groups.length === GROUPS && groups.every((group) => group.length === GROUP_LENGTH);
}

export function emptyGroups(): string[] {
  return Array.from({ length: GROUPS }, () => '');
}
