// Filling, on pixels: four bytes each, red, green, blue and how opaque.

/** How far a colour may be from the one that was pointed at, in each part, 0 to 255. */
export const TOLERANCE = 48;

/** So far a fill reaches under the edge of what ends it, in pixels. */
const UNDER = 2;

/**
 * Marks which pixels belong to the region around one, as what is seen has it: none beside the paper, and none again that are marked
 * already.
 */
export function region(
  seen: Uint8ClampedArray,
  w: number,
  h: number,
  x: number,
  y: number,
  mask: Uint8Array = new Uint8Array(w * h),
  tolerance: number = TOLERANCE,
): Uint8Array {
  if (!(x >= 0 && y >= 0 && x < w && y < h)) return mask;
  const from = (Math.floor(y) * w + Math.floor(x)) * 4;
  const [r, g, b] = [seen[from] ?? 0, seen[from + 1] ?? 0, seen[from + 2] ?? 0];
  const is = (at: number): boolean =>
    mask[at] === 0 &&
    Math.abs((seen[at * 4] ?? 0) - r) <= tolerance &&
    Math.abs((seen[at * 4 + 1] ?? 0) - g) <= tolerance &&
    Math.abs((seen[at * 4 + 2] ?? 0) - b) <= tolerance;
  const waiting = [Math.floor(y) * w + Math.floor(x)];
  // Line by line: the whole run of pixels at once, then the runs above and below it.
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!is(at)) continue;
    const row = at - (at % w);
    let [left, right] = [at, at];
    while (left > row && is(left - 1)) left -= 1;
    while (right < row + w - 1 && is(right + 1)) right += 1;
    mask.fill(1, left, right + 1);
    for (const next of [-w, w]) {
      if (row + next < 0 || row + next >= w * h) continue;
      let inRun = false;
      for (let one = left + next; one <= right + next; one += 1) {
        const open = is(one);
        if (open && !inRun) waiting.push(one);
        inRun = open;
      }
    }
  }
  return mask;
}

/** Where a region and its edge are, for what is near no further pixel than this. */
function grown(mask: Uint8Array, w: number, h: number): Uint8Array {
  let wide = mask;
  for (let round = 0; round < UNDER; round += 1) {
    const next = wide.slice();
    for (let at = 0; at < wide.length; at += 1) {
      if (wide[at] === 1) continue;
      const x = at % w;
      const near =
        (x > 0 && wide[at - 1] === 1) ||
        (x < w - 1 && wide[at + 1] === 1) ||
        (at >= w && wide[at - w] === 1) ||
        (at < w * (h - 1) && wide[at + w] === 1);
      if (near) next[at] = 1;
    }
    wide = next;
  }
  return wide;
}

/** Lays a colour over a region of a layer, and a little under the edge around it: no light is left along a line. */
export function lay(
  layer: Uint8ClampedArray,
  mask: Uint8Array,
  w: number,
  h: number,
  [r, g, b]: readonly [number, number, number],
): void {
  const wide = grown(mask, w, h);
  for (let at = 0; at < mask.length; at += 1) {
    if (wide[at] === 0) continue;
    const from = at * 4;
    const over = mask[at] === 1 ? 0 : (layer[from + 3] ?? 0) / 255;
    layer[from] = (layer[from] ?? 0) * over + r * (1 - over);
    layer[from + 1] = (layer[from + 1] ?? 0) * over + g * (1 - over);
    layer[from + 2] = (layer[from + 2] ?? 0) * over + b * (1 - over);
    layer[from + 3] = 255;
  }
}

/** `#rrggbb` as three numbers. */
export function parts(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
