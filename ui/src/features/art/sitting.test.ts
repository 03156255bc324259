import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftOf, freshDraft } from '@/shared/entries/draft';
import type { EntryDraft } from '@/backend';
import { readKept } from './kept';
import { countOf, FINE, LIMITS, PAPER } from './model';
import { Gone, NoRoom, openSitting, Sitting, Unreadable, WAITING } from './sitting.svelte';

/** A journal that keeps drawings, and one entry. */
class Desk {
  drafts = new Map<string, { picture: string | null; body: string }>();
  strokes = new Map<string, string>();
  saved: EntryDraft[] = [];
  entry: EntryDraft | null = null;
  writing: EntryDraft | null = null;
  fails: unknown = null;
  pictures = 0;

  answer = (command: string, args: Record<string, unknown>): unknown => {
    if (this.fails) throw this.fails;
    switch (command) {
      case 'art_waiting':
        return [...this.drafts].map(([id, { picture }]) => ({ id, keptAt: '2026-11-19T21:48:00Z', picture }));
      case 'art_draft_get':
        return this.drafts.get(String(args['id']))?.body ?? null;
      case 'art_draft_keep':
        this.drafts.set(String(args['id']), {
          picture: (args['picture'] as string | null) ?? null,
          body: String(args['body']),
        });
        return null;
      case 'art_draft_leave':
        this.drafts.delete(String(args['id']));
        return null;
      case 'art_strokes_keep':
        this.strokes.set(String(args['content']), String(args['body']));
        return null;
      case 'art_strokes_get':
        return this.strokes.get(String(args['content'])) ?? null;
      case 'journal_attach':
        this.pictures += 1;
        return { view: { content: `picture ${this.pictures}` }, notShown: false };
      case 'journal_draft_get':
        return this.writing ? { draft: this.writing, ofSavedEntry: true, keptAt: '', leftOut: 0 } : null;
      case 'journal_draft_save':
        this.writing = args['draft'] as EntryDraft;
        return '2026-11-19T21:48:00Z';
      case 'journal_get':
        if (!this.entry) throw { code: 'not-found', field: null };
        return { ...this.entry, links: [], began: null };
      case 'journal_save':
        this.saved.push(args['draft'] as EntryDraft);
        return { id: '', marks: {}, leftOut: 0 };
      default:
        return null;
    }
  };
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  mockIPC((command, args) => desk.answer(command, args as Record<string, unknown>));
});
afterEach(() => {
  vi.useRealTimers();
  clearMocks();
});

function line(sitting: Sitting): void {
  sitting.down(100, 100);
  sitting.move(200, 150);
  sitting.move(300, 100);
  sitting.lift();
}

const bytes = new Uint8Array([1, 2, 3]);

describe('at the paper', () => {
  it('draws what the pen does, in tenths of a unit', () => {
    const sitting = new Sitting({});
    sitting.down(10.04, 20, 0.25);
    sitting.move(10.05, 20.01, 0.5);
    sitting.move(14, 20, 2);
    sitting.lift();
    expect(sitting.drawing.commands).toMatchObject([
      {
        kind: 'stroke',
        pressed: true,
        points: [
          [100, 200, 25],
          [140, 200, 100],
        ],
      },
    ]);
  });

  it('makes two of a stroke that is too long, that meet', () => {
    const sitting = new Sitting({});
    sitting.down(0, 0);
    for (let at = 1; at < LIMITS.strokePoints + 10; at += 1)
      sitting.move((at % 700) * 2, Math.floor(at / 700) * 2);
    sitting.lift();
    const [first, second] = sitting.drawing.commands;
    if (first?.kind !== 'stroke' || second?.kind !== 'stroke') throw new Error('two strokes');
    expect(first.points.length).toBe(LIMITS.strokePoints);
    expect(second.points[0]).toEqual(first.points.at(-1));
  });

  it('is drawn on by keys, and never beside the paper', () => {
    const sitting = new Sitting({});
    sitting.down(sitting.cursor.x, sitting.cursor.y);
    sitting.steer(0, -5000);
    sitting.steer(72, 0);
    sitting.lift();
    expect(sitting.cursor).toEqual({ x: PAPER.w / 2 + 72, y: 0 });
    const [stroke] = sitting.drawing.commands;
    if (stroke?.kind !== 'stroke') throw new Error('a stroke');
    expect(stroke.points.at(-1)?.slice(0, 2)).toEqual([(PAPER.w / 2 + 72) * FINE, 0]);
    expect(stroke.points.length).toBeGreaterThan(20);
  });

  it('shows a hidden layer that is drawn on, and fills as far as is seen', () => {
    const sitting = new Sitting({});
    sitting.addLayer();
    sitting.setLayer(1, { shown: false });
    sitting.fill(5, 5);
    expect(sitting.drawing.commands).toMatchObject([{ kind: 'add' }, { kind: 'fill', layer: 2, seen: [2] }]);
    sitting.layer = 1;
    line(sitting);
    expect(sitting.drawing.layers.map(({ shown }) => shown)).toEqual([true, true]);
    sitting.fill(-1, 5);
    expect(countOf(sitting.drawing)).toBe(2);
  });
});

