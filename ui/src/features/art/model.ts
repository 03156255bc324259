// What a drawing is: layers, and everything that was done, in order. What is seen is made of it and of nothing else.

/** The paper, in units; a picture has one pixel for each. */
export const PAPER = { w: 1440, h: 1080 } as const;

/** Points are whole tenths of a unit, so that what is kept is short and comes back to the dot. */
export const FINE = 10;

export const LIMITS = {
  /** What was done, strokes and all else. */
  commands: 8000,
  /** Of all strokes. */
  points: 150_000,
  /** Of one stroke: a longer one is two. */
  strokePoints: 4000,
  /** Each looks at every pixel of the paper when it is done again. */
  fills: 1000,
  layers: 4,
  /** With those that were removed, which undoing brings back. */
  layersMade: 16,
} as const;

export const SECTORS = { least: 2, most: 16 } as const;

export const PENS = ['liner', 'brush', 'crayon', 'eraser'] as const;
export type Pen = (typeof PENS)[number];

export const SHAPES = ['petals', 'star', 'shells', 'tiles', 'waves'] as const;
export type Shape = (typeof SHAPES)[number];

export type Symmetry =
  | { kind: 'none' }
  /** Left and right. */
  | { kind: 'mirror' }
  /** Around the middle; `mirrored`: each sector has a mirror in itself. */
  | { kind: 'mandala'; sectors: number; mirrored: boolean };

export const FREE: Symmetry = { kind: 'none' };

/** Where, in tenths of a unit, and how hard, 0 to 100. */
export type Point = readonly [x: number, y: number, pressure: number];

export interface Stroke {
  kind: 'stroke';
  layer: number;
  pen: Pen;
  /** `#rrggbb`. */
  colour: string;
  /** In units. */
  size: number;
  symmetry: Symmetry;
  /** The pressure is that of a pen; else the width follows how fast it went. */
  pressed: boolean;
  points: readonly Point[];
}

export interface Fill {
  kind: 'fill';
  layer: number;
  colour: string;
  /** In units. */
  x: number;
  y: number;
  symmetry: Symmetry;
  /** The layers that were seen then, lowest first: their lines end it. */
  seen: readonly number[];
}

/** Shapes to colour in are printed, or taken off again (`null`). */
export interface Guide {
  kind: 'guide';
  shape: Shape | null;
  sectors: number;
}

/** A layer is wiped. */
export interface Clear {
  kind: 'clear';
  layer: number;
}

/** A layer is added. Undoing takes it off again, so that there are never more than there can be. */
export interface Add {
  kind: 'add';
  layer: number;
}

/** A layer is removed, with what is on it. */
export interface Remove {
  kind: 'remove';
  layer: number;
}

export type Command = Stroke | Fill | Guide | Clear | Add | Remove;

export interface Layer {
  /** 1, 2, … in the order they were made. */
  id: number;
  shown: boolean;
  /** For what is drawn on it next. */
  symmetry: Symmetry;
}

export interface Drawing {
  /** The lowest first, with those that were removed and those whose adding was undone: see `layersOf`. */
  layers: readonly Layer[];
  commands: readonly Command[];
  /** How many of them are done; those after it were undone and can be done again. */
  done: number;
}

export function fresh(symmetry: Symmetry = FREE): Drawing {
  return { layers: [{ id: 1, shown: true, symmetry }], commands: [], done: 0 };
}

/** What is done, without what was undone. */
export const doneOf = (drawing: Drawing): readonly Command[] => drawing.commands.slice(0, drawing.done);

const lengthOf = (command: Command): number => (command.kind === 'stroke' ? command.points.length : 0);

/** Whether one more finds room. What was undone gives its room back. */
export function hasRoom(drawing: Drawing, command?: Command): boolean {
  const done = doneOf(drawing);
  const points = done.reduce((sum, one) => sum + lengthOf(one), 0);
  return (
    done.length < LIMITS.commands &&
    points + (command ? lengthOf(command) : 1) <= LIMITS.points &&
    (command?.kind !== 'fill' || hasRoomToFill(drawing))
  );
}

/** Whether one more fill finds room. */
export const hasRoomToFill = (drawing: Drawing): boolean =>
  doneOf(drawing).filter(({ kind }) => kind === 'fill').length < LIMITS.fills;

