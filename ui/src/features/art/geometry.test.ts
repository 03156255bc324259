import { describe, expect, it } from 'vitest';
import { lay, parts, region } from './flood';
import { guideLines } from './guides';
import { PAPER, SHAPES, type Symmetry } from './model';
import { outline, trace } from './outline';
import { image, images } from './symmetry';

const middle = { x: PAPER.w / 2, y: PAPER.h / 2 };

function around(symmetry: Symmetry, x: number, y: number): string[] {
  const points = images(symmetry).map((matrix) => image(matrix, x, y));
  return points.map((point) => `${point.x.toFixed(3)} ${point.y.toFixed(3)}`);
}

describe('symmetry', () => {
  it('draws what is drawn first as it is', () => {
    for (const symmetry of [
      { kind: 'none' },
      { kind: 'mirror' },
      { kind: 'mandala', sectors: 7, mirrored: true },
    ] as const)
      expect(around(symmetry, 100, 200)[0]).toBe('100.000 200.000');
  });

  it('mirrors left and right', () => {
    expect(around({ kind: 'mirror' }, 100, 200)).toEqual(['100.000 200.000', `${PAPER.w - 100}.000 200.000`]);
  });

  it.each([2, 4, 5, 8, 16])('goes round in %i sectors, each as far from the middle', (sectors) => {
    const once = images({ kind: 'mandala', sectors, mirrored: false }).map((matrix) =>
      image(matrix, 700, 200),
    );
    const twice = images({ kind: 'mandala', sectors, mirrored: true }).map((matrix) =>
      image(matrix, 700, 200),
    );
    expect([once.length, twice.length]).toEqual([sectors, sectors * 2]);
    const far = Math.hypot(700 - middle.x, 200 - middle.y);
    for (const point of twice) expect(Math.hypot(point.x - middle.x, point.y - middle.y)).toBeCloseTo(far, 6);
    const turns = once.map(({ x, y }) => Math.atan2(y - middle.y, x - middle.x)).sort((a, b) => a - b);
    turns
      .slice(1)
      .forEach((turn, at) => expect(turn - (turns[at] ?? 0)).toBeCloseTo((2 * Math.PI) / sectors, 6));
  });

  it('is whole: an image of an image is an image', () => {
    const mandala = { kind: 'mandala', sectors: 6, mirrored: true } as const;
    const all = new Set(around(mandala, 610, 333));
    for (const matrix of images(mandala)) {
      const { x, y } = image(matrix, 610, 333);
      expect(new Set(around(mandala, x, y))).toEqual(all);
    }
  });

  it('leaves the middle where it is', () => {
    for (const matrix of images({ kind: 'mandala', sectors: 9, mirrored: true })) {
      const { x, y } = image(matrix, middle.x, middle.y);
      expect([x, y].map((one) => Math.round(one * 1e6) / 1e6)).toEqual([middle.x, middle.y]);
    }
  });
});

/** A page from signs: "." is paper, "#" a line, "+" nearly paper. */
function page(rows: readonly string[]): { data: Uint8ClampedArray; w: number; h: number } {
  const grey = { '.': 250, '#': 20, '+': 235 } as Record<string, number>;
  const [w, h] = [rows[0]?.length ?? 0, rows.length];
  const data = new Uint8ClampedArray(w * h * 4);
  [...rows.join('')].forEach((sign, at) =>
    data.set([...Array<number>(3).fill(grey[sign] ?? 0), 255], at * 4),
  );
  return { data, w, h };
}

function filled(rows: readonly string[], x: number, y: number): string[] {
  const { data, w, h } = page(rows);
  const mask = region(data, w, h, x, y);
  return rows.map((row, line) => [...row].map((sign, at) => (mask[line * w + at] ? 'o' : sign)).join(''));
}

