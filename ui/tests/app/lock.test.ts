import { render, screen, waitFor } from '@testing-library/svelte';
import { emit } from '@tauri-apps/api/event';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import LockWindow from '@/app/LockWindow.svelte';
import { answering, refuse } from './backend';

const locked = (part: object = {}) => ({
  vault_state: () => ({
    kind: 'locked',
    protection: 'passphrase',
    hasRecovery: true,
    draftKept: false,
    importStopped: false,
    wordsHeld: false,
    deviceDamaged: false,
    unread: [],
    keychain: null,
    ...part,
  }),
});

describe('the lock window', () => {
  it('goes on by itself once another Mooring has given the journal up', async () => {
    let inUse = true;
    answering('lock', {
      vault_state: () =>
        inUse
          ? { kind: 'trouble', code: 'vault-in-use', hasRecovery: false, folder: '/somewhere' }
          : locked().vault_state(),
    });
    render(LockWindow);
    await screen.findByText(/Another Mooring has this journal open/);
    inUse = false;
    expect(await screen.findByLabelText('Passphrase')).toBeTruthy();
  });

  it('opens with the passphrase that was typed', async () => {
    const { calls } = answering('lock', locked());
    render(LockWindow);
    await userEvent.type(await screen.findByLabelText('Passphrase'), 'lantern oat{Enter}');
    await waitFor(() =>
      expect(calls).toContainEqual([
        'vault_unlock',
        { request: { kind: 'passphrase', passphrase: 'lantern oat' } },
      ]),
    );
  });

  it('says of words that are nowhere but in the program what they wait for', async () => {
    answering('lock', locked({ wordsHeld: true }));
    render(LockWindow);
    expect(
      await screen.findByText(/found no room on the disk.*until you unlock.*do not close/i),
    ).toBeTruthy();
    expect(screen.getByLabelText('Passphrase')).toBeTruthy();
  });

  it('says that what was chosen for this computer could not be read', async () => {
    answering('lock', locked({ deviceDamaged: true }));
    render(LockWindow);
    expect(
      await screen.findByText(/“device.json” could not be read.*your journal is untouched/),
    ).toBeTruthy();
  });

  it('says of each file beside the journal that could not be read what it was and what that means', async () => {
    answering('lock', locked({ unread: ['shelf', 'switch', 'erase'] }));
    render(LockWindow);
    expect(await screen.findByText(/“shelf” could not be read.*reminders.*Unlock once/)).toBeTruthy();
    expect(screen.getByText(/a backup.*could not be read.*Nothing was moved/)).toBeTruthy();
    expect(screen.getByText(/erase everything could not be read.*did not go on.*is kept/)).toBeTruthy();
  });

  it('says of an import that the lock ended that nothing of it is there', async () => {
    answering('lock', locked({ importStopped: true }));
    render(LockWindow);
    expect(await screen.findByText(/ended the import.*Nothing of it is in the journal/)).toBeTruthy();
  });

  it('says that a passphrase does not fit, keeps it selected, and never locks anybody out', async () => {
    answering('lock', { ...locked(), vault_unlock: () => refuse('wrong-passphrase') });
    render(LockWindow);
    const field = await screen.findByLabelText<HTMLInputElement>('Passphrase');
    for (let again = 0; again < 12; again += 1) await userEvent.type(field, 'x{Enter}');
    expect(await screen.findByText(/does not fit.*recovery code/)).toBeTruthy();
    expect(document.activeElement).toBe(field);
    expect(screen.getByRole('button', { name: 'Unlock' }).getAttribute('aria-disabled')).toBeNull();
  });

  it('shows Help now beside the passphrase and gives the caret back on Esc', async () => {
    answering('lock', locked());
    render(LockWindow);
    const field = await screen.findByLabelText<HTMLInputElement>('Passphrase');
    await userEvent.type(field, 'lantern');
    await userEvent.keyboard('{F1}');
    const heading = await screen.findByRole('heading', { level: 1, name: 'Help now' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(await screen.findByText('116 123')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.value).toBe('lantern');
    expect(screen.queryByText('116 123')).toBeNull();
  });

  it('leaves the screen at one key, wherever the caret is', async () => {
    const { calls } = answering('lock', locked());
    render(LockWindow);
    await userEvent.type(await screen.findByLabelText('Passphrase'), '{Control>}h{/Control}');
    await waitFor(() => expect(calls).toContainEqual(['vault_hide', {}]));
  });

  it('opens by one button where the keychain has the key, with nothing to type', async () => {
    const { calls } = answering('lock', locked({ protection: 'keychain' }));
    render(LockWindow);
    await userEvent.click(await screen.findByRole('button', { name: 'Unlock' }));
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    expect(calls).toContainEqual(['vault_unlock', { request: { kind: 'keychain' } }]);
  });

  it('names the keychain the key was put into where another one answers', async () => {
    const files = { protection: 'keychain', keychain: 'Windows Credential Manager' };
    answering('lock', { ...locked(files), vault_unlock: () => refuse('keychain-changed') });
    render(LockWindow);
    await userEvent.click(await screen.findByRole('button', { name: 'Unlock' }));
    expect(await screen.findByText(/Windows Credential Manager.*whole.*recovery code/)).toBeTruthy();
  });

  it('of a demo says what it is, asks for nothing and opens again by one press', async () => {
    const { calls } = answering('lock', { vault_state: () => ({ kind: 'demoLocked', draftKept: false }) });
    render(LockWindow);
    expect(
      await screen.findByText(/This is a demo\. Its entries are invented, and nobody has a key/),
    ).toBeTruthy();
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    expect(screen.queryByRole('button', { name: /recovery code/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Open again' }));
    expect(calls).toContainEqual(['vault_demo_open', {}]);
    expect(calls.map(([command]) => command)).not.toContain('vault_unlock');
  });

  it('tells each fault of the files in its own words, and that nothing was changed', async () => {
    const told = new Set<string>();
    for (const code of [
      'header-missing',
      'header-damaged',
      'database-missing',
      'database-newer',
      'vault-in-use',
    ]) {
      answering('lock', {
        vault_state: () => ({ kind: 'trouble', code, hasRecovery: true, folder: '/somewhere' }),
      });
      const { unmount } = render(LockWindow);
      const nothing = await screen.findByText('Nothing was changed, deleted or made anew.');
      told.add(nothing.previousElementSibling?.textContent ?? '');
      unmount();
    }
    expect(told.size).toBe(5);
    expect([...told].every((words) => words.length > 40)).toBe(true);
  });

  it('asks for a new passphrase after the recovery code, then enters', async () => {
    const { calls } = answering('lock', {
      ...locked(),
      recovery_check: ({ code }) => ({
        kind: String(code).length === 32 ? 'wellFormed' : 'incomplete',
        groups: 0,
      }),
    });
    render(LockWindow);
    await userEvent.click(await screen.findByRole('button', { name: 'Use the recovery code' }));
    (await screen.findByLabelText('Group 1 of 8')).focus();
    await userEvent.paste('K7QD 3MWX P9TR HY42 ZC6N V8LF 2GYS R5JA');
    await screen.findByText('The code is complete.');
    await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await userEvent.type(await screen.findByLabelText('A passphrase only you know'), 'oat gravel seldom');
    await userEvent.type(screen.getByLabelText('The same again'), 'oat gravel seldom');
    await userEvent.click(screen.getByRole('button', { name: 'Use these words' }));
    await waitFor(() => expect(calls.at(-1)?.[0]).toBe('vault_enter'));
    expect(calls).toContainEqual(['everyday_reset', { passphrase: 'oat gravel seldom' }]);
  });

  it('stays with what is to be chosen after the recovery code, whatever is found out meanwhile', async () => {
    let open = false;
    answering('lock', {
      vault_state: () => (open ? { kind: 'unlocked', demo: false, recovered: null } : locked().vault_state()),
      vault_unlock: () => {
        open = true;
      },
      recovery_check: () => ({ kind: 'wellFormed', groups: 8 }),
    });
    render(LockWindow);
    await userEvent.click(await screen.findByRole('button', { name: 'Use the recovery code' }));
    (await screen.findByLabelText('Group 1 of 8')).focus();
    await userEvent.paste('K7QD 3MWX P9TR HY42 ZC6N V8LF 2GYS R5JA');
    await screen.findByText('The code is complete.');
    await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await screen.findByRole('heading', { name: 'It is open again' });
    // The comparison with the seal has ended.
    await emit('changed', { areas: ['protection'] });
    await new Promise(requestAnimationFrame);
    expect(screen.getByRole('heading', { name: 'It is open again' })).toBeTruthy();
  });
});

describe('the first start', () => {
  const CODE = ['k7qd', '3mwx', 'p9tr', 'hy42', 'zc6n', 'v8lf', '2gys', 'r5ja'];
  const first = (keychain: object) => ({
    vault_state: () => ({ kind: 'firstStart', keychain }),
    vault_create: () => ({ groups: CODE, ask: [6, 1] }),
  });
  const present = { kind: 'present', name: 'Secret Service' };
  const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

  it('goes from the choice to the journal, asking two groups of the code back', async () => {
    const { calls } = answering('lock', first(present));
    render(LockWindow);
    await press('Begin');
    await press('Choose a passphrase');
    await userEvent.type(screen.getByLabelText('A passphrase only you know'), 'oat gravel seldom');
    await userEvent.type(screen.getByLabelText('The same again'), 'oat gravel seldom');
    await press('Make the journal');
    const goOn = await screen.findByRole('button', { name: 'Go on' });
    expect(goOn.getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByRole('button', { name: 'Later' })).toBeNull();
    await userEvent.type(screen.getByLabelText('What is group 7?'), '2gys');
    await userEvent.type(screen.getByLabelText('What is group 2?'), '3MWX');
    expect(goOn.getAttribute('aria-disabled')).toBeNull();
    await userEvent.click(goOn);
    await waitFor(() => expect(calls.at(-1)?.[0]).toBe('vault_enter'));
    const created = calls.find(([command]) => command === 'vault_create')?.[1]['request'];
    expect(created).toMatchObject({ protection: 'both', passphrase: 'oat gravel seldom', undecided: false });
    expect(calls).toContainEqual(['vault_recovery_confirm', { answers: ['2gys', '3MWX'] }]);
  });

  it('can be decided later, and says so to the core', async () => {
    const { calls } = answering('lock', first(present));
    render(LockWindow);
    await press('Begin');
    await press('Decide later');
    await waitFor(() => expect(calls.at(-1)?.[0]).toBe('vault_enter'));
    const created = calls.find(([command]) => command === 'vault_create')?.[1]['request'];
    expect(created).toMatchObject({ protection: 'keychain', passphrase: null, undecided: true });
    expect(calls.map(([command]) => command)).toContain('vault_recovery_later');
  });

  it('needs a passphrase where there is no keychain, and says why', async () => {
    answering('lock', first({ kind: 'absent' }));
    render(LockWindow);
    await press('Begin');
    expect(await screen.findByText(/No keychain was found/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Decide later' })).toBeNull();
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map(({ disabled }) => disabled)).toEqual([true, false, true]);
    expect(radios[1]?.checked).toBe(true);
  });

  it('makes no journal from two different passphrases', async () => {
    const { calls } = answering('lock', first(present));
    render(LockWindow);
    await press('Begin');
    await press('Choose a passphrase');
    await userEvent.type(screen.getByLabelText('A passphrase only you know'), 'oat gravel seldom');
    await userEvent.type(screen.getByLabelText('The same again'), 'oat gravel seldon{Enter}');
    expect(screen.getByRole('button', { name: 'Make the journal' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(calls.map(([command]) => command)).not.toContain('vault_create');
  });

  it('has Help now on every step, with what is typed kept', async () => {
    answering('lock', first(present));
    render(LockWindow);
    await press('Begin');
    await press('Choose a passphrase');
    const field = screen.getByLabelText<HTMLInputElement>('A passphrase only you know');
    await userEvent.type(field, 'oat');
    await userEvent.keyboard('{F1}');
    expect(await screen.findByText('116 123')).toBeTruthy();
    await press('Close');
    await waitFor(() => expect(screen.queryByText('116 123')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('A passphrase only you know').value).toBe('oat');
  });
});
