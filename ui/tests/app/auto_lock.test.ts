import { waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { AutoLock } from '@/app/auto_lock.svelte';
import { AppShell } from '@/app/shell.svelte';
import { answering, tell } from './backend';

describe('a journal that is about to close', () => {
  afterEach(() => {
    document.body.inert = false;
    document.body.replaceChildren();
  });

  it('takes no more input before the last of what was typed is kept, and says so only then', async () => {
    const { calls } = answering('main', {});
    const said = () => calls.some(([command]) => command === 'drafts_flushed');
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const shell = new AppShell();
    const kept: { page: boolean; dialog: boolean; said: boolean }[] = [];
    shell.registerDraft(() => {
      kept.push({ page: document.body.inert, dialog: dialog.inert, said: said() });
      return Promise.resolve();
    });
    const stop = new AutoLock(shell).watch();
    await tell('flush-drafts');
    await waitFor(() => expect(said()).toBe(true));
    expect(kept).toEqual([{ page: true, dialog: true, said: false }]);
    stop();
  });
});
