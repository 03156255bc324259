import {
  backend,
  codeOf,
  journalAttach,
  type ArtWaiting,
  type EntryAttachment,
  type EntryDraft,
} from '@/backend';
import { draftOf, freshDraft } from '@/shared/entries/draft';
import { newId } from '@/shared/entries/id';
import type { DrawingAsked } from '@/shared/shell';
import { NOTHING, readKept, writeKept, type Of } from './kept';
import {
  add,
  addLayer,
  countOf,
  doneOf,
  FINE,
  fresh,
  FREE,
  guideOf,
  hasRoom,
  hasRoomToFill,
  layerOf,
  layersOf,
  LIMITS,
  moveLayer,
  PAPER,
  redo,
  removeLayer,
  seenOf,
  setLayer,
  undo,
  type Command,
  type Drawing,
  type Layer,
  type Pen,
  type Point,
  type Shape,
  type Stroke,
  type Symmetry,
} from './model';
import { INK, SIZES } from './palette';
import { readText, write, type Problem } from './stored';

export type Tool = Pen | 'fill';

/** How long the hand rests before the drawing is kept, in milliseconds. */
const REST = 600;

/** Among so many that wait the one for an entry is looked for. */
const LOOKED_AT = 5;

/** How many things an entry may have attached. */
const MOST_ATTACHED = 20;

/** A drawing that can't be shown, and why. It stays where it is. */
export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem);
  }
}

/** So many drawings may wait, as the journal has it. */
export const WAITING = 50;

/** A drawing that waited is there no more. */
export class Gone extends Error {}

/** So much waits that nothing new would be kept; `latest` is what was drawn on last. */
export class NoRoom extends Error {
  constructor(readonly latest: string) {
    super('no room');
  }
}

/** Where a picture went. */
export type Went =
  | { kind: 'attached' }
  | { kind: 'entry'; draft: EntryDraft }
  /** Into what is being written: that is not saved for anybody. */
  | { kind: 'draft'; entry: string };

/** One time at the paper: the drawing, what one draws with, and how it is kept. */
export class Sitting {
  readonly id: string;
  /** The content of the picture it goes on from. */
  readonly picture: string | null;
  of: Of;
  drawing = $state.raw<Drawing>(fresh());
  tool = $state<Tool>('liner');
  colour = $state<string>(INK);
  /** Which of its widths each pen has. */
  widths = $state({ liner: 1, brush: 1, crayon: 1, eraser: 1 });
  layer = $state(1);
  /** The stroke that is being drawn; `moved` counts what came to it. */
  live = $state.raw<Stroke | null>(null);
  moved = $state(0);
  /** Where the keys draw, in units. */
  cursor = $state.raw({ x: PAPER.w / 2, y: PAPER.h / 2 });
  /** What was drawn since the picture can't be read: it goes on from the picture, and why. */
  readonly without: Problem | null;
  /** Keeping failed: it is on the screen alone. */
  failure = $state.raw<unknown>(null);

  readonly count = $derived(countOf(this.drawing));
  readonly guide = $derived(guideOf(this.drawing));
  readonly canUndo = $derived(this.drawing.done > 0);
  readonly canRedo = $derived(this.drawing.done < this.drawing.commands.length);
  readonly full = $derived(!hasRoom(this.drawing));
  readonly fillsFull = $derived(!hasRoomToFill(this.drawing));
  /** Where the chosen layer is gone, the uppermost. */
  readonly active = $derived(layerOf(this.drawing, this.layer) ?? layersOf(this.drawing).at(-1));

