/**
 * Colours a person chose for a mood: an outline that can be seen on the paper, a face that can be seen on the fill,
 * and a word of warning where two neighbours look alike. The design's own colours need none of this; they are tokens.
 */

/** A colour in OKLab: lightness 0–1, and the two opponent axes. */
interface OkLab {
  l: number;
  a: number;
  b: number;
}

/** Linear sRGB, each 0–1. */
type Linear = readonly [number, number, number];

const HEX = /^#[0-9a-f]{6}$/i;

/** The least favourable surfaces a mood is drawn on (a selected row), as sRGB. They follow `--bg-selected`. */
const SURFACE = { light: '#d3e6ed', dark: '#1c3540' } as const;
const INK = { pale: '#f7fafc', deep: '#10202a' } as const;

/** WCAG 1.4.11: what must be seen needs 3:1. A little more, so that rounding to eight bits can't fall below. */
const VISIBLE = 3.05;

/** Whether the text is `#rrggbb`. */
export function isHex(text: string): boolean {
  return HEX.test(text);
}

function linear(hex: string): Linear {
  const channel = (at: number): number => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function hex([r, g, b]: Linear): string {
  const channel = (v: number): string => {
    const c = Math.min(1, Math.max(0, v));
    const s = c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;
    return Math.round(s * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(r)}${channel(g)}${channel(b)}`;
}

/** Ottosson 2020, "A perceptual color space for image processing". */
function okLab([r, g, b]: Linear): OkLab {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function fromOkLab({ l, a, b }: OkLab): Linear {
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
}

/** WCAG 2.2 contrast of two `#rrggbb` colours, 1–21. */
export function contrast(one: string, other: string): number {
  const luminance = (c: string): number => {
    const [r, g, b] = linear(c);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * The outline of an own colour on light or dark paper: the colour itself where it can be seen there, else the nearest
 * darker (on light) or lighter (on dark) one of the same hue with 3:1.
 */
export function edgeOf(fill: string, paper: 'light' | 'dark'): string {
  if (contrast(fill, SURFACE[paper]) >= VISIBLE) return fill;
  const colour = okLab(linear(fill));
  const step = paper === 'light' ? -0.01 : 0.01;
  for (let l = colour.l + step; l > 0 && l < 1; l += step) {
    const edge = hex(fromOkLab({ ...colour, l }));
    if (contrast(edge, SURFACE[paper]) >= VISIBLE) return edge;
  }
  return paper === 'light' ? INK.deep : INK.pale;
}

/** The strokes of the face on an own colour: pale or deep, whichever stands out more. */
export function inkOf(fill: string): string {
  return contrast(fill, INK.pale) >= contrast(fill, INK.deep) ? INK.pale : INK.deep;
}

/** Below this distance in OKLab two discs beside each other are hard to tell apart. Eleven steps of the design's path stay above. */
const ALIKE = 0.035;

/**
 * Pairs of neighbouring steps (1-based, the lower one) whose own colours look alike. Steps without a colour of their own
 * follow the design's path and are never named.
 */
export function alikeNeighbours(colours: readonly (string | null)[]): number[] {
  const alike: number[] = [];
  colours.forEach((colour, i) => {
    const next = colours[i + 1];
    if (!colour || !next || !isHex(colour) || !isHex(next)) return;
    const [x, y] = [okLab(linear(colour)), okLab(linear(next))];
    if (Math.hypot(x.l - y.l, x.a - y.a, x.b - y.b) < ALIKE) alike.push(i + 1);
  });
  return alike;
}
