import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Palette from '@/app/Palette.svelte';
import { AppShell } from '@/app/shell.svelte';
import { answering } from './backend';

const row = (id: string, text: string) => ({
  id,
  day: '2024-05-03',
  at: '2024-05-03T12:00:00Z',
  localTime: '13:00:00',
  mood: null,
  snippet: [{ text, hit: false }],
  labels: [],
  starred: false,
  hasDraft: false,
});

const group = (id: string, name: string) => ({
  id,
  name: [
    { text: name.slice(0, 4), hit: true },
    { text: name.slice(4), hit: false },
  ],
  passage: [{ text: 'Low mood', hit: false }],
  stage: 'trying',
});

function open(groups: unknown[] = []) {
  const asked: string[] = [];
  answering('main', {
    groups_find: () => groups,
    self_care_find: () => [],
    journal_when: () => ({ day: '2026-11-19' }),
    journal_searches: () => [{ id: 's1', name: 'Tea at home', text: 'tea', filter: { starred: true } }],
    journal_list: ({ request }) => {
      asked.push((request as { text: string }).text);
      return { rows: [row('e1', 'could not breathe in the lift')], total: 1, next: null };
    },
  });
  const shell = new AppShell();
  shell.overlay = 'palette';
  render(Palette, { shell });
  return { shell, asked };
}

const options = () => screen.getAllByRole('option');
const chosen = () => options().find((option) => option.getAttribute('aria-selected') === 'true');

describe('the command palette', () => {
  it('has Help now at the very end, whatever is typed', async () => {
    open();
    expect(options().at(-1)?.textContent).toContain('Help now');
    await userEvent.keyboard('zzzz');
    expect(options().at(-1)?.textContent).toContain('Help now');
  });

  it('asks the journal what a saved search asks', async () => {
    const { shell } = open();
    await userEvent.keyboard('tea at');
    await vi.waitFor(() => expect(chosen()?.textContent).toContain('Search: Tea at home'));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(shell.place).toBe('journal'));
    expect(shell.at('journal')).toMatchObject({ search: 'tea', filter: { starred: true } });
  });

  it('goes to days that are typed, after whatever else has the word', async () => {
    const { shell } = open();
    await userEvent.keyboard('march 2024');
    await vi.waitFor(() => expect(chosen()?.textContent).toContain('Journal: March 2024'));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() =>
      expect(shell.at('journal').days).toEqual({ from: '2024-03-01', to: '2024-03-31' }),
    );
  });

  it('goes to a place by its first letters and Enter', async () => {
    const { shell } = open();
    await userEvent.keyboard('lea{Enter}');
    await vi.waitFor(() => expect(shell.place).toBe('learn'));
    expect(shell.overlay).toBeNull();
  });

  it('opens an entry that was found', async () => {
    const { shell } = open();
    await userEvent.keyboard('brea');
    await screen.findByText(/could not breathe/);
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(shell.at('journal').entry).toBe('e1'));
  });

  it('opens a group that was found, which stands before the entries', async () => {
    const { shell } = open([group('g1', 'Breathing Space')]);
    await userEvent.keyboard('brea');
    await screen.findByText(/could not breathe/);
    const told = options().map((option) => option.textContent.replace(/\s+/g, ' ').trim());
    expect(told[0]).toBe('Breathing Space Low mood Trying');
    expect(told[1]).toContain('could not breathe');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(shell.at('groups').group).toBe('g1'));
  });

  it('still finds entries where groups cannot be asked for', async () => {
    const { shell } = open();
    answering('main', {
      self_care_find: () => [],
      groups_find: () => {
        throw Object.assign(new Error('busy'), { code: 'busy', field: null });
      },
      journal_list: () => ({ rows: [row('e1', 'could not breathe')], total: 1, next: null }),
    });
    await userEvent.keyboard('brea');
    await screen.findByText(/could not breathe/);
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await vi.waitFor(() => expect(shell.at('journal').entry).toBe('e1'));
  });

  it('moves round both ends by arrows and tells which one is meant', async () => {
    open();
    const input = screen.getByRole('combobox');
    await userEvent.keyboard('{ArrowUp}');
    expect(chosen()?.textContent).toContain('Help now');
    expect(input.getAttribute('aria-activedescendant')).toBe(chosen()?.id);
    await userEvent.keyboard('{ArrowDown}');
    expect(chosen()?.textContent).toContain('Check in');
    expect(document.activeElement).toBe(input);
  });

  it('does not search for a single letter', async () => {
    const { asked } = open();
    await userEvent.keyboard('b');
    await userEvent.keyboard('r');
    await vi.waitFor(() => expect(asked).toEqual(['br']));
  });
});
