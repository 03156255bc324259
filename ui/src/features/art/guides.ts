// Shapes to colour in, reckoned anew each time: lines of a path, as SVG writes it.
import { PAPER, type Shape } from './model';

const [MX, MY] = [PAPER.w / 2, PAPER.h / 2];

/** A point around the middle: how far, and how far round, in turns. */
function at(radius: number, turn: number): string {
  const angle = 2 * Math.PI * turn - Math.PI / 2;
  return `${(MX + radius * Math.cos(angle)).toFixed(1)} ${(MY + radius * Math.sin(angle)).toFixed(1)}`;
}

function circle(radius: number): string {
  return `M${at(radius, 0)}A${radius} ${radius} 0 1 1 ${at(radius, 0.5)}A${radius} ${radius} 0 1 1 ${at(radius, 0)}Z`;
}

function ring(count: number, one: (turn: number, half: number) => string): string[] {
  return Array.from({ length: count }, (_, of) => one(of / count, 0.5 / count));
}

/** A leaf from one circle to another, as wide as its part of the ring allows. */
const leaf =
  (from: number, to: number, wide = 0.92) =>
  (turn: number, half: number): string => {
    const side = half * wide;
    const bulge = from + (to - from) * 0.45;
    return `M${at(from, turn)}Q${at(bulge, turn - side)} ${at(to, turn)}Q${at(bulge, turn + side)} ${at(from, turn)}Z`;
  };

const bow =
  (radius: number, height: number) =>
  (turn: number, half: number): string =>
    `M${at(radius, turn - half)}Q${at(radius + height * 2, turn)} ${at(radius, turn + half)}`;

const dot =
  (radius: number, size: number, shift = 0) =>
  (turn: number, half: number): string => {
    const [x, y] = at(radius, turn + half * shift).split(' ');
    const left = (Number(x) - size).toFixed(1);
    return `M${left} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`;
  };

const DRAW: Record<Shape, (sectors: number) => string[]> = {
  petals: (n) => [
    circle(46),
    ...ring(n, leaf(46, 190)),
    circle(190),
    ...ring(n, dot(226, Math.min(26, 620 / n))),
    circle(262),
    ...ring(n * 2, leaf(262, 400)),
    circle(400),
    ...ring(n, bow(400, 88)),
    circle(500),
  ],
  star: (n) => {
    const point = (inner: number, outer: number) => (turn: number, half: number) =>
      `M${at(inner, turn - half)}L${at(outer, turn)}L${at(inner, turn + half)}`;
    return [
      circle(60),
      ...ring(n, point(60, 180)),
      ...ring(n, (turn, half) => point(120, 250)(turn + half, half)),
      circle(250),
      ...ring(n, (turn) => `M${at(250, turn)}L${at(370, turn)}`),
      ...ring(n, point(370, 300)),
      circle(370),
      ...ring(n * 2, point(370, 480)),
      circle(500),
    ];
  },
  shells: (n) => [
    circle(40),
    ...[40, 120, 200, 280, 360].flatMap((radius, of) =>
      ring(n, (turn, half) => bow(radius, 64)(turn + (of % 2) * half, half)),
    ),
    ...[120, 200, 280, 360, 440].map(circle),
    ...ring(n * 2, dot(470, Math.min(22, 560 / n))),
    circle(500),
  ],
  tiles: () => {
    const side = 108;
    const [wide, high] = [side * Math.sqrt(3), side * 1.5];
    const lines: string[] = [];
    for (let row = -1; row * high < PAPER.h + side; row += 1) {
      for (let column = -1; column * wide < PAPER.w + wide; column += 1) {
        const [x, y] = [column * wide + (row % 2 === 0 ? 0 : wide / 2), row * high];
        const corner = (of: number): string => {
          const angle = (Math.PI / 3) * of - Math.PI / 2;
          return `${(x + side * Math.cos(angle)).toFixed(1)} ${(y + side * Math.sin(angle)).toFixed(1)}`;
        };
        lines.push(`M${corner(0)}L${corner(1)}L${corner(2)}L${corner(3)}`);
        if ((row + column) % 2 === 0) {
          const [top, right, left] = [corner(0), corner(2), corner(4)];
          const middle = `${x.toFixed(1)} ${y.toFixed(1)}`;
          lines.push(`M${middle}L${top}M${middle}L${right}M${middle}L${left}`);
        }
      }
    }
    return lines;
  },
  waves: () =>
    Array.from({ length: 9 }, (_, row) => {
      const y = 60 + row * 120;
      const steps = Array.from({ length: 7 }, (_, part) => {
        const x = -60 + part * 240 + (row % 2) * 120;
        return `Q${x + 60} ${y - 90} ${x + 120} ${y}T${x + 240} ${y}`;
      });
      return `M${-60 + (row % 2) * 120 - 240} ${y}Q${-180 + (row % 2) * 120} ${y - 90} ${-60 + (row % 2) * 120} ${y}${steps.join('')}`;
    }),
};

/** The lines of a shape; those around the middle are made of so many sectors. */
export function guideLines(shape: Shape, sectors: number): string {
  return DRAW[shape](sectors).join('');
}

/** Whether a shape goes round the middle. */
export const isRound = (shape: Shape): boolean => shape !== 'tiles' && shape !== 'waves';