/** Layers of some commands of a kind. */
const named = (commands: readonly Command[], kind: 'add' | 'remove'): Set<number> =>
  new Set(commands.flatMap((command) => (command.kind === kind ? [command.layer] : [])));

/** The layers without those that were added and undone: what is done next makes them unreachable. */
function layersKept({ layers, commands, done }: Drawing): readonly Layer[] {
  const undone = named(commands.slice(done), 'add');
  return undone.size === 0 ? layers : layers.filter(({ id }) => !undone.has(id));
}

/** Does something; what was undone before it is gone. Nothing changes where there is no room. */
export function add(drawing: Drawing, command: Command): Drawing {
  if (!hasRoom(drawing, command)) return drawing;
  const commands = [...doneOf(drawing), command];
  return { layers: layersKept(drawing), commands, done: commands.length };
}

export function undo(drawing: Drawing): Drawing {
  return drawing.done === 0 ? drawing : { ...drawing, done: drawing.done - 1 };
}

export function redo(drawing: Drawing): Drawing {
  return drawing.done === drawing.commands.length ? drawing : { ...drawing, done: drawing.done + 1 };
}

/** The shapes that are printed now. */
export function guideOf(drawing: Drawing): Guide | null {
  const last = doneOf(drawing).findLast((command) => command.kind === 'guide');
  return last?.kind === 'guide' && last.shape !== null ? last : null;
}

/** How many strokes and fills there are. */
export const countOf = (drawing: Drawing): number =>
  doneOf(drawing).filter(({ kind }) => kind === 'stroke' || kind === 'fill').length;

/** The layers there are, the lowest first. */
export function layersOf(drawing: Drawing): readonly Layer[] {
  const removed = named(doneOf(drawing), 'remove');
  const kept = layersKept(drawing);
  return removed.size === 0 ? kept : kept.filter(({ id }) => !removed.has(id));
}

export const layerOf = (drawing: Drawing, id: number): Layer | undefined =>
  layersOf(drawing).find((layer) => layer.id === id);

/** The ids of what is seen, lowest first. */
export const seenOf = (drawing: Drawing): number[] =>
  layersOf(drawing)
    .filter(({ shown }) => shown)
    .map(({ id }) => id);

/** Whether one more layer finds room. */
export const hasRoomForLayer = (drawing: Drawing): boolean =>
  layersOf(drawing).length < LIMITS.layers &&
  layersKept(drawing).length < LIMITS.layersMade &&
  doneOf(drawing).length < LIMITS.commands;

/** Removes a layer, so that undoing brings it back. The last one stays. */
export function removeLayer(drawing: Drawing, id: number): Drawing {
  if (layersOf(drawing).length < 2 || !layerOf(drawing, id)) return drawing;
  return add(drawing, { kind: 'remove', layer: id });
}

/** A further layer, on top, which undoing takes off again. Nothing changes where there are enough. */
export function addLayer(drawing: Drawing, symmetry: Symmetry = FREE): Drawing {
  if (!hasRoomForLayer(drawing)) return drawing;
  const id = Math.max(0, ...layersKept(drawing).map((layer) => layer.id)) + 1;
  const { layers, commands, done } = add(drawing, { kind: 'add', layer: id });
  return { layers: [...layers, { id, shown: true, symmetry }], commands, done };
}

export function setLayer(drawing: Drawing, id: number, change: Partial<Omit<Layer, 'id'>>): Drawing {
  const layers = drawing.layers.map((layer) => (layer.id === id ? { ...layer, ...change } : layer));
  return { ...drawing, layers };
}

/** Moves a layer up or down; at the end it stays. */
export function moveLayer(drawing: Drawing, id: number, by: 1 | -1): Drawing {
  const there = layersOf(drawing);
  const next = there[there.findIndex((layer) => layer.id === id) + by];
  if (!layerOf(drawing, id) || !next) return drawing;
  const layers = [...drawing.layers];
  const at = layers.findIndex((layer) => layer.id === id);
  const to = layers.indexOf(next);
  const [one] = layers.splice(at, 1);
  if (one) layers.splice(to, 0, one);
  return { ...drawing, layers };
}
