import { render } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Toasts from '@/app/Toasts.svelte';
import { AppShell } from '@/app/shell.svelte';

const room = (): string => document.documentElement.style.getPropertyValue('--toast-room');

describe('what is told at the foot of the window', () => {
  afterEach(() => document.querySelector('main')?.remove());

  it('has room of its own while it is there, and who reads at an end stays at the end', () => {
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(44);
    const main = document.createElement('main');
    document.body.append(main);
    const sizes = { clientHeight: 600, scrollHeight: 900 };
    for (const [name, value] of Object.entries(sizes))
      Object.defineProperty(main, name, { get: () => value, configurable: true });
    main.scrollTop = 300;
    const shell = new AppShell();
    render(Toasts, { shell });
    expect(room()).toBe('');

    shell.toast({ text: 'It is back.' });
    flushSync();
    expect(room()).toBe('calc(44px + 1.5rem)');
    // As far down as there is: a browser takes it for the end.
    expect(main.scrollTop).toBe(900);

    main.scrollTop = 100;
    shell.dismiss(shell.toasts[0]?.key ?? 0);
    flushSync();
    expect(room()).toBe('');
    expect(main.scrollTop).toBe(100);
  });
});
