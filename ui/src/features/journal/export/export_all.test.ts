import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EntriesWritten, ErrorCode } from '@/backend';
import { ExportAll } from './export_all.svelte';

describe('everything as a file', () => {
  let all: ExportAll;
  let calls: string[];
  let answer: () => EntriesWritten | null;
  const refuse = (code: ErrorCode) => (): never => {
    // The desktop throws plain objects.
    throw { code, field: null } as unknown;
  };

  beforeEach(() => {
    calls = [];
    answer = () => ({ entries: 3, attachments: 1, missing: 0 });
    mockIPC(async (command) => {
      calls.push(command);
      if (command !== 'journal_export_all') return null;
      // It takes a moment, in which somebody may stop it.
      await Promise.resolve();
      return answer();
    });
    all = new ExportAll();
  });

  it('says what was written', async () => {
    expect(await all.save()).toBe(true);
    expect(all.written).toEqual({ entries: 3, attachments: 1, missing: 0 });
    expect(all.busy).toBe(false);
  });

  it('is not begun twice', async () => {
    const first = all.save();
    expect(await all.save()).toBe(false);
    await first;
    expect(calls).toEqual(['journal_export_all']);
  });

  it('says nothing where the dialog was closed', async () => {
    answer = () => null;
    expect(await all.save()).toBe(false);
    expect([all.written, all.failure]).toEqual([null, null]);
  });

  it('says why it could not be written, and nothing of what somebody stopped', async () => {
    answer = refuse('export-no-room');
    await all.save();
    expect(all.failure).not.toBeNull();
    answer = refuse('export-stopped');
    const saving = all.save();
    await all.stop();
    expect(await saving).toBe(false);
    expect(all.failure).toBeNull();
    expect(calls).toContain('journal_export_stop');
    // Stopped by the lock: that is told.
    await all.save();
    expect(all.failure).not.toBeNull();
  });
});
