import { getStroke, type StrokeOptions } from 'perfect-freehand';
import { FINE, type Pen, type Stroke } from './model';

const HOW: Record<Pen, StrokeOptions> = {
  liner: { thinning: 0, smoothing: 0.5, streamline: 0.35 },
  brush: { thinning: 0.6, smoothing: 0.6, streamline: 0.4 },
  crayon: { thinning: 0.25, smoothing: 0.5, streamline: 0.3 },
  eraser: { thinning: 0, smoothing: 0.5, streamline: 0.2 },
};

/** The edge of a stroke, as corners in units. */
export function outline({ pen, size, pressed, points }: Stroke, finished: boolean): number[][] {
  return getStroke(
    points.map(([x, y, pressure]) => [x / FINE, y / FINE, pressure / 100]),
    { ...HOW[pen], size, simulatePressure: !pressed, last: finished },
  );
}

/** Goes along an edge, through the middles of its sides, so that it has no corners. */
export function trace(
  corners: readonly (readonly number[])[],
  path: Pick<Path2D, 'moveTo' | 'quadraticCurveTo' | 'closePath'>,
): void {
  const last = corners.at(-1);
  if (corners.length < 3 || !last) return;
  let [x = 0, y = 0] = last;
  const [first = [0, 0]] = corners;
  path.moveTo((x + (first[0] ?? 0)) / 2, (y + (first[1] ?? 0)) / 2);
  corners.forEach((corner, at) => {
    const next = corners[at + 1] ?? first;
    [x = 0, y = 0] = corner;
    path.quadraticCurveTo(x, y, (x + (next[0] ?? 0)) / 2, (y + (next[1] ?? 0)) / 2);
  });
  path.closePath();
}