describe('what is drawn', () => {
  it('is kept when the hand rests, and not before something is drawn', async () => {
    vi.useFakeTimers();
    const sitting = new Sitting({});
    sitting.describe({ words: 'Draw a boat.' });
    await vi.runAllTimersAsync();
    expect(desk.drafts.size).toBe(0);
    line(sitting);
    await vi.runAllTimersAsync();
    const kept = readKept(desk.drafts.get(sitting.id)?.body ?? '');
    expect(kept).toEqual({ of: { ...sitting.of }, drawing: sitting.drawing });
    expect(sitting.waits).toBe(true);
  });

  it('is kept at once with the stroke that is being drawn, before the journal closes', async () => {
    const sitting = new Sitting({});
    sitting.down(1, 1);
    sitting.move(50, 50);
    await sitting.flush();
    const again = await openSitting({ waiting: sitting.id });
    expect(again.drawing.commands).toEqual(sitting.drawing.commands);
    expect(again.count).toBe(1);
    again.undo();
    again.redo();
    expect(again.count).toBe(1);
  });

  it('says when it could not be kept, and tries again', async () => {
    const sitting = new Sitting({});
    desk.fails = { code: 'disk-full', field: null };
    line(sitting);
    await sitting.flush();
    expect(sitting.failure).not.toBeNull();
    desk.fails = null;
    await sitting.flush();
    expect([sitting.failure, desk.drafts.size]).toEqual([null, 1]);
  });

  it('can be thrown away, and comes back', async () => {
    const sitting = new Sitting({});
    line(sitting);
    await sitting.flush();
    const body = desk.drafts.get(sitting.id)?.body;
    const back = await sitting.leave();
    expect(desk.drafts.size).toBe(0);
    // What comes late does not bring it back.
    await sitting.flush();
    expect(desk.drafts.size).toBe(0);
    await back();
    expect(desk.drafts.get(sitting.id)?.body).toBe(body);
  });
});

