import { PAPER, type Symmetry } from './model';

/** As a canvas has it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const MIDDLE = { x: PAPER.w / 2, y: PAPER.h / 2 } as const;

/** Something around the middle of the paper. */
function around(a: number, b: number, c: number, d: number): Matrix {
  const { x, y } = MIDDLE;
  return [a, b, c, d, x - a * x - c * y, y - b * x - d * y];
}

/** Where everything that is drawn appears: as it is first, then its images. */
export function images(symmetry: Symmetry): Matrix[] {
  if (symmetry.kind === 'none') return [around(1, 0, 0, 1)];
  if (symmetry.kind === 'mirror') return [around(1, 0, 0, 1), around(-1, 0, 0, 1)];
  const { sectors, mirrored } = symmetry;
  return Array.from({ length: sectors }, (_, at) => {
    const [cos, sin] = [Math.cos((2 * Math.PI * at) / sectors), Math.sin((2 * Math.PI * at) / sectors)];
    const turned = around(cos, sin, -sin, cos);
    // The mirror stands upright in the first sector and turns along.
    return mirrored ? [turned, around(-cos, -sin, -sin, cos)] : [turned];
  }).flat();
}

export function image([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
