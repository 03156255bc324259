import { mockIPC } from '@tauri-apps/api/mocks';
import { describe, expect, it } from 'vitest';
import type { Settings } from '@/backend';
import { JournalSettings } from './settings.svelte';

/** Settings that are kept: each command takes its time, as those of the desktop do. */
function keeping(first: Partial<Settings>): { kept: Partial<Settings>; refuse: boolean } {
  const desktop = { kept: first, refuse: false };
  mockIPC(async (command, args) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (command === 'settings_set') {
      // The desktop throws plain objects.

      if (desktop.refuse) throw { code: 'storage-failed', field: null };
      desktop.kept = (args as { settings: Settings }).settings;
      return null;
    }
    return desktop.kept;
  });
  return desktop;
}

async function opened(): Promise<JournalSettings> {
  const settings = new JournalSettings();
  await settings.read();
  return settings;
}

describe('the settings of the journal', () => {
  it('keeps both of two changes that come at once', async () => {
    const desktop = keeping({ lockOnSleep: true, lockWithScreen: true });
    const settings = await opened();
    await Promise.all([settings.change({ lockOnSleep: false }), settings.change({ lockWithScreen: false })]);
    expect(desktop.kept).toEqual({ lockOnSleep: false, lockWithScreen: false });
    expect(settings.view).toEqual(desktop.kept);
  });

  it('shows what was chosen last, whatever is read meanwhile', async () => {
    keeping({ lockOnSleep: true, lockWithScreen: true });
    const settings = await opened();
    const first = settings.change({ lockOnSleep: false });
    const second = settings.change({ lockWithScreen: false });
    await first;
    await settings.read();
    expect(settings.view).toMatchObject({ lockOnSleep: false, lockWithScreen: false });
    await second;
  });

  it('goes back to what is kept where a change is refused, and takes the next one', async () => {
    const desktop = keeping({ lockOnSleep: true, lockWithScreen: true });
    const settings = await opened();
    desktop.refuse = true;
    const refused = settings.change({ lockOnSleep: false });
    await refused;
    expect(settings.view).toEqual({ lockOnSleep: true, lockWithScreen: true });
    expect(settings.failure).toMatchObject({ code: 'storage-failed' });
    desktop.refuse = false;
    await settings.change({ lockWithScreen: false });
    expect(desktop.kept).toEqual({ lockOnSleep: true, lockWithScreen: false });
    expect(settings.failure).toBeNull();
  });
});
