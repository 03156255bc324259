import { emit } from '@tauri-apps/api/event';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import Protection from '@/features/settings/protection/Protection.svelte';
import Erase from '@/features/settings/erase/Erase.svelte';
import { Frame } from '../journal/frame.svelte';
import Framed from '../journal/Framed.svelte';
import { answering, refuse } from './backend';

const WORDS = 'lantern oval biscuit harbour';
const CODE = {
  groups: ['k7qd', '3mwx', 'p9tr', 'hy42', 'zc6n', 'v8lf', '2gys', 'r5ja'],
  ask: [0, 3],
};

type Answers = Parameters<typeof answering>[1];

function settings(
  protection: 'keychain' | 'passphrase' | 'both',
  more: Answers = {},
  { checked = true, keychain = true } = {},
) {
  const known = { protection };
  return answering('main', {
    protection_get: () => ({
      protection: known.protection,
      keychain: keychain ? { kind: 'present', name: 'Secret Service' } : { kind: 'absent' },
      passphraseChanged: null,
      recoveryMade: '2026-11-01T08:00:00Z',
      recoveryChecked: checked ? '2026-11-01T08:00:00Z' : null,
      undecided: false,
      folder: '/somewhere',
    }),
    protection_change: ({ request }) => {
      known.protection = (request as { protection: typeof protection }).protection;
      void emit('changed', { areas: ['protection'] });
      return { keychainLeft: false };
    },
    settings_get: () => ({ dayStartsAt: 4, lockAfterMinutes: 5, onThisDay: false, firstStart: null }),
    ...more,
  });
}

const card = (name: string) => screen.findByRole('radio', { name });
const dialog = () => within(screen.getByRole('dialog'));
const press = (name: string) => userEvent.click(dialog().getByRole('button', { name }));
const type = (label: string, text: string) => userEvent.type(dialog().getByLabelText(label), text);
const asked = (calls: [string, unknown][], name: string) =>
  calls.filter(([command]) => command === name).map(([, args]) => args);

