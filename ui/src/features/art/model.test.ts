import { describe, expect, it } from 'vitest';
import {
  add,
  addLayer,
  countOf,
  doneOf,
  fresh,
  FREE,
  guideOf,
  hasRoom,
  layersOf,
  LIMITS,
  moveLayer,
  redo,
  removeLayer,
  seenOf,
  setLayer,
  undo,
  type Command,
  type Point,
  type Stroke,
} from './model';
import { read, readText, write } from './stored';

const stroke = (points: readonly Point[] = [[10, 20, 50]], change: Partial<Stroke> = {}): Stroke => ({
  kind: 'stroke',
  layer: 1,
  pen: 'brush',
  colour: '#1f4460',
  size: 12,
  symmetry: FREE,
  pressed: false,
  points,
  ...change,
});

const fill: Command = {
  kind: 'fill',
  layer: 1,
  colour: '#9bb67c',
  x: 3,
  y: 4,
  symmetry: { kind: 'mirror' },
  seen: [1],
};

describe('a drawing', () => {
  it('takes back everything that was done, and does it again', () => {
    let drawing = add(add(fresh(), stroke()), fill);
    expect(countOf(drawing)).toBe(2);
    drawing = undo(undo(undo(drawing)));
    expect(doneOf(drawing)).toEqual([]);
    drawing = redo(redo(redo(drawing)));
    expect(doneOf(drawing)).toEqual([stroke(), fill]);
  });

  it('forgets what was undone as soon as something else is done', () => {
    const drawing = add(undo(add(fresh(), stroke())), fill);
    expect(drawing.commands).toEqual([fill]);
    expect(redo(drawing)).toBe(drawing);
  });

  it('takes no more than there is room for, and undoing gives room back', () => {
    const long = stroke(Array.from({ length: LIMITS.strokePoints }, () => [0, 0, 50] as const));
    let drawing = fresh();
    while (hasRoom(drawing, long)) drawing = add(drawing, long);
    expect(add(drawing, long)).toBe(drawing);
    expect(hasRoom(undo(drawing), long)).toBe(true);
  });

  it('takes no more fills than can be done again, and pens still draw', () => {
    let drawing = fresh();
    for (let at = 0; at < LIMITS.fills; at += 1) drawing = add(drawing, fill);
    expect(add(drawing, fill)).toBe(drawing);
    expect(hasRoom(drawing)).toBe(true);
    expect(countOf(add(drawing, stroke()))).toBe(LIMITS.fills + 1);
    const more = write(drawing) as { did: unknown[] };
    expect(read({ ...more, did: [...more.did, more.did[0]] })).toBe('too-large');
  });

  it('keeps a layer that was removed, so that it comes back, and moves the others past it', () => {
    let drawing = addLayer(addLayer(fresh()));
    drawing = removeLayer(add(drawing, stroke()), 2);
    expect(layersOf(drawing).map(({ id }) => id)).toEqual([1, 3]);
    expect(seenOf(drawing)).toEqual([1, 3]);
    expect(layersOf(moveLayer(drawing, 1, 1)).map(({ id }) => id)).toEqual([3, 1]);
    expect(read(write(drawing))).toEqual(drawing);
    expect(write(drawing)['v']).toBe(3);
    // As it was kept when adding was no command.
    const { did, ...old } = write(drawing) as { did: { k: string }[] };
    const before = read({ ...old, v: 2, did: did.filter(({ k }) => k !== 'add'), done: 2 });
    expect(typeof before === 'string' ? before : layersOf(before).map(({ id }) => id)).toEqual([1, 3]);
    expect(layersOf(undo(drawing)).map(({ id }) => id)).toEqual([1, 2, 3]);
    drawing = removeLayer(drawing, 3);
    expect(removeLayer(drawing, 1)).toBe(drawing);
    expect(
      read({
        ...write(drawing),
        did: [
          { k: 'remove', l: 1 },
          { k: 'remove', l: 2 },
          { k: 'remove', l: 3 },
        ],
        done: 0,
      }),
    ).toBe('not-a-drawing');
  });

  it('has no more layers than there can be, however much is undone, and undoing loses nothing', () => {
    let drawing = fresh();
    while (layersOf(drawing).length < LIMITS.layers) drawing = addLayer(drawing);
    const drawn = add(drawing, { ...stroke(), layer: 2 });
    drawing = addLayer(removeLayer(drawn, 2));
    expect(layersOf(drawing).map(({ id }) => id)).toEqual([1, 3, 4, 5]);
    drawing = undo(undo(drawing));
    expect(layersOf(drawing)).toEqual(layersOf(drawn));
    expect(doneOf(drawing)).toEqual(doneOf(drawn));
    expect(addLayer(drawing)).toBe(drawing);
    // What was undone comes back, in a later sitting as well, until something else is done.
    const kept = read(write(drawing));
    if (typeof kept === 'string') throw new Error(kept);
    expect(layersOf(redo(redo(kept))).map(({ id }) => id)).toEqual([1, 3, 4, 5]);
    const on = addLayer(add(undo(undo(kept)), stroke()));
    expect(layersOf(on).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(read(write(on))).toEqual(on);
    for (let back = on; back.done > 0; back = undo(back))
      expect(layersOf(back).length).toBeLessThanOrEqual(LIMITS.layers);
    const { did, ...rest } = write(on) as { did: unknown[] };
    expect(read({ ...rest, did: [{ k: 'remove', l: 1 }, ...did] })).toBe('not-a-drawing');
  });

  it('knows what is printed on it now', () => {
    const print: Command = { kind: 'guide', shape: 'petals', sectors: 8 };
    const drawing = add(add(fresh(), print), stroke());
    expect(guideOf(drawing)).toBe(print);
    expect(guideOf(add(drawing, { kind: 'guide', shape: null, sectors: 8 }))).toBeNull();
    expect(guideOf(undo(undo(drawing)))).toBeNull();
  });

  it('has a few layers, that are hidden and put in order', () => {
    let drawing = addLayer(addLayer(fresh()), { kind: 'mirror' });
    expect(drawing.layers.map(({ id }) => id)).toEqual([1, 2, 3]);
    drawing = moveLayer(drawing, 3, -1);
    expect(moveLayer(drawing, 1, -1)).toBe(drawing);
    expect(seenOf(setLayer(drawing, 2, { shown: false }))).toEqual([1, 3]);
    for (let more = 0; more < 5; more += 1) drawing = addLayer(drawing);
    expect(drawing.layers.length).toBe(LIMITS.layers);
    expect(new Set(drawing.layers.map(({ id }) => id)).size).toBe(LIMITS.layers);
  });
});

describe('what is kept', () => {
  it('comes back as it was, with what was undone', () => {
    let drawing = addLayer(fresh({ kind: 'mandala', sectors: 8, mirrored: true }));
    drawing = add(drawing, { kind: 'guide', shape: 'star', sectors: 12 });
    drawing = add(
      drawing,
      stroke(
        [
          [10, 20, 50],
          [-35, 14_000, 0],
          [14_399, 3, 100],
        ],
        { layer: 2, pressed: true, symmetry: { kind: 'mandala', sectors: 16, mirrored: false } },
      ),
    );
    drawing = undo(add(add(drawing, fill), { kind: 'clear', layer: 2 }));
    expect(read(JSON.parse(JSON.stringify(write(drawing))))).toEqual(drawing);
  });

  const kept = (): Record<string, unknown> => write(add(fresh(), stroke()));
  const with1 = (change: Record<string, unknown>): unknown => {
    const did = (kept()['did'] as Record<string, unknown>[]).map((one) => ({ ...one, ...change }));
    return { ...kept(), did };
  };

  it.each([
    ['nothing', null],
    ['a list', []],
    ['another version', { ...kept(), v: 0 }],
    ['no layers', { ...kept(), layers: [] }],
    ['the same layer twice', { ...kept(), layers: [1, 1].map((id) => ({ id, on: 1, s: 0 })) }],
    ['more done than there is', { ...kept(), done: 2 }],
    ['a layer that is not there', with1({ l: 7 })],
    ['an unknown pen', with1({ pen: 'rocket' })],
    ['a name of the prototype', with1({ pen: 'constructor' })],
    ['a colour that is more than one', with1({ c: 'url(#x)' })],
    ['no number', with1({ w: Number.NaN })],
    ['no end', with1({ at: [0, Infinity, 50] })],
    ['half a point', with1({ at: [1, 2] })],
    ['no point', with1({ at: [] })],
    ['fractions', with1({ at: [0.5, 1, 50] })],
    ['far from the paper', with1({ at: [40_000, 1, 50] })],
    ['words', with1({ at: ['1', '2', '3'] })],
    ['too many sectors', with1({ s: [99, 1] })],
    ['an unknown command', with1({ k: 'run' })],
  ])('is refused where it is %s', (_, value) => {
    expect(read(value)).toBe('not-a-drawing');
  });

  it('is refused where it is too large or newer', () => {
    const million = Array.from({ length: 3_000_000 }, () => 0);
    expect(read(with1({ at: million }))).toBe('too-large');
    const points = Array.from({ length: LIMITS.strokePoints * 3 }, () => 0);
    const one = { ...(kept()['did'] as object[])[0], at: points };
    const many = Array.from({ length: LIMITS.points / LIMITS.strokePoints + 1 }, () => one);
    expect(read({ ...kept(), did: many, done: 0 })).toBe('too-large');
    expect(read({ ...kept(), did: Array.from({ length: LIMITS.commands + 1 }, () => one) })).toBe(
      'too-large',
    );
    expect(read({ ...kept(), v: 4 })).toBe('newer');
    expect(readText(' '.repeat(6 * 1024 * 1024 + 1))).toBe('too-large');
    expect(readText('{"v":1')).toBe('not-a-drawing');
  });

  it('finds room where it is kept, however full it is', () => {
    const worst = (sign: number): Point => [sign * 14_000 + 200, sign * 10_000 + 200, sign > 0 ? 100 : 0];
    const points = Array.from({ length: LIMITS.strokePoints }, (_, at) => worst(at % 2 === 0 ? 1 : -1));
    let drawing = fresh();
    while (hasRoom(drawing, stroke(points))) drawing = add(drawing, stroke(points));
    expect(JSON.stringify(write(drawing)).length).toBeLessThan(4 * 1024 * 1024);
  });
});
