import { emit } from '@tauri-apps/api/event';
import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Area, EntryDraft } from '@/backend';
import Journal from '@/features/journal/Journal.svelte';
import Today from '@/features/today/Today.svelte';
import { dayText } from '@/shared/dates';
import { vocabulary } from '@/shared/entries/vocabulary.svelte';
import { journalAnswers, telling } from '../../dev/journal_backend';
import { Frame } from './frame.svelte';
import Framed from './Framed.svelte';

/** The made-up journal of the development server: a backend with memory. */
/** What the journal asks of other areas, and what is empty at first. */
const BESIDE: Record<string, unknown> = {
  journal_searches: [],
  groups_board: { rows: [] },
  journal_about_near: { groups: [], care: [], exercises: [] },
  settings_get: { hideCharts: false },
};

function open(of: typeof Journal | typeof Today, entries = 40) {
  const calls: string[] = [];
  const saved: EntryDraft[] = [];
  const answers = telling(
    journalAnswers({
      entries,
      steps: 5,
      failing: null,
      onThisDay: false,
      drafts: false,
      longWords: false,
      today: '2026-11-19',
    }),
    (...areas: Area[]) => void emit('changed', { areas }),
  );
  mockWindows('main');
  mockIPC(
    (command, args) => {
      calls.push(command);
      if (command === 'journal_save') saved.push((args as { draft: EntryDraft }).draft);
      return answers[command]?.(args as Record<string, unknown>) ?? BESIDE[command] ?? null;
    },
    { shouldMockEvents: true },
  );
  const frame = new Frame();
  const view = render(Framed, { of, shell: frame });
  return { frame, calls, saved, user: userEvent.setup(), ...view };
}

const list = () => screen.findByRole('listbox');
const chosen = () => screen.getAllByRole('option').find((o) => o.getAttribute('aria-selected') === 'true');

beforeEach(() => {
  vocabulary.view = null;
});

describe('the journal', () => {
  it('walks by arrows and opens what one stands on', async () => {
    const { user } = open(Journal);
    (await list()).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    await screen.findByRole('heading', { name: dayText('2026-11-18', 'full') });
    expect(chosen()?.textContent).toContain('Dad rang at six');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain(dayText('2026-11-18', 'full')));
  });

  it('finds as one types, marks the hits and says how many', async () => {
    const { user } = open(Journal);
    await list();
    await user.type(screen.getByLabelText('Search the journal'), 'kitchen');
    await screen.findByText(/entries for “kitchen”, newest first/);
    const rows = within(await list()).getAllByRole('option');
    for (const row of rows) expect(row.querySelector('mark')?.textContent).toBe('kitchen');
    await user.keyboard('{Escape}');
    await screen.findByText(/40 entries/);
  });

  it('gives a letter typed in the list to the search', async () => {
    const { user } = open(Journal);
    (await list()).focus();
    await user.keyboard('kit');
    expect(document.activeElement).toBe(screen.getByLabelText('Search the journal'));
    expect(screen.getByLabelText<HTMLInputElement>('Search the journal').value).toBe('kit');
  });

  it('stands on the next entry after one went to the bin, and can take it back', async () => {
    const { user, frame, calls } = open(Journal);
    (await list()).focus();
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('heading', { name: dayText('2026-11-18', 'full') });
    await user.click(
      within(screen.getByRole('region', { name: 'Entry' })).getByRole('button', { name: 'More' }),
    );
    await user.click(screen.getByRole('menuitem', { name: 'Move to the bin', hidden: true }));
    await waitFor(() => expect(calls).toContain('journal_bin'));
    await waitFor(() => expect(chosen()?.textContent).toContain('The radio in the kitchen'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('listbox')));
    await frame.toasts.at(-1)?.undo?.();
    expect(calls).toContain('journal_restore');
    await screen.findByText(/40 entries/);
  });

  it('tells no moods in the month where charts are hidden, and how much was written all the same', async () => {
    const { user } = open(Journal);
    await list();
    BESIDE['settings_get'] = { hideCharts: true };
    await user.click(screen.getByRole('radio', { name: 'Month' }));
    const day = await screen.findByRole('button', { name: /^Wednesday, November 18, \d+ entr/ });
    expect(day.getAttribute('aria-label')).toMatch(/entr(y|ies)$/);
    expect(day.querySelector('.mood-look')).toBeNull();
    BESIDE['settings_get'] = { hideCharts: false };
    await emit('changed', { areas: ['settings'] });
    await screen.findByRole('button', { name: /^Wednesday, November 18, \d+ entr\w+, \w/ });
  });

  it('shows a month one can walk by keys', async () => {
    const { user } = open(Journal);
    await list();
    await user.click(screen.getByRole('radio', { name: 'Month' }));
    const grid = await screen.findByRole('grid');
    within(grid).getAllByRole('button').find((day) => day.tabIndex === 0)?.focus(); // prettier-ignore
    const before = document.activeElement?.getAttribute('data-day') ?? '';
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-day')).not.toBe(before));
    await user.keyboard('{PageUp}');
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('data-day')?.slice(0, 7)).not.toBe(before.slice(0, 7)),
    );
  });
});

