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

function open() {
  const asked: string[] = [];
  answering('main', {
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
