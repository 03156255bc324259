import { render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import Versions from '@/features/journal/reader/Versions.svelte';
import { answering } from '../app/backend';
import { Frame } from './frame.svelte';
import Framed from './Framed.svelte';

/** A dialog whose list comes when it is let come. */
function open() {
  let come: (rows: unknown[]) => void = () => undefined;
  answering('main', {
    journal_versions: () => new Promise((resolve) => (come = resolve)),
    journal_version: () => ({
      title: [],
      body: [],
      others: [],
      entry: { title: '', body: 'Then', bodyHtml: '' },
    }),
  });
  const given = { entry: 'e1', onclose: () => undefined, onrestored: () => undefined };
  render(Framed, { of: Versions, shell: new Frame(), given });
  return { come: () => come([{ id: 'v1', replaced: '2026-11-19T21:41:00Z', words: 3 }]) };
}

const row = () => screen.findByRole('radio', { name: /3 words/ });

describe('earlier versions', () => {
  it('has the focus on the latest once it is there', async () => {
    const { come } = open();
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]));
    come();
    const first = await row();
    await waitFor(() => expect(document.activeElement).toBe(first));
  });

  it('leaves somebody who went on where they are', async () => {
    const { come } = open();
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]));
    const close = screen.getByRole('button', { name: 'Close' });
    close.focus();
    come();
    await row();
    await screen.findByRole('button', { name: /bring/i });
    // Whatever else comes of the answer came.
    for (let turn = 0; turn < 5; turn += 1) await tick();
    expect(document.activeElement).toBe(close);
  });
});
