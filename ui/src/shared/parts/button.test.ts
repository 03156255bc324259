import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Button from './Button.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Go on</span>' }));

describe('a button that cannot be used yet', () => {
  afterEach(() => document.querySelector('.tooltip')?.remove());

  it('does nothing when pressed, and says why where it was pressed', async () => {
    const onclick = vi.fn();
    render(Button, { children, onclick, unavailable: 'First choose a country.' });
    await userEvent.setup().click(screen.getByRole('button'));
    expect(onclick).not.toHaveBeenCalled();
    expect(document.querySelector('.tooltip')?.textContent).toBe('First choose a country.');
    expect(screen.getByRole('button', { description: 'First choose a country.' })).toBeTruthy();
  });

  it('says it beside the button where the page moves, and no longer once that is out of sight', async () => {
    render(Button, { children, unavailable: 'First choose a country.' });
    const button = screen.getByRole('button');
    await userEvent.setup().click(button);
    const moved = (top: number) => {
      button.getBoundingClientRect = () => new DOMRect(0, top, 100, 32);
      document.body.dispatchEvent(new Event('scroll'));
      return document.querySelector<HTMLElement>('.tooltip');
    };
    expect(moved(200)?.style.top).toBe('238px');
    expect(moved(-40)).toBeNull();
  });

  it('says nothing while work is under way', async () => {
    const onclick = vi.fn();
    render(Button, { children, onclick, busy: true });
    await userEvent.setup().click(screen.getByRole('button'));
    expect(onclick).not.toHaveBeenCalled();
    expect(document.querySelector('.tooltip')).toBeNull();
  });
});
