// A drawing as it is kept (docs/formats/drawing.md). What is read may come from anywhere: it is capped and held against its limits.
import {
  FINE,
  fresh,
  FREE,
  LIMITS,
  PAPER,
  PENS,
  SECTORS,
  SHAPES,
  type Command,
  type Drawing,
  type Layer,
  type Point,
  type Symmetry,
} from './model';

/** Where no layer was added or removed a drawing is of the first version, and older ones of this program can read it. */
const VERSION = 3;
/** Characters that are read. */
const MOST = 6 * 1024 * 1024;

/** Why something is no drawing. */
export type Problem = 'not-a-drawing' | 'newer' | 'too-large';

type Json = Record<string, unknown>;

const sign = (symmetry: Symmetry): unknown =>
  symmetry.kind === 'none'
    ? 0
    : symmetry.kind === 'mirror'
      ? 1
      : [symmetry.sectors, symmetry.mirrored ? 1 : 0];

/** Each point as the way from the one before. */
function steps(points: readonly Point[]): number[] {
  let [x, y, pressure] = [0, 0, 0];
  return points.flatMap((point) => {
    const step = [point[0] - x, point[1] - y, point[2] - pressure];
    [x, y, pressure] = point;
    return step;
  });
}

function written(command: Command): Json {
  if (command.kind === 'stroke') {
    const { layer, pen, colour, size, symmetry, pressed, points } = command;
    return {
      k: 'stroke',
      l: layer,
      pen,
      c: colour,
      w: size,
      s: sign(symmetry),
      p: pressed ? 1 : 0,
      at: steps(points),
    };
  }
  if (command.kind === 'fill') {
    const { layer, colour, x, y, symmetry, seen } = command;
    return { k: 'fill', l: layer, c: colour, x, y, s: sign(symmetry), seen: [...seen] };
  }
  if (command.kind === 'guide') return { k: 'guide', shape: command.shape, n: command.sectors };
  return { k: command.kind, l: command.layer };
}

/** A drawing as it is kept. */
export function write({ layers, commands, done }: Drawing): Json {
  return {
    v: Math.max(1, ...commands.map(({ kind }) => (kind === 'add' ? VERSION : kind === 'remove' ? 2 : 1))),
    layers: layers.map(({ id, shown, symmetry }) => ({ id, on: shown ? 1 : 0, s: sign(symmetry) })),
    done,
    did: commands.map(written),
  };
}

class Wrong extends Error {
  constructor(readonly problem: Problem) {
    super(problem);
  }
}

const no = (problem: Problem = 'not-a-drawing'): never => {
  throw new Wrong(problem);
};

function whole(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : no();
}

function list(value: unknown, most: number): unknown[] {
  if (!Array.isArray(value)) return no();
  return value.length > most ? no('too-large') : (value as unknown[]);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : no();
}

function oneOf<T extends string>(value: unknown, known: readonly T[]): T {
  return known.find((one) => one === value) ?? no();
}

function symmetry(value: unknown): Symmetry {
  if (value === 0) return FREE;
  if (value === 1) return { kind: 'mirror' };
  const [sectors, mirrored] = list(value, 2);
  return {
    kind: 'mandala',
    sectors: whole(sectors, SECTORS.least, SECTORS.most),
    mirrored: whole(mirrored, 0, 1) === 1,
  };
}

function colour(value: unknown): string {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value) ? value : no();
}

/** Beside the paper there may be points: a stroke may leave it. */
function points(value: unknown): Point[] {
  const way = list(value, LIMITS.strokePoints * 3);
  if (way.length === 0 || way.length % 3 !== 0) no();
  const [wide, high] = [PAPER.w * FINE, PAPER.h * FINE];
  let [x, y, pressure] = [0, 0, 0];
  const read: Point[] = [];
  for (let at = 0; at < way.length; at += 3) {
    x = whole(x + whole(way[at], -4 * wide, 4 * wide), -wide, 2 * wide);
    y = whole(y + whole(way[at + 1], -4 * high, 4 * high), -high, 2 * high);
    pressure = whole(pressure + whole(way[at + 2], -100, 100), 0, 100);
    read.push([x, y, pressure]);
  }
  return read;
}

function command(value: unknown, layers: readonly Layer[]): Command {
  const one = object(value);
  const of = (id: unknown): number => layers.find((layer) => layer.id === id)?.id ?? no();
  switch (one['k']) {
    case 'stroke':
      return {
        kind: 'stroke',
        layer: of(one['l']),
        pen: oneOf(one['pen'], PENS),
        colour: colour(one['c']),
        size: whole(one['w'], 1, 400),
        symmetry: symmetry(one['s']),
        pressed: whole(one['p'], 0, 1) === 1,
        points: points(one['at']),
      };
    case 'fill':
      return {
        kind: 'fill',
        layer: of(one['l']),
        colour: colour(one['c']),
        x: whole(one['x'], 0, PAPER.w - 1),
        y: whole(one['y'], 0, PAPER.h - 1),
        symmetry: symmetry(one['s']),
        seen: list(one['seen'], LIMITS.layersMade).map(of),
      };
    case 'guide':
      return {
        kind: 'guide',
        shape: one['shape'] === null ? null : oneOf(one['shape'], SHAPES),
        sectors: whole(one['n'], SECTORS.least, SECTORS.most),
      };
    case 'clear':
    case 'add':
    case 'remove':
      return { kind: one['k'], layer: of(one['l']) };
    default:
      return no();
  }
}

/** However far it is undone, there is a layer. */
function held(layers: readonly Layer[], commands: readonly Command[]): void {
  const there = new Set(layers.map(({ id }) => id));
  for (const one of commands) if (one.kind === 'add') there.delete(one.layer);
  if (there.size === 0) no();
  for (const one of commands) {
    if (one.kind === 'add') there.add(one.layer);
    if (one.kind === 'remove') there.delete(one.layer);
    if (there.size === 0) no();
  }
}

function drawing(value: unknown): Drawing {
  const one = object(value);
  if (typeof one['v'] === 'number' && one['v'] > VERSION) no('newer');
  whole(one['v'], 1, VERSION);
  const layers = list(one['layers'], LIMITS.layersMade).map((value): Layer => {
    const layer = object(value);
    return {
      id: whole(layer['id'], 1, 1000),
      shown: whole(layer['on'], 0, 1) === 1,
      symmetry: symmetry(layer['s']),
    };
  });
  if (layers.length === 0 || new Set(layers.map(({ id }) => id)).size !== layers.length) no();
  let left: number = LIMITS.points;
  let fills: number = LIMITS.fills;
  const commands = list(one['did'], LIMITS.commands).map((value) => {
    const read = command(value, layers);
    if (read.kind === 'stroke') left -= read.points.length;
    if (read.kind === 'fill') fills -= 1;
    return left < 0 || fills < 0 ? no('too-large') : read;
  });
  held(layers, commands);
  return { ...fresh(), layers, commands, done: whole(one['done'], 0, commands.length) };
}

/** Reads what is kept as a drawing, or says why it is none. */
export function read(value: unknown): Drawing | Problem {
  try {
    return drawing(value);
  } catch (thrown) {
    return thrown instanceof Wrong ? thrown.problem : 'not-a-drawing';
  }
}

/** The same of a text. */
export function readText(text: string): Drawing | Problem {
  if (text.length > MOST) return 'too-large';
  try {
    return read(JSON.parse(text));
  } catch {
    return 'not-a-drawing';
  }
}
