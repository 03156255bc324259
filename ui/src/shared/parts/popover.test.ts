import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Popover from './Popover.svelte';
import { tooltip } from './tooltip';

const children = createRawSnippet(() => ({
  render: () => '<button type="button">The month after</button>',
  setup: (button) => tooltip(() => 'The month after')(button as HTMLElement),
}));

describe('what opens beside a button', () => {
  afterEach(() => document.querySelector('.tooltip')?.remove());

  it('keeps Esc from the dialog around it, also where a tooltip is put away by it', async () => {
    const onclose = vi.fn();
    render(Popover, { label: 'A month', opener: undefined, onclose, children });
    const button = screen.getByRole('button', { hidden: true });
    await fireEvent.pointerEnter(button);
    await vi.waitFor(() => expect(document.querySelector('.tooltip')).toBeTruthy());
    // What is prevented never becomes the "cancel" by which a dialog is left.
    expect(await fireEvent.keyDown(button, { key: 'Escape' })).toBe(false);
    expect(document.querySelector('.tooltip')).toBeNull();
    expect(onclose).not.toHaveBeenCalled();
    expect(await fireEvent.keyDown(button, { key: 'Escape' })).toBe(false);
    expect(onclose).toHaveBeenCalledOnce();
  });
});
