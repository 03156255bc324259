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

/** The same as a path, as SVG writes it: through the middles of its sides, so that it has no corners. */
export function outlinePath(corners: readonly (readonly number[])[]): string {
  const at = (of: number): readonly number[] => corners[of % corners.length] ?? [];
  const between = (of: number): string => {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [at(of), at(of + 1)];
    return `${((ax + bx) / 2).toFixed(2)} ${((ay + by) / 2).toFixed(2)}`;
  };
  if (corners.length < 3) return '';
  const sides = corners.map((_, of) => {
    const [x = 0, y = 0] = at(of + 1);
    return `Q${x.toFixed(2)} ${y.toFixed(2)} ${between(of + 1)}`;
  });
  return `M${between(0)}${sides.join('')}Z`;
}
