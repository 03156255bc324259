import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import BackupNotice from '@/app/BackupNotice.svelte';
import LockWindow from '@/app/LockWindow.svelte';
import SettingsPlace from '@/app/SettingsPlace.svelte';
import { AppShell } from '@/app/shell.svelte';
import { sizeText } from '@/features/backup/words';
import { answering, refuse } from '../app/backend';
import Framed from '../journal/Framed.svelte';

const ROW = {
  file: 'mooring-20261118T214800Z-0abcdef1.mooring-backup',
  made: '2026-11-18T21:48:00Z',
  kibibytes: 4100,
  kind: 'scheduled',
  own: true,
  portable: true,
  fault: null,
};
const view = (part: object = {}) => ({
  place: '/home/somebody/journal/backups',
  usualPlace: true,
  placeThere: true,
  placeSynced: null,
  dataSynced: null,
  rows: [ROW],
  kept: [],
  failure: null,
  running: false,
  restored: null,
  ...part,
});
const amounts = (entries: number, groups = 0, series = 0) => ({ entries, groups, series });
const COUNTS = { amounts: amounts(1195, 6, 1), firstDay: '2019-03-02', lastDay: '2026-11-18' };
const COMPARED = {
  here: { ...COUNTS, amounts: amounts(1204, 7, 1) },
  onlyHere: amounts(12, 1),
  onlyThere: amounts(3),
  different: amounts(0, 1),
  beside: ['drafts', 'settings'],
};
const OFFER = { file: ROW.file, made: ROW.made, opened: true, protection: 'passphrase', hasRecovery: true };
const answers = (part: object = {}) => ({
  backup_state: () => view(),
  settings_get: () => ({
    dayStartsAt: 4,
    lockAfterMinutes: 5,
    onThisDay: false,
    backupEvery: 'day',
    firstStart: null,
  }),
  protection_get: () => ({ recoveryChecked: '2026-09-14T08:00:00Z' }),
  ...part,
});

function settings() {
  const shell = new AppShell();
  shell.go('settings', { section: 'backup' });
  return render(Framed, { of: SettingsPlace, shell });
}

