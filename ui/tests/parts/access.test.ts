import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import { announce, keepInside, LiveRegions } from '@/shared/a11y';

describe('the live regions', () => {
  const polite = () => screen.getByRole('status');

  it('say each saying by an element of its own, the same words twice, too', async () => {
    render(LiveRegions);
    announce('23 entries');
    await tick();
    const first = polite().firstElementChild;
    expect(first?.textContent).toBe('23 entries');
    announce('23 entries');
    await tick();
    expect(polite().textContent.trim()).toBe('23 entries');
    expect(polite().firstElementChild).not.toBe(first);
  });

  it('do not repeat in a dialog what was said before it opened', async () => {
    announce('Saved 22:41');
    render(LiveRegions);
    await tick();
    expect(polite().textContent.trim()).toBe('');
    announce('Locking soon', 'assertive');
    await tick();
    expect(screen.getByRole('alert').textContent.trim()).toBe('Locking soon');
    expect(polite().textContent.trim()).toBe('');
  });
});

describe('Tab in a modal dialog', () => {
  function press(shiftKey: boolean): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return event;
  }

  it('goes round at both ends and is left alone in between', () => {
    document.body.innerHTML =
      '<div id="dialog"><h2 tabindex="-1">Title</h2><button>A</button><button>B</button><button>C</button></div>';
    const dialog = document.getElementById('dialog');
    dialog?.addEventListener('keydown', (event) =>
      keepInside(event as KeyboardEvent & { currentTarget: HTMLElement }),
    );
    const [a, b, c] = dialog?.querySelectorAll('button') ?? [];
    c?.focus();
    press(false);
    expect(document.activeElement).toBe(a);
    press(true);
    expect(document.activeElement).toBe(c);
    // From the heading that took the focus there is nothing to go back to.
    dialog?.querySelector('h2')?.focus();
    press(true);
    expect(document.activeElement).toBe(c);
    b?.focus();
    expect(press(false).defaultPrevented).toBe(false);
  });
});
