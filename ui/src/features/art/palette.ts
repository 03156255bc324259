// A small calm palette, near the colours of the light window: depth, water, moss, sand, clay. The paper is the same in every theme, so
// they are, too.

export const COLOURS = [
  { name: 'ink', value: '#1f2a33' },
  { name: 'deep', value: '#1f4460' },
  { name: 'water', value: '#3c7496' },
  { name: 'shallow', value: '#79aebb' },
  { name: 'moss', value: '#55703f' },
  { name: 'leaf', value: '#9bb67c' },
  { name: 'sand', value: '#d3bd8d' },
  { name: 'sun', value: '#f2d574' },
  { name: 'clay', value: '#b5653f' },
  { name: 'rose', value: '#d79a97' },
  { name: 'plum', value: '#6d4a6e' },
] as const;

export const INK = COLOURS[0].value;

/** The paper stays paper, whatever the window looks like. */
export const PAPER_COLOUR = '#fdfbf6';
/** Of the lines that are printed on it. */
export const PRINT_COLOUR = '#5f6f7a';

/** Widths of each pen, in units of the paper. */
export const SIZES = {
  liner: [3, 6, 10, 16],
  brush: [12, 22, 38, 64],
  crayon: [12, 20, 34, 56],
  eraser: [16, 34, 64, 120],
} as const;
