import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryFilter, EntrySelection } from '@/backend';
import { Selecting } from './selecting.svelte';
import { Timeline } from './timeline.svelte';

describe('choosing entries', () => {
  const rows = Array.from({ length: 20 }, (_, at) => `entry-${at}`);
  let timeline: Timeline;
  let selecting: Selecting;
  let meant: EntrySelection[];
  let count: number;

  beforeEach(() => {
    meant = [];
    count = rows.length;
    mockIPC((command, args) => {
      const asked = args as { from: number; to: number; filter: EntryFilter; selection: EntrySelection };
      if (command === 'journal_selected_range') {
        const [from, to] = [Math.min(asked.from, asked.to), Math.max(asked.from, asked.to)];
        return rows.slice(from, to + 1);
      }
      meant.push(asked.selection);
      if (command === 'journal_selected_count') return count;
      if (command === 'journal_selected_bin' || command === 'journal_selected_retag') return 3;
      throw new Error(command);
    });
    timeline = new Timeline();
    selecting = new Selecting(timeline);
  });

  const chosen = (): string[] => rows.filter((id) => selecting.has(id));

  it('begins with the first one and ends with nothing', () => {
    expect([selecting.on, selecting.count]).toEqual([false, 0]);
    selecting.toggle('entry-3', 3);
    selecting.toggle('entry-5', 5);
    expect([selecting.on, selecting.count]).toEqual([true, 2]);
    expect(selecting.selection()).toEqual({ kind: 'entries', ids: ['entry-3', 'entry-5'] });
    selecting.toggle('entry-3', 3);
    expect(chosen()).toEqual(['entry-5']);
    selecting.leave();
    expect([selecting.on, selecting.count]).toEqual([false, 0]);
  });

  it('reaches from the last one to another, and back again', async () => {
    selecting.toggle('entry-4', 4);
    await selecting.reach(7, 0);
    expect(chosen()).toEqual(['entry-4', 'entry-5', 'entry-6', 'entry-7']);
    await selecting.reach(5, 0);
    expect(chosen()).toEqual(['entry-4', 'entry-5']);
    await selecting.reach(2, 0);
    expect(chosen()).toEqual(['entry-2', 'entry-3', 'entry-4']);
    // What was chosen by itself before stays.
    selecting.toggle('entry-10', 10);
    await selecting.reach(11, 0);
    expect(chosen()).toEqual(['entry-2', 'entry-3', 'entry-4', 'entry-10', 'entry-11']);
  });

  it('reaches from the row one stands on where nothing was chosen', async () => {
    await selecting.reach(2, 1);
    expect(chosen()).toEqual(['entry-1', 'entry-2']);
  });

  it('chooses everything as a question, however many that are', async () => {
    count = 100_000;
    timeline.text = 'tea';
    await selecting.everything();
    expect(selecting.count).toBe(100_000);
    expect(selecting.has('one that was never read')).toBe(true);
    selecting.toggle('entry-3', 3);
    expect(selecting.count).toBe(99_999);
    expect(selecting.selection()).toMatchObject({ kind: 'found', text: 'tea', without: ['entry-3'] });
    expect(chosen()).not.toContain('entry-3');
    count = 50;
    await selecting.again();
    expect(selecting.count).toBe(49);
  });

  it('lets go of what another question would hide', async () => {
    selecting.toggle('entry-1', 1);
    selecting.keepUp();
    expect(selecting.count).toBe(1);
    timeline.text = 'tea';
    selecting.keepUp();
    expect([selecting.on, selecting.count]).toEqual([true, 0]);
    await selecting.everything();
    timeline.filter.starred = true;
    selecting.keepUp();
    expect(selecting.count).toBe(0);
  });

  it('asks once for all of them', async () => {
    selecting.toggle('entry-1', 1);
    selecting.toggle('entry-2', 2);
    const under = selecting.bin();
    expect(selecting.busy).toBe(true);
    const { count: changed, id } = await under;
    expect([changed, selecting.busy]).toEqual([3, false]);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(meant).toEqual([{ kind: 'entries', ids: ['entry-1', 'entry-2'] }]);
  });
});
