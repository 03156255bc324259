import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { MoodScale } from '@/backend';
import MoodPicker from './MoodPicker.svelte';

const scale: MoodScale = {
  id: 's',
  steps: ['Heavy', 'Low', 'Even', 'Good', 'Bright'].map((word) => ({ word, colour: null })),
  current: true,
};

function show(props: { value?: number | null; choosing?: 'press' | 'follow' } = {}) {
  const onchoose = vi.fn();
  const onclear = vi.fn();
  render(MoodPicker, { scale, value: null, labelledby: 'q', onchoose, onclear, ...props });
  return { onchoose, onclear, user: userEvent.setup() };
}

describe('the mood picker', () => {
  it('is one tab stop with words for names', async () => {
    const { user } = show();
    await user.tab();
    expect(screen.getByRole('radio', { name: 'Even' })).toBe(document.activeElement);
    await user.tab();
    expect(document.activeElement).toBe(document.body);
    expect(screen.getAllByRole('radio').map((r) => r.getAttribute('aria-label'))).toEqual(
      scale.steps.map((s) => s.word),
    );
  });

  it('chooses by arrows where choosing costs nothing', async () => {
    const { user, onchoose } = show({ value: 4 });
    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowRight}{Home}');
    expect(onchoose.mock.calls.map(([step]) => step as number)).toEqual([5, 5, 1]);
  });

  it('only moves by arrows where choosing saves', async () => {
    const { user, onchoose } = show({ choosing: 'press' });
    await user.tab();
    await user.keyboard('{ArrowLeft}');
    expect(onchoose).not.toHaveBeenCalled();
    expect(screen.getByRole('radio', { name: 'Low' })).toBe(document.activeElement);
    await user.keyboard(' ');
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(2);
  });

  it('chooses by number and clears by Backspace', async () => {
    const { user, onchoose, onclear } = show({ value: 2, choosing: 'press' });
    await user.tab();
    await user.keyboard('4');
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(4);
    expect(screen.getByRole('radio', { name: 'Good' })).toBe(document.activeElement);
    await user.keyboard('{Backspace}');
    expect(onclear).toHaveBeenCalledOnce();
  });

  it('leaves Enter on what is chosen to the form around it', async () => {
    const { user, onchoose } = show({ value: 3, choosing: 'press' });
    const heard = vi.fn();
    document.body.addEventListener('keydown', heard, { once: true });
    await user.tab();
    await user.keyboard('{Enter}');
    expect(heard).toHaveBeenCalled();
    // The press of the button itself is the same choice again.
    for (const [step] of onchoose.mock.calls) expect(step).toBe(3);
  });

  it('chooses with one click', async () => {
    const { user, onchoose } = show({ choosing: 'press' });
    await user.click(screen.getByRole('radio', { name: 'Low' }));
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(2);
  });
});