describe('the editor', () => {
  const write = async () => {
    const opened = open(Journal);
    opened.frame.go('journal', { fresh: 1 });
    const page = await screen.findByLabelText('Text of the entry');
    return { ...opened, page };
  };

  it('keeps what is typed when one leaves, however one leaves', async () => {
    const { user, page, unmount, calls, saved } = await write();
    await user.type(page, 'not finished');
    unmount();
    await waitFor(() => expect(calls).toContain('journal_draft_save'));
    expect(saved).toEqual([]);
  });

  it('has the last key in the draft when the journal is about to close', async () => {
    const { user, page, frame, calls } = await write();
    await user.type(page, 'x');
    await Promise.all([...frame.drafts].map((flush) => flush()));
    expect(calls.filter((c) => c === 'journal_draft_save')).toHaveLength(1);
  });

  it('saves with Ctrl+Enter and shows the entry', async () => {
    const { user, page, frame, saved } = await write();
    await user.type(page, '- one{Enter}two');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(saved[0]?.body).toBe('- one\n- two'));
    await waitFor(() => expect(frame.here).toEqual({ entry: saved[0]?.id }));
  });

  it('says that the disk is full, and keeps the words', async () => {
    const { user, page } = await write();
    await user.type(page, 'disk full');
    await user.click(screen.getByRole('button', { name: 'Done' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The disk is full');
    expect(alert.textContent).toContain('in the draft');
    expect((page as HTMLTextAreaElement).value).toBe('disk full');
  });
});

describe('Today', () => {
  it('takes one tap for a check-in, and offers to take it back or to add more', async () => {
    const { user, frame, saved, calls } = open(Today);
    await user.click(await screen.findByRole('radio', { name: 'Low' }));
    await waitFor(() => expect(saved[0]?.mood?.step).toBe(2));
    expect(frame.toasts.at(-1)?.text).toBe('Noted: Low');
    await user.click(await screen.findByRole('button', { name: 'Add more' }));
    expect(frame.checkedIn).toEqual([saved[0]?.id]);
    await frame.toasts.at(-1)?.undo?.();
    expect(calls).toContain('journal_bin');
  });

  it('offers the first step where nothing was written yet', async () => {
    const { user, frame } = open(Today, 0);
    await user.click(await screen.findByRole('button', { name: 'Bring a journal along' }));
    expect(frame.gone.at(-1)).toEqual({ place: 'settings', whereabouts: { section: 'import' } });
    expect(screen.queryByText('On this day')).toBeNull();
  });

  it('keeps earlier years away until they are chosen', async () => {
    open(Today);
    expect(await screen.findByRole('button', { name: 'Show it' })).toBeTruthy();
  });
});