describe('a picture', () => {
  it('becomes an entry, with its strokes beside it', async () => {
    const sitting = new Sitting({});
    line(sitting);
    sitting.describe({ description: ' A boat ' });
    const went = await sitting.save(bytes, 'drawing.png');
    expect(went.kind).toBe('entry');
    expect(desk.saved).toMatchObject([
      { attachments: [{ content: 'picture 1', name: 'drawing.png', description: 'A boat' }] },
    ]);
    expect(desk.drafts.size).toBe(0);
    const attachment = { content: 'picture 1', name: 'drawing.png', description: 'A boat' };
    const again = await openSitting({ picture: { entry: 'here', attachment } });
    expect(again.drawing).toEqual(sitting.drawing);
    expect(again.of).toMatchObject({ entry: 'here', description: 'A boat' });
  });

  it('takes the place of the one it went on from, in a new version of the entry', async () => {
    const of = { content: 'picture 0', name: 'drawing.png', description: '' };
    const other = { content: 'other', name: 'a.png', description: '' };
    desk.entry = { ...freshDraft(), body: 'words', attachments: [of, other] };
    const session = desk.entry.session;
    desk.strokes.set(
      'picture 0',
      JSON.stringify({ v: 1, layers: [{ id: 1, on: 1, s: 0 }], done: 0, did: [] }),
    );
    const sitting = await openSitting({ picture: { entry: desk.entry.id, attachment: of } });
    line(sitting);
    await sitting.flush();
    // Left in the middle, it is what one goes on with.
    const again = await openSitting({ picture: { entry: desk.entry.id, attachment: of } });
    expect(again.id).toBe(sitting.id);
    await again.save(bytes, 'drawing.png');
    const [saved] = desk.saved;
    expect(saved).toMatchObject({ id: desk.entry.id, body: 'words' });
    expect(saved?.attachments?.map(({ content }) => content)).toEqual(['picture 1', 'other']);
    expect(saved?.session).not.toBe(session);
  });

  it('goes into what is being written there, which stays unsaved', async () => {
    desk.entry = freshDraft();
    desk.writing = { ...desk.entry, body: 'half a' };
    const sitting = await openSitting({ into: { entry: desk.entry.id, title: '', links: [] } });
    line(sitting);
    const went = await sitting.save(bytes, 'drawing.png');
    expect(went).toEqual({ kind: 'draft', entry: desk.entry.id });
    expect([desk.saved, desk.writing.body]).toEqual([[], 'half a']);
    expect(desk.writing.attachments).toHaveLength(1);
  });

  it('makes the entry of an exercise, and is gone on with there', async () => {
    const into = {
      entry: '01890000-0000-7000-8000-000000000001',
      title: 'Weather',
      links: [{ kind: 'exercise' as const, target: 'run' }],
    };
    const sitting = await openSitting({ into, sectors: 8 });
    expect(sitting.active?.symmetry).toEqual({ kind: 'mandala', sectors: 8, mirrored: true });
    line(sitting);
    await sitting.flush();
    expect((await openSitting({ into })).id).toBe(sitting.id);
    await sitting.save(bytes, 'drawing.png');
    expect(desk.saved).toMatchObject([{ id: into.entry, title: 'Weather', links: into.links }]);
  });

  it('is new where its entry is gone for good', async () => {
    const sitting = new Sitting({ picture: 'picture 0', of: { ...readable(), entry: 'gone' } });
    line(sitting);
    await sitting.save(bytes, 'drawing.png');
    expect(desk.saved[0]?.id).not.toBe('gone');
  });

  it('goes to whoever attaches it', async () => {
    const sitting = new Sitting({});
    line(sitting);
    const attach = vi.fn();
    expect(await sitting.save(bytes, 'drawing.png', attach)).toEqual({ kind: 'attached' });
    expect(attach).toHaveBeenCalledWith({ content: 'picture 1', name: 'drawing.png', description: '' });
    expect([desk.saved, desk.drafts.size]).toEqual([[], 0]);
  });

  it('that could not be saved is still being drawn, and waits', async () => {
    desk.entry = draftOf({ ...freshDraft(), links: [], began: null } as never);
    const sitting = new Sitting({ of: { ...readable(), entry: desk.entry.id } });
    line(sitting);
    await sitting.flush();
    const { answer } = desk;
    desk.answer = (command, args) => {
      if (command === 'journal_save') throw { code: 'disk-full', field: null };
      return answer(command, args);
    };
    await expect(sitting.save(bytes, 'drawing.png')).rejects.toThrow();
    expect(desk.drafts.has(sitting.id)).toBe(true);
    line(sitting);
    await sitting.flush();
    expect((await openSitting({ waiting: sitting.id })).count).toBe(2);
  });

  it('whose strokes can’t be read says so', async () => {
    const attachment = { content: 'picture 9', name: '', description: '' };
    await expect(openSitting({ picture: { entry: 'here', attachment } })).rejects.toThrow(Unreadable);
    desk.strokes.set('picture 9', '{"v":9}');
    await expect(openSitting({ picture: { entry: 'here', attachment } })).rejects.toMatchObject({
      problem: 'newer',
    });
  });
});

function readable(): Sitting['of'] {
  return { entry: null, title: '', links: [], description: '', words: '' };
}

describe('opening the paper', () => {
  const picture = { entry: 'e', attachment: { content: 'picture 1', name: 'drawing.png', description: '' } };

  it('begins nothing that would not be kept, and what waits can be gone on with', async () => {
    const sitting = new Sitting({});
    line(sitting);
    await sitting.flush();
    const body = desk.drafts.get(sitting.id)?.body ?? '';
    for (let at = 1; at < WAITING; at += 1) desk.drafts.set(`other ${at}`, { picture: null, body });
    await expect(openSitting({})).rejects.toEqual(new NoRoom(sitting.id));
    expect((await openSitting({ waiting: 'other 3' })).id).toBe('other 3');
    desk.drafts.delete('other 3');
    expect((await openSitting({})).isBlank).toBe(true);
  });

  it('says where what waited is gone', async () => {
    await expect(openSitting({ waiting: 'gone' })).rejects.toBeInstanceOf(Gone);
  });

  it('goes on from the picture where what waits of it cannot be read, and keeps that', async () => {
    const sitting = new Sitting({});
    line(sitting);
    await sitting.save(bytes, 'drawing.png');
    desk.drafts.set('torn', { picture: 'picture 1', body: '{"v":1' });
    const again = await openSitting({ picture });
    expect([countOf(again.drawing), again.without]).toEqual([1, 'not-a-drawing']);
    line(again);
    await again.flush();
    expect([...desk.drafts.keys()]).toEqual(['torn', again.id]);
    expect((await openSitting({ picture })).id).toBe(again.id);
  });
});

describe('a layer', () => {
  it('is removed with what is on it, and undoing brings it back, in a later sitting as well', async () => {
    const sitting = new Sitting({});
    sitting.addLayer();
    line(sitting);
    sitting.removeLayer(2);
    expect(sitting.active?.id).toBe(1);
    sitting.removeLayer(1);
    expect(sitting.active?.id).toBe(1);
    await sitting.flush();
    const later = await openSitting({ waiting: sitting.id });
    expect(later.active?.id).toBe(1);
    later.undo();
    later.layer = 2;
    expect(later.active?.id).toBe(2);
  });
});
