import { mockIPC } from '@tauri-apps/api/mocks';
import { describe, expect, it } from 'vitest';
import { JournalView } from './journal_view.svelte';

/** 2026-11-26, 01:00 in Berlin: the day before is not over. */
const NIGHT = '2026-11-26T00:00:00Z';

describe('the journal', () => {
  it('stands on the day that is under way in the month, also after midnight', async () => {
    mockIPC((command) => {
      if (command === 'journal_when') return { day: '2026-11-25' };
      return command === 'journal_list' ? { rows: [], total: 0, next: null } : [];
    });
    const view = new JournalView(NIGHT);
    await view.look('month');
    expect([view.today, view.calendar.day]).toEqual(['2026-11-25', '2026-11-25']);
    // Somebody who looks at another day stays there.
    await view.calendar.go('2026-11-03');
    await view.look('list');
    await view.look('month');
    expect([view.today, view.calendar.day]).toEqual(['2026-11-25', '2026-11-03']);
  });

  it('still shows a month when the day cannot be read', async () => {
    mockIPC((command) => {
      if (command === 'journal_when') throw { code: 'internal', field: null };
      return command === 'journal_list' ? { rows: [], total: 0, next: null } : [];
    });
    const view = new JournalView(NIGHT);
    await view.look('month');
    expect(view.calendar.failure).toBeNull();
    expect([view.today, view.calendar.day]).toEqual([null, '2026-11-26']);
  });
});
