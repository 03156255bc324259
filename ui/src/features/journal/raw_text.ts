/**
 * A text area shows every line end as `\n`, whatever the text had. These functions carry what was typed back into the text
 * as it was kept, so that a line end nobody touched stays the one it was, byte for byte.
 */

/** The text as a text area shows it. */
export function shown(raw: string): string {
  return raw.replace(/\r\n?/g, '\n');
}

/** Offsets in `raw` of each offset in `shown(raw)`, one more than there are characters shown. */
function offsets(raw: string): Uint32Array {
  const map = new Uint32Array(raw.length + 1);
  let to = 0;
  for (let from = 0; from < raw.length; from += 1) {
    map[to] = from;
    to += 1;
    if (raw[from] === '\r' && raw[from + 1] === '\n') from += 1;
  }
  map[to] = raw.length;
  return map.subarray(0, to + 1);
}

/**
 * `raw` with the change that turned `shown(raw)` into `now`: only the stretch that differs is replaced. New line ends in it
 * follow the ones the text uses already.
 */
export function carry(raw: string, now: string): string {
  if (!raw.includes('\r')) return wellFormed(now);
  const before = shown(raw);
  if (before === now) return raw;
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const map = offsets(raw);
  const from = map[start] ?? raw.length;
  const to = map[before.length - end] ?? raw.length;
  const lineEnd = raw.includes('\r\n') ? '\r\n' : '\r';
  const typed = now.slice(start, now.length - end).replace(/\n/g, lineEnd);
  return wellFormed(raw.slice(0, from) + typed + raw.slice(to));
}

/** Half an emoji (a lone surrogate) cannot be kept as UTF-8; it becomes U+FFFD rather than making the whole text unsaveable. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