describe('Settings, Backup', () => {
  it('says when the last one was made, makes another, and reads the list again when told', async () => {
    let rows: object[] = [];
    const { calls } = answering('main', answers({ backup_state: () => view({ rows }) }));
    settings();
    await screen.findByText(/There is none yet/);
    await userEvent.click(screen.getByRole('button', { name: 'Back up now' }));
    await waitFor(() => expect(calls.map(([command]) => command)).toContain('backup_now'));
    rows = [ROW];
    const { emit } = await import('@tauri-apps/api/event');
    await emit('changed', { areas: ['backup'] });
    await screen.findByText(/Read again and whole/);
    await screen.findByText(/4\.2 MB · by itself/);
  });

  it('says why one was not made and why a file cannot be used, and offers nothing to press for that', async () => {
    const rows = [{ ...ROW, fault: 'backup-cut', kind: 'unknown' }];
    const failure = { code: 'backup-place-missing', at: '2026-11-19T08:00:00Z' };
    answering('main', answers({ backup_state: () => view({ rows, failure, placeThere: false }) }));
    settings();
    await screen.findByText(/A part of this backup is missing/);
    await screen.findByText(/did not work. The folder for backups is not there/);
    await screen.findByText(/This folder is not there just now/);
    expect(screen.queryByRole('button', { name: /Look into/ })).toBeNull();
    const test = screen.getByRole('button', { name: 'Try it' });
    expect(test.getAttribute('aria-disabled')).toBe('true');
  });

  it('warns of a folder that is copied elsewhere, and of a code nobody checked', async () => {
    const unchecked = { protection_get: () => ({ recoveryChecked: null }) };
    const synced = view({ usualPlace: false, placeSynced: 'dropbox', dataSynced: 'other' });
    answering('main', answers({ ...unchecked, backup_state: () => synced }));
    settings();
    await screen.findByText(/Dropbox seems to copy this folder/);
    await screen.findByText(/A program seems to copy the folder of the journal itself/);
    await screen.findByText(/only known to open on this computer/);
    expect(screen.getByRole('button', { name: 'Make the file' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('can be stopped, and stopping is no failure', async () => {
    let stop: (() => void) | undefined;
    const { calls } = answering(
      'main',
      answers({
        backup_now: () =>
          new Promise((_, reject) => {
            stop = () => reject({ code: 'backup-cancelled', field: null });
          }),
        backup_cancel: () => {
          stop?.();
          return null;
        },
      }),
    );
    settings();
    await userEvent.click(await screen.findByRole('button', { name: 'Back up now' }));
    await screen.findByRole('progressbar');
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(calls.map(([command]) => command)).toContain('backup_cancel');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('deletes an older one after a question, and never the newest', async () => {
    const older = {
      ...ROW,
      file: 'mooring-20261101T214800Z-0abcdef1.mooring-backup',
      made: '2026-11-01T21:48:00Z',
    };
    let rows = [ROW, older];
    const { calls } = answering(
      'main',
      answers({
        backup_state: () => view({ rows }),
        backup_remove: () => {
          rows = [ROW];
          return null;
        },
      }),
    );
    settings();
    const trash = await screen.findByRole('button', { name: /Delete the backup of/ });
    await userEvent.click(trash);
    expect(document.activeElement?.textContent?.trim()).toBe('Keep it');
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(calls.map(([command]) => command)).not.toContain('backup_remove');
    await userEvent.click(screen.getByRole('button', { name: /Delete the backup of/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Delete the backup of/ })).toBeNull());
    expect(calls).toContainEqual(['backup_remove', { file: older.file }]);
    expect(document.activeElement?.textContent).toBe('Backups');
  });

  it('shows the journals that were kept, and says why one could not be deleted', async () => {
    const kept = [{ folder: 'replaced-20261103T071500Z', since: '2026-11-03T07:15:00Z', kibibytes: 4000 }];
    const refused = { backup_kept_remove: () => refuse('storage-failed') };
    answering('main', answers({ backup_state: () => view({ kept }), ...refused }));
    settings();
    await screen.findByRole('heading', { name: 'Earlier journals' });
    await userEvent.click(screen.getByRole('button', { name: /Delete the journal kept since/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    await screen.findByText(/The disk refused to write/);
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('tries the last one and says what was read', async () => {
    answering(
      'main',
      answers({ backup_drill: () => ({ made: ROW.made, there: COUNTS, compared: COMPARED }) }),
    );
    settings();
    await userEvent.click(await screen.findByRole('button', { name: 'Try it' }));
    await screen.findByText(
      /It works\. Everything of .* could be read: 1,195 entries, 6 groups, 1 in the calendar\. Newer than it, or changed since: 12 entries, 2 groups; drafts and settings\./,
    );
  });

  it('changes how often', async () => {
    const { calls } = answering('main', answers());
    settings();
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'How often' }), 'Never');
    await waitFor(() =>
      expect(calls.find(([command]) => command === 'settings_set')?.[1]).toMatchObject({
        settings: { backupEvery: 'never', lockAfterMinutes: 5 },
      }),
    );
  });

  it('shows what restoring would change, and leaves everything as it is', async () => {
    const { calls } = answering(
      'main',
      answers({
        restore_choose: () => OFFER,
        restore_run: () => ({ made: ROW.made, there: COUNTS, compared: COMPARED, replaces: true }),
      }),
    );
    settings();
    await userEvent.click(await screen.findByRole('button', { name: /the backup of/ }));
    const dialog = await screen.findByRole('dialog');
    await screen.findByText(/Your open journal has the key/);
    await userEvent.click(screen.getByRole('button', { name: 'Look into it' }));
    await screen.findByText(/What is only here, or not the same, will not be in the journal any more/);
    const told = [...dialog.querySelectorAll('dt, dd')].map(({ textContent }) => textContent);
    expect(told.slice(4)).toEqual([
      'Only here',
      '12 entries, 1 group',
      'Only in the backup',
      '3 entries',
      'In both, with other words',
      '1 group',
      'Also not the same',
      'drafts and settings',
    ]);
    expect(told[1]).toMatch(/^1,195 entries, from .*; 6 groups, 1 in the calendar$/);
    await userEvent.click(screen.getByRole('button', { name: 'Leave everything as it is' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const names = calls.map(([command]) => command);
    expect(names).toContain('restore_discard');
    expect(names).not.toContain('restore_switch');
  });

  it('says that both hold the same only where all of it is, and then leads to leaving it', async () => {
    const none = { onlyHere: amounts(0), onlyThere: amounts(0), different: amounts(0) };
    let beside = ['lists'];
    answering(
      'main',
      answers({
        restore_choose: () => OFFER,
        restore_run: () => ({
          made: ROW.made,
          there: COUNTS,
          compared: { here: COUNTS, ...none, beside },
          replaces: true,
        }),
      }),
    );
    settings();
    const look = async (): Promise<void> => {
      await userEvent.click(await screen.findByRole('button', { name: /the backup of/ }));
      await userEvent.click(await screen.findByRole('button', { name: 'Look into it' }));
      await screen.findByText('Here, now');
    };
    const primary = (name: string): boolean =>
      screen.getByRole('button', { name }).classList.contains('btn-primary');
    await look();
    expect(screen.queryByText('Both hold the same.')).toBeNull();
    screen.getByText('lists of meetings');
    expect([primary('Use this one'), primary('Leave everything as it is')]).toEqual([true, false]);
    await userEvent.click(screen.getByRole('button', { name: 'Leave everything as it is' }));
    beside = [];
    await look();
    screen.getByText('Both hold the same.');
    expect([primary('Use this one'), primary('Leave everything as it is')]).toEqual([false, true]);
  });

  it('has nothing for a throw-away journal', async () => {
    answering('main', answers({ backup_state: () => refuse('not-found') }));
    settings();
    await screen.findByText(/This is a demo/);
    expect(screen.queryByRole('button', { name: 'Back up now' })).toBeNull();
  });
});

describe('on Today', () => {
  it('a backup that could not be made is told with the last good one, once', async () => {
    const failure = { code: 'backup-disk-full', at: '2026-11-19T08:00:00Z' };
    answering('main', answers({ backup_state: () => view({ failure }) }));
    const shell = new AppShell();
    render(Framed, { of: BackupNotice, shell });
    const note = await screen.findByRole('status');
    expect(note.textContent).toMatch(/disk is full.*Your journal is saved.*The last good one is of/s);
    await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
    expect([shell.place, shell.at('settings').section]).toEqual(['settings', 'backup']);
    await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('that a backup took the journal’s place is said, and what was kept is shown', async () => {
    const restored = { made: '2026-11-18T21:48:00Z', kept: true };
    answering('main', answers({ backup_state: () => view({ restored }) }));
    const shell = new AppShell();
    render(Framed, { of: BackupNotice, shell });
    const note = await screen.findByRole('status');
    expect(note.textContent).toMatch(/The backup of .* is your journal now.*Earlier journals/s);
    await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
    expect(shell.at('settings').section).toBe('backup');
    await userEvent.click(screen.getByRole('button', { name: 'Good' }));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('a folder that is copied elsewhere is told until the person knows', async () => {
    const { calls } = answering(
      'main',
      answers({
        backup_state: () => view({ dataSynced: 'dropbox' }),
        settings_get: () => ({ backupEvery: 'day', firstStart: null, syncedFolderKnown: false }),
        settings_set: () => null,
      }),
    );
    render(Framed, { of: BackupNotice, shell: new AppShell() });
    await screen.findByText(/Dropbox seems to copy the folder of the journal itself/);
    await userEvent.click(screen.getByRole('button', { name: 'I know' }));
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
    expect(calls).toContainEqual([
      'settings_set',
      { settings: { backupEvery: 'day', firstStart: null, syncedFolderKnown: true } },
    ]);
  });
});

describe('the lock window', () => {
  const trouble = { kind: 'trouble', code: 'database-damaged', hasRecovery: true, folder: '/somewhere' };
  const preview = { made: ROW.made, there: COUNTS, compared: null, replaces: true };

  it('restores a backup where the journal cannot be opened', async () => {
    let tries = 0;
    const { calls } = answering('lock', {
      vault_state: () => trouble,
      restore_list: () => [ROW],
      restore_choose: () => ({ ...OFFER, opened: false }),
      restore_run: () => ((tries += 1) === 1 ? refuse('wrong-passphrase') : preview),
      restore_switch: () => false,
    });
    render(LockWindow);
    await userEvent.click(await screen.findByRole('button', { name: 'Restore a backup' }));
    await screen.findByRole('heading', { level: 1, name: 'Which backup?' });
    await userEvent.click(await screen.findByRole('button', { name: /the backup of/ }));
    await userEvent.type(await screen.findByLabelText('Passphrase'), 'not this{Enter}');
    await screen.findByText(/The passphrase does not fit/);
    await userEvent.type(screen.getByLabelText('Passphrase'), ' but this{Enter}');
    await screen.findByText(/They are kept in the journal’s folder/);
    await userEvent.click(screen.getByRole('button', { name: 'Use this one' }));
    await waitFor(() => expect(calls.map(([command]) => command)).toContain('vault_enter'));
  });

  it('takes a backup and its code on a new computer, and asks how it is to open from now on', async () => {
    answering('lock', {
      vault_state: () => ({ kind: 'firstStart', keychain: { kind: 'absent' } }),
      restore_list: () => [],
      restore_choose: () => ({ ...OFFER, opened: false }),
      recovery_check: () => ({ kind: 'wellFormed', groups: 8 }),
      restore_run: () => ({ ...preview, replaces: false }),
      restore_switch: () => true,
    });
    render(LockWindow);
    await userEvent.click(await screen.findByRole('button', { name: 'I have a backup' }));
    await screen.findByText(/there are no backups/);
    await userEvent.click(screen.getByRole('button', { name: 'Choose a file' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Use the recovery code' }));
    (await screen.findByLabelText('Group 1 of 8')).focus();
    await userEvent.paste('K7QD 3MWX P9TR HY42 ZC6N V8LF 2GYS R5JA');
    await screen.findByText('The code is complete.');
    await userEvent.click(screen.getByRole('button', { name: 'Look into it' }));
    await screen.findByText(/1,195 entries, from /);
    await userEvent.click(screen.getByRole('button', { name: 'Use this one' }));
    await screen.findByLabelText('A passphrase only you know');
  });

  it('tells each bad file in its own words', async () => {
    const told = new Set<string>();
    for (const code of [
      'backup-foreign',
      'backup-cut',
      'backup-damaged',
      'backup-tampered',
      'backup-newer',
      'backup-unreadable',
    ]) {
      answering('lock', {
        vault_state: () => trouble,
        restore_list: () => [],
        restore_choose: () => refuse(code),
      });
      const { unmount } = render(LockWindow);
      await userEvent.click(await screen.findByRole('button', { name: 'Restore a backup' }));
      await userEvent.click(await screen.findByRole('button', { name: 'Choose a file' }));
      told.add((await screen.findByRole('alert')).textContent ?? '');
      unmount();
    }
    expect(told.size).toBe(6);
    expect([...told].every((words) => /Nothing (was changed|of it was opened)/.test(words))).toBe(true);
  });
});

describe('a size', () => {
  it('is said as a file manager would', () => {
    expect([1, 200, 4100, 20_000].map(sizeText)).toEqual(['1 KB', '205 KB', '4.2 MB', '20 MB']);
  });
});
