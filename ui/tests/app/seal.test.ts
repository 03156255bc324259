import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import SealNotice from '@/app/SealNotice.svelte';
import { AppShell } from '@/app/shell.svelte';
import Framed from '../journal/Framed.svelte';
import { answering, refuse } from './backend';

const view = (state: object) => ({
  state,
  checking: false,
  keychain: 'remembers',
  unreadable: 0,
  kept: true,
});
const show = (shell = new AppShell()) => ({ shell, ...render(Framed, { of: SealNotice, shell }) });
const answers = (state: object) => ({
  seal_get: () => view(state),
  seal_accept: () => view({ kind: 'accepted' }),
  protection_get: () => ({ folder: '/somewhere' }),
  backup_state: () => ({
    rows: [{ file: 'one.mooring-backup', made: '2026-11-18T21:48:00Z', own: true, fault: null }],
  }),
});

describe('what the seal noticed', () => {
  it('says nothing where nothing is wrong, or where there is no seal', async () => {
    for (const seal_get of [() => view({ kind: 'sound' }), () => refuse('not-found')]) {
      const { calls } = answering('main', { seal_get });
      const { unmount } = show();
      await waitFor(() => expect(calls.map(([command]) => command)).toContain('seal_get'));
      expect(screen.queryByRole('status')).toBeNull();
      unmount();
    }
  });

  it('says what is missing, what to do, and takes the journal as it is only when asked twice', async () => {
    const { calls } = answering('main', answers({ kind: 'changesMissing', count: 6 }));
    const accepted = () => calls.filter(([command]) => command === 'seal_accept').length;
    const { shell } = show();
    expect((await screen.findByRole('status')).textContent).toContain('6 saved changes are missing');
    await userEvent.click(screen.getByRole('button', { name: 'What to do' }));
    await screen.findByText(/Nothing was deleted or repaired/);
    await screen.findByText(/There is a backup of/);
    expect(document.activeElement?.textContent).toContain('Not now');
    await userEvent.click(screen.getByRole('button', { name: 'Accept this state' }));
    await screen.findByRole('alertdialog');
    expect(document.activeElement?.textContent).toContain('Back');
    expect(accepted()).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: 'Accept this state' }));
    await waitFor(() => expect(accepted()).toBe(1));
    await waitFor(() => expect(shell.toasts[0]?.text).toContain('taken as it is now'));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('claims nothing about backups before it knows of them', async () => {
    let answer: (state: object) => void = () => undefined;
    const known = new Promise<object>((resolve) => (answer = resolve));
    answering('main', { ...answers({ kind: 'olderCopy', by: 2 }), backup_state: () => known });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'What to do' }));
    await screen.findByText('Looking for backups…');
    expect(screen.queryByText(/no backup/)).toBeNull();
    answer({ rows: [] });
    await screen.findByText('There is no backup Mooring knows of.');
  });

  it('does not take backups that cannot be looked at for none', async () => {
    answering('main', {
      ...answers({ kind: 'olderCopy', by: 2 }),
      backup_state: () => refuse('storage-failed'),
    });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'What to do' }));
    await screen.findByText(/Whether there is a backup could not be looked up/);
    expect(screen.getByRole('button', { name: 'Look at the backups' })).toBeTruthy();
  });

  it('stays away once it was put away, until the next start', async () => {
    answering('main', answers({ kind: 'olderCopy', by: 2 }));
    const { unmount } = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Not now' }));
    expect(screen.queryByRole('status')).toBeNull();
    unmount();
    const { calls } = answering('main', answers({ kind: 'olderCopy', by: 2 }));
    show();
    await waitFor(() => expect(calls.map(([command]) => command)).toContain('seal_get'));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