describe('filling', () => {
  it('ends at lines', () => {
    expect(filled(['.....', '.###.', '.#.#.', '.###.', '.....'], 2, 2)).toEqual([
      '.....',
      '.###.',
      '.#o#.',
      '.###.',
      '.....',
    ]);
  });

  it('goes round corners and takes what is nearly the same', () => {
    expect(filled(['.#..+', '.#.#.', '+..#.', '####.', '.....'], 0, 0)).toEqual([
      'o#ooo',
      'o#o#o',
      'ooo#o',
      '####o',
      'ooooo',
    ]);
  });

  it('does not go through corners, nor over the edge', () => {
    expect(filled(['.#', '#.'], 0, 0)).toEqual(['o#', '#.']);
    expect(filled(['..#..', '..#..'], 0, 0)).toEqual(['oo#..', 'oo#..']);
  });

  it.each([
    [-1, 0],
    [0, 2],
    [Number.NaN, 0],
    [Infinity, 0],
  ])('fills nothing beside the paper (%d, %d)', (x, y) => {
    expect(filled(['..', '..'], x, y)).toEqual(['..', '..']);
  });

  it('fills a line itself', () => {
    expect(filled(['.#.', '.#.'], 1, 0)).toEqual(['.o.', '.o.']);
  });

  it('reaches under the edge of a line, and leaves what is opaque', () => {
    const [w, h] = [6, 1];
    const layer = new Uint8ClampedArray(w * h * 4);
    layer.set([0, 0, 0, 128], 2 * 4);
    layer.set([0, 0, 0, 255], 3 * 4);
    lay(layer, Uint8Array.from([1, 1, 0, 0, 0, 0]), w, h, [200, 100, 50]);
    const pixel = (at: number): number[] => [...layer.slice(at * 4, at * 4 + 4)];
    expect(pixel(0)).toEqual([200, 100, 50, 255]);
    expect(pixel(2)[3]).toBe(255);
    expect(pixel(2)[0]).toBeGreaterThan(80);
    expect(pixel(2)[0]).toBeLessThan(120);
    expect(pixel(3)).toEqual([0, 0, 0, 255]);
    expect(pixel(5)).toEqual([0, 0, 0, 0]);
  });

  it('knows what a colour is made of', () => {
    expect(parts('#0a80ff')).toEqual([10, 128, 255]);
  });
});

describe('lines', () => {
  it('of shapes are numbers, in every number of sectors', () => {
    for (const shape of SHAPES)
      for (let sectors = 2; sectors <= 16; sectors += 1) {
        const lines = guideLines(shape, sectors);
        expect(lines).not.toMatch(/NaN|Infinity|undefined/);
        expect(lines).toMatch(/^M[\d.MLQTAZaz\- ]+$/);
      }
  });

  it('of a dot have an edge, and each pen the width it is to have', () => {
    const dot = {
      kind: 'stroke',
      layer: 1,
      colour: '#000000',
      size: 20,
      symmetry: { kind: 'none' },
    } as const;
    for (const pen of ['liner', 'brush', 'crayon', 'eraser'] as const) {
      const corners = outline({ ...dot, pen, pressed: true, points: [[1000, 1000, 50]] }, true);
      const steps: number[][] = [];
      trace(corners, {
        moveTo: (...to) => void steps.push(to),
        quadraticCurveTo: (...to) => void steps.push(to),
        closePath: () => void steps.push([]),
      });
      expect(steps.length).toBe(corners.length + 2);
      expect(steps.flat().every((one) => one > 80 && one < 120)).toBe(true);
      expect(steps.at(-2)?.slice(2)).toEqual(steps[0]);
    }
    const line = [0, 200, 400, 600, 800, 1000].map((x) => [x, 1000, 50] as const);
    const heights = outline({ ...dot, pen: 'liner', pressed: false, points: line }, true).map(
      ([, y = 0]) => y,
    );
    expect(Math.max(...heights) - Math.min(...heights)).toBeCloseTo(20, 0);
    const hard = (pressure: number): number => {
      const points = line.map(([x, y]) => [x, y, pressure] as const);
      const ys = outline({ ...dot, pen: 'brush', pressed: true, points }, true).map(([, y = 0]) => y);
      return Math.max(...ys) - Math.min(...ys);
    };
    expect(hard(90)).toBeGreaterThan(hard(20) * 1.5);
  });
});
