import { emit } from '@tauri-apps/api/event';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import ProtectionBanner from '@/app/ProtectionBanner.svelte';
import Protection from '@/features/settings/protection/Protection.svelte';
import RecoveryCodeSheet from '@/shared/protection/RecoveryCodeSheet.svelte';
import { Frame } from '../journal/frame.svelte';
import Framed from '../journal/Framed.svelte';
import { answering, refuse } from './backend';

const SETTINGS = {
  dayStartsAt: 4,
  lockAfterMinutes: 5,
  lockOnSleep: true,
  lockWithScreen: true,
  lockWhenHidden: true,
  hideFromCapture: true,
  onThisDay: false,
  firstStart: null,
};

/** A journal made with "Decide later"; it keeps what it is told. */
function undecided(checked: string | null = '2026-11-01T08:00:00Z') {
  let open = true;
  return answering('main', {
    protection_get: () => ({
      protection: 'keychain',
      keychain: { kind: 'present', name: 'Secret Service' },
      passphraseChanged: null,
      recoveryMade: '2026-11-01T08:00:00Z',
      recoveryChecked: checked,
      undecided: open,
      folder: '/somewhere',
    }),
    protection_keep: () => {
      open = false;
      void emit('changed', { areas: ['protection'] });
      return null;
    },
    settings_get: () => SETTINGS,
    settings_signals: () => ({ sleep: true, screen: false, capture: false }),
  });
}

describe('"Decide later"', () => {
  it('becomes "Keep it so" in the banner, which goes', async () => {
    const { calls } = undecided();
    render(Framed, { of: ProtectionBanner, shell: new Frame() });
    await screen.findByText(/You chose to decide later/);
    await userEvent.click(screen.getByRole('button', { name: 'Keep it so' }));
    await waitFor(() => expect(screen.queryByText(/You chose to decide later/)).toBeNull());
    expect(calls).toContainEqual(['protection_keep', {}]);
  });

  it('speaks of the recovery code first where that was never shown to be written down', async () => {
    undecided(null);
    render(Framed, { of: ProtectionBanner, shell: new Frame() });
    await screen.findByText(/One step is still open/);
    expect(screen.queryByRole('button', { name: 'Keep it so' })).toBeNull();
  });

  it('becomes "Keep it so" in Settings, and the focus goes to what stays', async () => {
    undecided(null);
    render(Framed, { of: Protection, shell: new Frame() });
    await screen.findByText(/a lost keychain would mean a lost journal/);
    await userEvent.click(screen.getByRole('button', { name: 'Keep it so' }));
    await waitFor(() => expect(screen.queryByText(/You chose to decide later/)).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'What opens the journal' }));
  });
});

describe('what the system tells', () => {
  it('can be chosen to lock or not, and what it does not tell is not offered', async () => {
    const { calls } = undecided();
    render(Framed, { of: Protection, shell: new Frame() });
    const sleep = await screen.findByRole('switch', { name: 'When the computer sleeps' });
    expect(sleep.getAttribute('aria-checked')).toBe('true');
    expect(screen.queryByRole('switch', { name: 'When the screen locks' })).toBeNull();
    expect(screen.getByText(/This system does not tell Mooring/)).toBeTruthy();
    expect(screen.queryByRole('switch', { name: 'Out of screenshots' })).toBeNull();
    expect(screen.getByText(/no way to keep a window out of pictures/)).toBeTruthy();
    await userEvent.click(sleep);
    await waitFor(() =>
      expect(calls).toContainEqual(['settings_set', { settings: { ...SETTINGS, lockOnSleep: false } }]),
    );
  });
});

describe('a recovery code that is copied', () => {
  const code = {
    groups: ['k7qd', '3mwx', 'p9tr', 'hy42', 'zc6n', 'v8lf', '2gys', 'r5ja'],
    ask: [0, 3] as [number, number],
  };
  const sheet = () => render(RecoveryCodeSheet, { code, answers: ['', ''] as [string, string], fits: false });
  const press = () => userEvent.click(screen.getByRole('button', { name: 'Copy for one minute' }));

  it('never passes through the page, which says when it is gone', async () => {
    const { calls } = answering('lock', { recovery_copy: () => true });
    sheet();
    await press();
    await screen.findByText(/^Copied\./);
    expect(calls).toContainEqual(['recovery_copy', {}]);
    await emit('secret-copy-over');
    await screen.findByText('The clipboard is empty again.');
  });

  it('that the system did not take is said to be so', async () => {
    answering('lock', { recovery_copy: () => false });
    sheet();
    await press();
    await screen.findByText(/Copying did not work here/);
  });

  it('that is no longer shown is an error', async () => {
    answering('lock', { recovery_copy: () => refuse('not-found') });
    sheet();
    await press();
    expect((await screen.findByRole('alert')).textContent).toContain('no longer here');
  });
});
