/** The strokes of a face in a 48 × 48 box. */
export interface FaceStrokes {
  /** Both eyes, as one SVG path. */
  eyes: string;
  /** Stroke width of the eyes: lids are thin, the wide-awake points in the middle are heavy. */
  eyeWidth: number;
  mouth: string;
}

const fixed = (x: number): string => x.toFixed(2);

/**
 * The face for a place on the scale, 0 (lowest) to 1 (highest).
 *
 * Lids and mouth both change with `t`, so that the shape alone tells the steps apart: in print, in forced colours, and for
 * somebody who sees no colours. Low is tired, never crying; high is at ease, never cheering.
 */
export function faceStrokes(t: number): FaceStrokes {
  const u = 2 * Math.min(1, Math.max(0, t)) - 1;
  const m = Math.abs(u);
  const lid = 4 * m ** 0.7 + 0.01;
  const bow = -Math.sign(u) * (u < 0 ? 3.4 : 4) * m ** 0.8;
  const eyeY = 20.4 + (u < 0 ? 1.4 * m : 0.6 * m);
  const eye = (x: number): string =>
    `M${fixed(x - lid)} ${fixed(eyeY)}q${fixed(lid)} ${fixed(bow)} ${fixed(2 * lid)} 0`;
  const half = 6 + (u > 0 ? 1.8 * u : 0);
  const curve = 0.8 + u * (u < 0 ? 3.6 : 7);
  const mouthY = 31 + (u < 0 ? 1.5 * m : -1.2 * m);
  return {
    eyes: eye(16.6) + eye(31.4),
    eyeWidth: Number(fixed(2.4 + 1.1 * (1 - m) ** 2)),
    mouth: `M${fixed(24 - half)} ${fixed(mouthY)}q${fixed(half)} ${fixed(curve)} ${fixed(2 * half)} 0`,
  };
}