describe('what opens the journal', () => {
  it('changes only when the button under the cards was pressed, and says what became of it', async () => {
    const { calls } = settings('keychain');
    const shell = new Frame();
    render(Framed, { of: Protection, shell });
    await userEvent.click(await card('A passphrase'));
    expect(asked(calls, 'protection_change')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Change to a passphrase' }));
    expect(screen.getByRole('dialog').textContent).toContain('the recovery code alone');
    await type('A passphrase only you know', WORDS);
    await type('The same again', WORDS);
    await press('Change');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked(calls, 'protection_change')).toEqual([
      { request: { protection: 'passphrase', passphrase: WORDS, proof: { kind: 'keychain' } } },
    ]);
    expect(shell.toasts[0]?.text).toBe('Your words open the journal from now on.');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Change to a passphrase' })).toBeNull());
  });

  it('can be left as it is, and the card goes back', async () => {
    settings('passphrase');
    render(Framed, { of: Protection, shell: new Frame() });
    await userEvent.click(await card('Both'));
    await userEvent.click(screen.getByRole('button', { name: 'Keep as it is' }));
    expect(await card('A passphrase')).toHaveProperty('checked', true);
    expect(screen.queryByRole('button', { name: 'Change to both' })).toBeNull();
  });

  it('keeps the words where they open it before and after', async () => {
    const { calls } = settings('passphrase');
    render(Framed, { of: Protection, shell: new Frame() });
    await userEvent.click(await card('Both'));
    await userEvent.click(screen.getByRole('button', { name: 'Change to both' }));
    expect(dialog().queryByLabelText('A passphrase only you know')).toBeNull();
    await type('The passphrase you use now', WORDS);
    await press('Change');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const proof = { kind: 'passphrase', passphrase: WORDS };
    expect(asked(calls, 'protection_change')).toEqual([
      { request: { protection: 'both', passphrase: WORDS, proof } },
    ]);
  });

  it('takes a code that was given back before both are needed', async () => {
    const { calls } = settings(
      'keychain',
      {
        recovery_new: () => CODE,
        vault_recovery_confirm: () => {
          void emit('changed', { areas: ['protection'] });
          return null;
        },
      },
      { checked: false },
    );
    render(Framed, { of: Protection, shell: new Frame() });
    await userEvent.click(await card('Both'));
    await userEvent.click(screen.getByRole('button', { name: 'Change to both' }));
    await type('A passphrase only you know', WORDS);
    await type('The same again', WORDS);
    await press('Go on');
    await screen.findByText('What is group 1?');
    expect(asked(calls, 'protection_change')).toEqual([]);
    await press('Change');
    expect(asked(calls, 'vault_recovery_confirm')).toEqual([]);
    await type('What is group 1?', 'k7qd');
    await type('What is group 4?', 'HY42');
    await press('Change');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked(calls, 'vault_recovery_confirm')).toEqual([{ answers: ['k7qd', 'HY42'] }]);
    expect(asked(calls, 'protection_change')).toMatchObject([{ request: { protection: 'both' } }]);
  });

  it('stays as it is where something is refused, with the words that say why', async () => {
    const answers = ['wrong-passphrase', 'keychain-locked', 'protection-busy'];
    settings('passphrase', { protection_change: () => refuse(answers.shift() ?? 'internal') });
    render(Framed, { of: Protection, shell: new Frame() });
    await userEvent.click(await card('This computer'));
    await userEvent.click(screen.getByRole('button', { name: 'Change to this computer' }));
    await type('The passphrase you use now', 'something else');
    await press('Change');
    await dialog().findAllByText(/The passphrase does not fit/);
    await press('Change');
    await dialog().findAllByText(/keychain is locked/);
    await press('Change');
    await dialog().findAllByText(/being changed already/);
  });

  it('says where the keychain kept the old key', async () => {
    settings('keychain', { protection_change: () => ({ keychainLeft: true }) });
    render(Framed, { of: Protection, shell: new Frame() });
    await userEvent.click(await card('A passphrase'));
    await userEvent.click(screen.getByRole('button', { name: 'Change to a passphrase' }));
    await type('A passphrase only you know', WORDS);
    await type('The same again', WORDS);
    await press('Change');
    await screen.findByText(/would not let go of the old key/);
  });

  it('offers nothing a system without a keychain cannot do', async () => {
    settings('passphrase', {}, { keychain: false });
    render(Framed, { of: Protection, shell: new Frame() });
    expect(await card('This computer')).toHaveProperty('disabled', true);
    expect(await card('Both')).toHaveProperty('disabled', true);
  });
});

