import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearCopied, copySecret } from '.';

describe('a secret on the clipboard', () => {
  let clipboard = '';
  let allowed = true;

  beforeEach(() => {
    vi.useFakeTimers();
    clipboard = '';
    allowed = true;
    vi.stubGlobal('navigator', {
      clipboard: {
        writeText: (text: string) => {
          if (!allowed) return Promise.reject(new Error('no press'));
          clipboard = text;
          return Promise.resolve();
        },
      },
    });
    document.execCommand = () => false;
  });
  afterEach(async () => {
    allowed = true;
    await clearCopied();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('goes after a minute', async () => {
    const cleared = vi.fn();
    await copySecret('CODE', cleared);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(clipboard).toBe('CODE');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(clipboard.trim()).toBe('');
    expect(cleared).toHaveBeenCalledOnce();
  });

  it('goes with the next press where the web view wants one', async () => {
    const cleared = vi.fn();
    await copySecret('CODE', cleared);
    allowed = false;
    await vi.advanceTimersByTimeAsync(61_000);
    expect(clipboard).toBe('CODE');
    allowed = true;
    window.dispatchEvent(new Event('pointerdown'));
    await vi.advanceTimersByTimeAsync(0);
    expect(clipboard.trim()).toBe('');
    expect(cleared).toHaveBeenCalledOnce();
  });

  it('goes at once when asked, and what was copied since by hand stays', async () => {
    await copySecret('CODE', () => undefined);
    await clearCopied();
    expect(clipboard.trim()).toBe('');
    clipboard = 'something else';
    await clearCopied();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(clipboard).toBe('something else');
  });
});
