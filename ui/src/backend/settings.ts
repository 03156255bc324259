import type { Settings } from './bindings';

/** What reads and writes the settings of the journal, whole. */
interface Kept {
  settingsGet(): Promise<Settings>;
  settingsSet(settings: Settings): Promise<unknown>;
}

/**
 * Makes the one way to change part of the settings. They are written whole: a change that read them while another was on
 * its way would take that one back, so each waits for the one before.
 */
export function changing(kept: Kept): (part: Partial<Settings>) => Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  return (part) => {
    const change = before.then(async () => {
      await kept.settingsSet({ ...(await kept.settingsGet()), ...part });
    });
    before = change.catch(() => undefined);
    return change;
  };
}
