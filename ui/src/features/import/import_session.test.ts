import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode, ImportDecision, ImportPreview } from '@/backend';
import { ImportSession, LARGEST_FILE } from './import_session.svelte';

const preview: ImportPreview = {
  id: 'p',
  fileName: 'x.csv',
  entries: 10,
  new: 7,
  changed: 2,
  known: 1,
  firstDay: '2020-01-01',
  lastDay: '2020-02-01',
  moods: [
    { name: 'rad', count: 5, step: 5 },
    { name: 'odd', count: 3, step: null },
    { name: '', count: 2, step: null },
  ],
  activities: [
    { name: 'walk', count: 3, tag: 't1' },
    { name: 'choir', count: 2, tag: null },
    { name: '__proto__', count: 1, tag: null },
  ],
  problems: [],
  problemCount: 0,
  sample: [],
};

describe('an import', () => {
  let decided: ImportDecision | null;
  let refuse: Partial<Record<string, ErrorCode>>;
  let session: ImportSession;
  // jsdom's files cannot be read.
  const file = (size = 3): File =>
    Object.defineProperties(new File(['a,b'], 'x.csv'), {
      size: { value: size },
      arrayBuffer: { value: () => Promise.resolve(new ArrayBuffer(size)) },
    });

  beforeEach(async () => {
    decided = null;
    refuse = {};
    mockIPC((command, args) => {
      const code = refuse[command];

      if (code) throw { code, field: null };
      if (command === 'import_open') return preview;
      if (command === 'import_run') {
        ({ decision: decided } = args as { decision: ImportDecision });
        return { batch: 'b', added: 7, updated: 0, skipped: 3 };
      }
      if (command === 'import_undo') return { removed: 6, keptBecauseEdited: 1 };
      return command === 'import_batches' ? [] : null;
    });
    session = new ImportSession();
    await session.open(file());
  });

  it('asks each mood again when another scale is in use by the time somebody comes back', () => {
    session.useScale('one');
    session.moods['odd'] = 'none';
    session.useScale('one');
    expect(session.moods['rad']).toBe(5);
    session.useScale('other');
    expect(session.undecided).toEqual(['rad', '']);
    expect(session.moods['odd']).toBe('none');
  });

  it('takes what is proposed and leaves open what is unknown', () => {
    expect(session.stage.kind).toBe('preview');
    expect(session.moods['rad']).toBe(5);
    expect(session.undecided).toEqual(['odd', '']);
    expect(session.activities['walk']).toEqual({ kind: 'tag', id: 't1' });
    expect(session.activities['choir']).toEqual({ kind: 'newTag' });
  });

  it('does not run before every mood has a place or none', async () => {
    expect(await session.run()).toBe(false);
    session.moods['odd'] = 2;
    expect(await session.run()).toBe(false);
    session.moods[''] = 'none';
    expect(await session.run()).toBe(true);
    expect(decided?.moods).toEqual([
      { name: 'rad', step: 5 },
      { name: 'odd', step: 2 },
      { name: '', step: null },
    ]);
  });

  it('sends a decision for each name of the file, also for odd ones', async () => {
    session.moods['odd'] = 'none';
    session.moods[''] = 'none';
    session.activities['choir'] = { kind: 'leaveOut' };
    session.zone = 'America/Chicago';
    session.takeChanged = true;
    await session.run();
    expect(decided).toMatchObject({ id: 'p', zone: 'America/Chicago', takeChanged: true });
    expect(decided?.activities).toEqual([
      { name: 'walk', into: { kind: 'tag', id: 't1' } },
      { name: 'choir', into: { kind: 'leaveOut' } },
      { name: '__proto__', into: { kind: 'newTag' } },
    ]);
    expect(session.stage.kind).toBe('done');
  });

  it('reads nothing of a file that is too large', async () => {
    session.reset();
    await session.open(file(LARGEST_FILE + 1));
    expect(session.stage.kind).toBe('choose');
    expect(session.failure).toBe('import-too-large');
  });

  it('says why a file was refused and offers to choose again', async () => {
    refuse = { import_open: 'import-not-csv' };
    await session.open(file());
    expect(session.failure).toMatchObject({ code: 'import-not-csv' });
    expect(session.stage.kind).toBe('choose');
  });

  it('goes back to the preview when it was stopped, and to the file when the preview is gone', async () => {
    session.moods['odd'] = 1;
    session.moods[''] = 1;
    refuse = { import_run: 'import-cancelled' };
    expect(await session.run()).toBe(false);
    expect(session.stage.kind).toBe('preview');
    expect(session.moods['odd']).toBe(1);
    refuse = { import_run: 'import-gone' };
    await session.run();
    expect(session.stage.kind).toBe('choose');
  });

  it('undoes a past import and tells what stays', async () => {
    expect(await session.undo('b')).toEqual({ removed: 6, keptBecauseEdited: 1 });
    refuse = { import_undo: 'not-found' };
    expect(await session.undo('b')).toBeNull();
    expect(session.failure).toMatchObject({ code: 'not-found' });
  });
});