describe('a new key for everything', () => {
  async function toTheCode(more: Answers = {}) {
    const { calls } = settings('passphrase', { rotation_prepare: () => CODE, ...more });
    const shell = new Frame();
    render(Framed, { of: Protection, shell });
    await userEvent.click(await screen.findByRole('button', { name: 'Make a new key' }));
    await type('The passphrase you use now', WORDS);
    await type('A passphrase only you know', `${WORDS} anew`);
    await type('The same again', `${WORDS} anew`);
    await press('Go on');
    await screen.findByText('What is group 1?');
    return { calls, shell };
  }
  async function giveBack() {
    await type('What is group 1?', 'k7qd');
    await type('What is group 4?', 'hy42');
    await press('Write everything anew');
  }

  it('is written only when two groups were given back, and names what it does not reach', async () => {
    const { calls, shell } = await toTheCode({
      rotation_run: () => ({
        oldLeft: true,
        backups: [
          {
            name: 'mooring-20261101T214100Z-0abcdef1.mooring-backup',
            made: '2026-11-01T21:41:00Z',
            unreadable: false,
          },
        ],
        kept: [{ folder: 'replaced-20261102T080000Z', since: '2026-11-02T08:00:00Z', kibibytes: 4 }],
      }),
    });
    await press('Write everything anew');
    expect(asked(calls, 'rotation_run')).toEqual([]);
    await giveBack();
    await screen.findByText('Everything is under the new key');
    expect(asked(calls, 'rotation_prepare')).toEqual([
      {
        request: { proof: { kind: 'passphrase', passphrase: WORDS }, passphrase: `${WORDS} anew` },
      },
    ]);
    expect(asked(calls, 'rotation_run')).toMatchObject([{ answers: ['k7qd', 'hy42'] }]);
    await screen.findByText(/could not be removed yet/);
    screen.getByText('replaced-20261102T080000Z');
    await press('Delete what is from before');
    const ask = within(await screen.findByRole('alertdialog'));
    expect(asked(calls, 'rotation_backups_delete')).toEqual([]);
    await userEvent.click(ask.getByRole('button', { name: 'Delete what is from before' }));
    await waitFor(() => expect(shell.toasts[0]?.text).toBe('What was from before is deleted.'));
    expect(asked(calls, 'rotation_backups_delete')).toEqual([
      { names: ['mooring-20261101T214100Z-0abcdef1.mooring-backup'] },
    ]);
    expect(asked(calls, 'backup_kept_remove')).toEqual([{ folder: 'replaced-20261102T080000Z' }]);
    expect(screen.queryByRole('button', { name: 'Delete what is from before' })).toBeNull();
  });

  it('can be stopped, and tried again with the same code', async () => {
    let stop: ((thrown: unknown) => void) | undefined;
    const { calls } = await toTheCode({
      rotation_run: () => new Promise((_, reject) => (stop = reject)),
      rotation_stop: () => stop?.({ code: 'rotation-stopped', field: null }),
    });
    await giveBack();
    await screen.findByRole('progressbar');
    await press('Stop');
    await dialog().findAllByText(/It was stopped/);
    await press('Write everything anew');
    await screen.findByRole('progressbar');
    expect(asked(calls, 'rotation_run')).toHaveLength(2);
  });

  it('is forgotten where the person keeps the old one', async () => {
    const { calls } = await toTheCode();
    await press('Keep the old key');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked(calls, 'rotation_forget')).toHaveLength(1);
    expect(asked(calls, 'rotation_run')).toEqual([]);
  });
});

describe('erasing everything', () => {
  async function begin(protection: 'keychain' | 'passphrase', more: Answers = {}) {
    const { calls } = settings(protection, more);
    render(Framed, { of: Erase, shell: new Frame() });
    await userEvent.click(await screen.findByRole('button', { name: 'Erase everything' }));
    return calls;
  }

  it('takes the word, the proof and a last yes', async () => {
    const calls = await begin('passphrase');
    await press('Go on');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await type('The passphrase you use now', WORDS);
    await type('Type “erase”', 'delete');
    await press('Go on');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await userEvent.clear(dialog().getByLabelText('Type “erase”'));
    await type('Type “erase”', 'Erase');
    await press('Go on');
    const last = await screen.findByRole('alertdialog');
    expect(document.activeElement).toBe(within(last).getByRole('button', { name: 'Keep my journal' }));
    expect(asked(calls, 'vault_erase')).toEqual([]);
    await userEvent.click(within(last).getByRole('button', { name: 'Erase it now' }));
    expect(asked(calls, 'vault_erase')).toEqual([{ proof: { kind: 'passphrase', passphrase: WORDS } }]);
  });

  it('goes back to the first step where the proof does not fit', async () => {
    await begin('passphrase', { vault_erase: () => refuse('wrong-passphrase') });
    await type('The passphrase you use now', 'another');
    await type('Type “erase”', 'erase');
    await press('Go on');
    await userEvent.click(await screen.findByRole('button', { name: 'Erase it now' }));
    await dialog().findAllByText(/The passphrase does not fit/);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('asks for no words where none open it', async () => {
    const calls = await begin('keychain');
    expect(dialog().queryByLabelText('The passphrase you use now')).toBeNull();
    await type('Type “erase”', 'erase');
    await press('Go on');
    await userEvent.click(await screen.findByRole('button', { name: 'Erase it now' }));
    expect(asked(calls, 'vault_erase')).toEqual([{ proof: { kind: 'keychain' } }]);
  });
});
