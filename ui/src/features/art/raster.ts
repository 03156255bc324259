// What is seen of a drawing: done again, command by command, on a canvas for each layer.
import { lay, parts, region } from './flood';
import { guideLines } from './guides';
import {
  doneOf,
  PAPER,
  seenOf,
  type Command,
  type Drawing,
  type Fill,
  type Guide,
  type Stroke,
} from './model';
import { outline, trace } from './outline';
import { PAPER_COLOUR, PRINT_COLOUR } from './palette';
import { image, images } from './symmetry';

const [W, H] = [PAPER.w, PAPER.h];

/** After so many commands what is there is put aside, so that undoing need not begin at the first. */
const ASIDE_EVERY = 24;
const ASIDE_MOST = 3;

type Context = CanvasRenderingContext2D;

function sheet(): Context {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [W, H];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
}

interface State {
  layers: Map<number, Context>;
  guide: Guide | null;
}

interface Aside extends State {
  commands: readonly Command[];
}

function copyOf(context: Context): Context {
  const copy = sheet();
  copy.drawImage(context.canvas, 0, 0);
  return copy;
}

/** The grain of the crayon: the same each time, so that a drawing looks as it did. */
function grain(colour: string): CanvasImageSource {
  const tile = document.createElement('canvas');
  [tile.width, tile.height] = [96, 96];
  const context = tile.getContext('2d');
  if (!context) throw new Error('no canvas');
  const pixels = context.createImageData(96, 96);
  const [r, g, b] = parts(colour);
  let seed = 20;
  for (let at = 0; at < pixels.data.length; at += 4) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const roll = seed / 2 ** 32;
    pixels.data.set([r, g, b, roll < 0.3 ? 110 : 170 + roll * 65], at);
  }
  context.putImageData(pixels, 0, 0);
  return tile;
}

export class Raster {
  #state: State = { layers: new Map(), guide: null };
  #done: Command[] = [];
  #asides: Aside[] = [];
  #scratch: Context | undefined;
  readonly #grains = new Map<string, CanvasPattern>();

  /**
   * Does what is to be done so that everything that is done is seen, at least one thing each time, and more as long as it `mayGoOn`.
   * Answers whether everything is.
   */
  sync(drawing: Drawing, mayGoOn: () => boolean = () => true): boolean {
    const wanted = doneOf(drawing);
    if (!this.#isPrefix(this.#done, wanted)) this.#back(wanted);
    for (const command of wanted.slice(this.#done.length)) {
      this.#apply(command);
      this.#done.push(command);
      if (this.#done.length % ASIDE_EVERY === 0) this.#putAside();
      if (!mayGoOn()) break;
    }
    return this.#done.length === wanted.length;
  }

  #isPrefix(some: readonly Command[], all: readonly Command[]): boolean {
    return some.length <= all.length && some.every((command, at) => command === all[at]);
  }

  /** To the latest moment that was put aside and is still true, or to the empty paper. */
  #back(wanted: readonly Command[]): void {
    this.#asides = this.#asides.filter(({ commands }) => this.#isPrefix(commands, wanted));
    const last = this.#asides.at(-1);
    const layers = new Map([...(last?.layers ?? [])].map(([id, context]) => [id, copyOf(context)]));
    this.#state = { layers, guide: last?.guide ?? null };
    this.#done = [...(last?.commands ?? [])];
  }

  #putAside(): void {
    const layers = new Map([...this.#state.layers].map(([id, context]) => [id, copyOf(context)]));
    this.#asides.push({ layers, guide: this.#state.guide, commands: [...this.#done] });
    this.#asides = this.#asides.slice(-ASIDE_MOST);
  }

  #layer(id: number): Context {
    const known = this.#state.layers.get(id);
    if (known) return known;
    const made = sheet();
    this.#state.layers.set(id, made);
    return made;
  }

  #apply(command: Command): void {
    if (command.kind === 'stroke') this.#stroke(this.#layer(command.layer), command, true);
    else if (command.kind === 'fill') this.#fill(command);
    else if (command.kind === 'guide') this.#state.guide = command;
    else if (command.kind === 'clear') this.#layer(command.layer).clearRect(0, 0, W, H);
  }

  #stroke(context: Context, stroke: Stroke, finished: boolean): void {
    const path = new Path2D();
    trace(outline(stroke, finished), path);
    context.save();
    if (stroke.pen === 'eraser') context.globalCompositeOperation = 'destination-out';
    context.fillStyle = stroke.pen === 'crayon' ? this.#grain(context, stroke.colour) : stroke.colour;
    for (const matrix of images(stroke.symmetry)) {
      context.setTransform(...matrix);
      context.fill(path);
    }
    context.restore();
  }

  #grain(context: Context, colour: string): CanvasPattern | string {
    const known = this.#grains.get(colour);
    if (known) return known;
    const made = context.createPattern(grain(colour), 'repeat');
    if (made) this.#grains.set(colour, made);
    return made ?? colour;
  }

  #fill({ layer, colour, x, y, symmetry, seen }: Fill): void {
    const onto = this.#layer(layer);
    const rgb = parts(colour);
    const all = images(symmetry).map((matrix) => image(matrix, x + 0.5, y + 0.5));
    const filled = new Uint8Array(W * H);
    const scratch = this.#paper();
    this.#compose(scratch, seen, null);
    // All images are looked for in what was there before the first was filled.
    const { data } = scratch.getImageData(0, 0, W, H);
    for (const point of all) region(data, W, H, point.x, point.y, filled);
    const pixels = onto.getImageData(0, 0, W, H);
    lay(pixels.data, filled, W, H, rgb);
    onto.putImageData(pixels, 0, 0);
  }

  #paper(): Context {
    this.#scratch ??= sheet();
    return this.#scratch;
  }

  #compose(target: Context, ids: readonly number[], live: Stroke | null): void {
    target.save();
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.globalCompositeOperation = 'source-over';
    target.fillStyle = PAPER_COLOUR;
    target.fillRect(0, 0, W, H);
    for (const id of ids) {
      const layer = this.#state.layers.get(id);
      if (live?.layer !== id) {
        if (layer) target.drawImage(layer.canvas, 0, 0);
      } else if (live.pen === 'eraser') {
        const scratch = this.#paper();
        scratch.clearRect(0, 0, W, H);
        if (layer) scratch.drawImage(layer.canvas, 0, 0);
        this.#stroke(scratch, live, false);
        target.drawImage(scratch.canvas, 0, 0);
      } else {
        // What is drawn on top of its layer may as well be drawn where that was put.
        if (layer) target.drawImage(layer.canvas, 0, 0);
        this.#stroke(target, live, false);
      }
    }
    const { guide } = this.#state;
    if (guide?.shape) {
      target.globalCompositeOperation = 'multiply';
      target.strokeStyle = PRINT_COLOUR;
      target.lineWidth = 3;
      target.lineJoin = 'round';
      target.stroke(new Path2D(guideLines(guide.shape, guide.sectors)));
    }
    target.restore();
  }

  /** Paints everything that is shown, with the stroke that is being drawn. */
  paint(target: Context, drawing: Drawing, live: Stroke | null): void {
    this.#compose(target, seenOf(drawing), live);
  }
}