  #points: Point[] = [];
  #change = 0;
  #keptChange = 0;
  #waits: boolean;
  #over = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(from: {
    id?: string;
    picture?: string | null;
    of?: Of;
    drawing?: Drawing;
    waits?: boolean;
    without?: Problem | null;
  }) {
    this.id = from.id ?? newId();
    this.picture = from.picture ?? null;
    this.without = from.without ?? null;
    this.of = $state({ ...NOTHING, ...from.of });
    this.#waits = from.waits ?? false;
    if (from.drawing) this.drawing = from.drawing;
    this.layer = layersOf(this.drawing).at(-1)?.id ?? 1;
  }

  /** There is something that is not saved as a picture. */
  get isBlank(): boolean {
    return doneOf(this.drawing).every(({ kind }) => kind === 'add');
  }

  get size(): number {
    return this.tool === 'fill' ? 0 : (SIZES[this.tool][this.widths[this.tool]] ?? SIZES[this.tool][0]);
  }

  widen(by: 1 | -1): void {
    if (this.tool === 'fill') return;
    this.widths[this.tool] = Math.max(0, Math.min(SIZES.liner.length - 1, this.widths[this.tool] + by));
  }

  #changed(drawing: Drawing): void {
    if (drawing === this.drawing) return;
    this.drawing = drawing;
    this.#keepSoon();
  }

  #keepSoon(): void {
    this.#change += 1;
    clearTimeout(this.#timer);
    if (!this.#over) this.#timer = setTimeout(() => void this.keep(), REST);
  }

  describe(change: Partial<Of>): void {
    Object.assign(this.of, change);
    this.#keepSoon();
  }

  #do(command: Command): void {
    this.#changed(add(this.drawing, command));
  }

  /** Puts the pen on the paper; `pressure` (0 to 1) where the pen has one. What lies hidden is shown: nobody draws unseen. */
  down(x: number, y: number, pressure: number | null = null, pen: Pen | null = null): void {
    const { tool, active } = this;
    if (tool === 'fill' || !active || this.full) return;
    this.lift();
    if (!active.shown) this.setLayer(active.id, { shown: true });
    this.#points = [];
    this.live = {
      kind: 'stroke',
      layer: active.id,
      pen: pen ?? tool,
      colour: this.colour,
      size: pen && pen !== tool ? (SIZES[pen][this.widths[pen]] ?? SIZES[pen][0]) : this.size,
      symmetry: active.symmetry,
      pressed: pressure !== null,
      points: this.#points,
    };
    this.move(x, y, pressure);
  }

  move(x: number, y: number, pressure: number | null = null): void {
    if (!this.live) return;
    const [wide, high] = [PAPER.w * FINE, PAPER.h * FINE];
    const within = (value: number, most: number): number =>
      Math.round(Math.max(-most / 2, Math.min(1.5 * most, value)));
    const point: Point = [
      within(x * FINE, wide),
      within(y * FINE, high),
      Math.round(Math.max(0, Math.min(1, pressure ?? 0.5)) * 100),
    ];
    const last = this.#points.at(-1);
    // Closer than a unit nothing new is drawn.
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < FINE) return;
    this.#points.push(point);
    this.moved += 1;
    if (this.#points.length < LIMITS.strokePoints) return;
    const { live } = this;
    this.lift();
    if (this.full) return;
    this.#points = [point];
    this.live = { ...live, points: this.#points };
  }

  /** Takes the pen off the paper: the stroke is done. */
  lift(): void {
    const { live } = this;
    this.live = null;
    if (live && live.points.length > 0) this.#do({ ...live, points: [...live.points] });
  }

  /** Fills what is around a point, in units. */
  fill(x: number, y: number): void {
    const { active } = this;
    if (!active || this.fillsFull || x < 0 || y < 0 || x >= PAPER.w || y >= PAPER.h) return;
    this.lift();
    if (!active.shown) this.setLayer(active.id, { shown: true });
    const seen = seenOf(this.drawing);
    const { colour } = this;
    const where = { x: Math.floor(x), y: Math.floor(y) };
    this.#do({ kind: 'fill', layer: active.id, colour, ...where, symmetry: active.symmetry, seen });
  }

  /** Moves where the keys draw, and draws where the pen is down. */
  steer(dx: number, dy: number): void {
    const { x, y } = this.cursor;
    const to = {
      x: Math.max(0, Math.min(PAPER.w - 1, x + dx)),
      y: Math.max(0, Math.min(PAPER.h - 1, y + dy)),
    };
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - x, to.y - y) / 8));
    for (let step = 1; step <= steps; step += 1)
      this.move(x + ((to.x - x) * step) / steps, y + ((to.y - y) * step) / steps);
    this.cursor = to;
  }

  undo(): void {
    this.lift();
    this.#changed(undo(this.drawing));
  }

  redo(): void {
    if (!this.live) this.#changed(redo(this.drawing));
  }

  print(shape: Shape | null, sectors: number): void {
    this.lift();
    this.#do({ kind: 'guide', shape, sectors });
  }

  wipe(layer: number): void {
    this.lift();
    this.#do({ kind: 'clear', layer });
  }

  addLayer(): void {
    this.lift();
    this.#changed(addLayer(this.drawing, this.active?.symmetry ?? FREE));
    this.layer = Math.max(...layersOf(this.drawing).map(({ id }) => id));
  }

  /** Removes a layer; undoing brings it back. */
  removeLayer(id: number): void {
    this.lift();
    this.#changed(removeLayer(this.drawing, id));
  }

  setLayer(id: number, change: Partial<Omit<Layer, 'id'>>): void {
    this.#changed(setLayer(this.drawing, id, change));
  }

  moveLayer(id: number, by: 1 | -1): void {
    this.lift();
    this.#changed(moveLayer(this.drawing, id, by));
  }

  setSymmetry(symmetry: Symmetry): void {
    this.lift();
    if (this.active) this.setLayer(this.active.id, { symmetry });
  }

  /** Keeps the page as it is, should the journal close; resolves when it is kept or could not be. */
  flush(): Promise<void> {
    this.lift();
    return this.keep();
  }

  keep(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn(async () => {
      const change = this.#change;
      if (this.#over || change === this.#keptChange) return;
      try {
        if (this.drawing.commands.length === 0) {
          if (this.#waits) await backend.artDraftLeave(this.id);
          this.#waits = false;
        } else {
          await backend.artDraftKeep(this.id, this.picture, writeKept(this.of, this.drawing));
          this.#waits = true;
        }
        this.#keptChange = change;
        this.failure = null;
      } catch (thrown) {
        this.failure = thrown;
      }
    });
  }

  /** Whether it will be there when one comes back. */
  get waits(): boolean {
    return this.#waits;
  }

  /**
   * Saves the picture, with its strokes beside it, into its entry. Throws what the journal answered; the drawing stays as it is then.
   */
  async save(
    bytes: Uint8Array,
    name: string,
    onattach?: (attachment: EntryAttachment) => void,
  ): Promise<Went> {
    await this.flush();
    return this.#inTurn(async () => {
      const { view } = await journalAttach(name, bytes, false);
      await backend.artStrokesKeep(view.content, JSON.stringify(write(this.drawing)));
      const attachment = { content: view.content, name, description: this.of.description.trim() };
      const went: Went = onattach ? { kind: 'attached' } : await this.#into(attachment);
      onattach?.(attachment);
      this.#over = true;
      clearTimeout(this.#timer);
      if (this.#waits) await backend.artDraftLeave(this.id).catch(() => undefined);
      this.#waits = false;
      return went;
    });
  }

  async #into(attachment: EntryAttachment): Promise<Went> {
    const { entry } = this.of;
    const waiting = entry === null ? null : await backend.journalDraftGet(entry);
    const there = waiting && this.#among(waiting.draft, attachment);
    if (waiting && there) {
      // Somebody is writing there: what is not saved yet stays so.
      await backend.journalDraftSave({ ...waiting.draft, attachments: there });
      return { kind: 'draft', entry: waiting.draft.id };
    }
    const saved = waiting || entry === null ? null : await this.#saved(entry);
    const among = saved && this.#among(saved, attachment);
    // Where no more can be attached, it becomes an entry by itself: nothing that is there gives way to it.
    const full = (waiting ?? saved) !== null && !among;
    const draft = among ? saved : this.#newEntry();
    if (full) draft.id = freshDraft().id;
    draft.attachments = among ?? [attachment];
    await backend.journalSave(draft);
    return { kind: 'entry', draft };
  }

  /** The entry it belongs to, unless that is gone for good. */
  async #saved(entry: string): Promise<EntryDraft | null> {
    try {
      return draftOf(await backend.journalGet(entry));
    } catch (thrown) {
      if (codeOf(thrown) !== 'not-found') throw thrown;
      return null;
    }
  }

  #newEntry(): EntryDraft {
    const { entry, title, links } = this.of;
    const draft = freshDraft();
    // An entry that is gone for good does not come back under its id; one that was not made yet has it.
    const id = entry !== null && this.picture === null ? entry : draft.id;
    return { ...draft, id, title, links: links.map((link) => ({ ...link })) };
  }

  /** What is attached, with the new picture in the place of the one it went on from; nothing where there is no room for it. */
  #among(draft: EntryDraft, attachment: EntryAttachment): EntryAttachment[] | null {
    const all = (draft.attachments ?? []).filter(({ content }) => content !== attachment.content);
    const at = all.findIndex(({ content }) => content === this.picture);
    if (at >= 0) return all.with(at, attachment);
    return all.length < MOST_ATTACHED ? [...all, attachment] : null;
  }

  /** Nothing of it is kept any more. Answers the way to have it wait again. */
  async leave(): Promise<() => Promise<void>> {
    this.lift();
    const body = writeKept(this.of, this.drawing);
    clearTimeout(this.#timer);
    await this.#inTurn(async () => {
      if (this.#waits) await backend.artDraftLeave(this.id);
      this.#over = true;
      this.#waits = false;
    });
    return async () => {
      await backend.artDraftKeep(this.id, this.picture, body);
    };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

async function waiting(id: string, picture: string | null): Promise<Sitting | null> {
  const body = await backend.artDraftGet(id);
  if (body === null) return null;
  const kept = readKept(body);
  if (typeof kept === 'string') throw new Unreadable(kept);
  return new Sitting({ id, picture, ...kept, waits: true });
}

/** What goes on from a picture: what waits of it, or else its own strokes, with what waits and can't be read told. */
async function fromPicture(
  { entry, attachment }: NonNullable<DrawingAsked['picture']>,
  wait: readonly ArtWaiting[],
): Promise<Sitting> {
  let without: Problem | null = null;
  for (const one of wait.filter((other) => other.picture === attachment.content)) {
    try {
      const begun = await waiting(one.id, one.picture);
      if (begun) return begun;
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      without ??= thrown.problem;
    }
  }
  const text = await backend.artStrokesGet(attachment.content);
  const drawing = text === null ? 'not-a-drawing' : readText(text);
  if (typeof drawing === 'string') throw new Unreadable(drawing);
  room(wait);
  const of = { ...NOTHING, entry, description: attachment.description };
  return new Sitting({ picture: attachment.content, of, drawing, without });
}

/** Nothing is drawn that would not be kept. */
function room(wait: readonly ArtWaiting[]): void {
  const [latest] = wait;
  if (latest && wait.length >= WAITING) throw new NoRoom(latest.id);
}

/** Opens the paper for what is asked. Throws what the journal answered, `Unreadable`, `Gone` or `NoRoom`. */
export async function openSitting({
  waiting: id,
  picture,
  into,
  sectors,
  words,
}: DrawingAsked): Promise<Sitting> {
  const wait = await backend.artWaiting();
  if (id !== undefined) {
    const one = wait.find((other) => other.id === id);
    const sitting = one ? await waiting(id, one.picture) : null;
    if (!sitting) throw new Gone();
    return sitting;
  }
  // It may have been gone on with already, and left.
  if (picture) return fromPicture(picture, wait);
  if (into) {
    // The same.
    for (const one of wait.filter((other) => other.picture === null).slice(0, LOOKED_AT)) {
      const begun = await waiting(one.id, null).catch(() => null);
      if (begun?.of.entry === into.entry) return begun;
    }
  }
  room(wait);
  const of = { ...NOTHING, ...into, entry: into?.entry ?? null, words: words ?? '' };
  const symmetry: Symmetry =
    sectors === undefined || sectors < 2
      ? FREE
      : { kind: 'mandala', sectors: Math.min(16, sectors), mirrored: true };
  return new Sitting({ of, drawing: fresh(symmetry) });
}
