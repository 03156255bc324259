/** How a mood picker fits its steps into the room it has. Lengths are pixels. */
export interface PickerFit {
  /** Steps in each row; two rows only where one would make targets smaller than a finger needs. */
  rows: number[][];
  /** Diameter of a buoy. */
  size: number;
  /** Width of a step with its word. */
  step: number;
  /** Whether every step has room for its word; else one line names the step that is chosen or focused, and the two ends. */
  words: boolean;
}

/** WCAG 2.5.8: 24 × 24. */
const SMALLEST = 24;
/** Room between two buoys. */
const GAP = 6;

/**
 * @param of steps of the scale, 3–11.
 * @param room width there is; 0 while it isn't known.
 * @param wish diameter and step width wanted.
 * @param longest letters of the longest word.
 * @param letter average width of a letter of the words.
 */
export function fitPicker(
  of: number,
  room: number,
  wish: { size: number; step: number },
  longest: number,
  letter: number,
): PickerFit {
  const steps = Array.from({ length: of }, (_, i) => i + 1);
  if (room <= 0) return { rows: [steps], ...wish, words: true };
  const split = room / of < SMALLEST + 4;
  const half = Math.ceil(of / 2);
  const rows = split ? [steps.slice(0, half), steps.slice(half)] : [steps];
  const share = room / (split ? half : of);
  const size = Math.max(SMALLEST, Math.min(wish.size, share - GAP));
  const step = Math.max(size, Math.min(wish.step, share));
  // A word may take two lines, but no single letter may be cut off.
  return { rows, size, step, words: step >= Math.min(longest, 11) * letter };
}

/** The step `by` further, staying on the scale. */
export function stepBy(from: number, by: number, of: number): number {
  return Math.min(of, Math.max(1, from + by));
}

/** What a key asks for: a step to go to, a step to choose at once, or clearing. */
export type PickerKey = { kind: 'go'; step: number } | { kind: 'choose'; step: number } | { kind: 'clear' };

/** Arrows and Home/End go, digits choose (1–9; 0 is the tenth), Space and Enter choose, Backspace and Delete clear. */
export function pickerKey(key: string, focused: number, of: number): PickerKey | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return { kind: 'go', step: stepBy(focused, 1, of) };
    case 'ArrowLeft':
    case 'ArrowDown':
      return { kind: 'go', step: stepBy(focused, -1, of) };
    case 'Home':
      return { kind: 'go', step: 1 };
    case 'End':
      return { kind: 'go', step: of };
    case ' ':
    case 'Enter':
      return { kind: 'choose', step: focused };
    case 'Backspace':
    case 'Delete':
      return { kind: 'clear' };
  }
  if (/^\d$/.test(key)) {
    const step = key === '0' ? 10 : Number(key);
    return step <= of ? { kind: 'choose', step } : null;
  }
  return null;
}
