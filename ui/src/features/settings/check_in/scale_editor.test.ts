import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { MoodScale } from '@/backend';
import MoodScaleEditor from './MoodScaleEditor.svelte';

const scale: MoodScale = {
  id: 's',
  steps: ['Heavy', 'Low', 'Even', 'Good', 'Bright'].map((word) => ({ word, colour: null })),
  current: true,
};

function show() {
  render(MoodScaleEditor, { scale, onsaved: () => undefined });
  return userEvent.setup();
}
/** From the highest down, as they stand. */
const words = () => screen.getAllByLabelText<HTMLInputElement>(/^Word of step/).map(({ value }) => value);
const press = async (user: ReturnType<typeof userEvent.setup>, name: string) => {
  screen.getByLabelText(name).focus();
  await user.keyboard('{Enter}');
};
const held = () => document.activeElement?.getAttribute('aria-label');

describe('the scale by keyboard', () => {
  it('keeps hold of the step that is moved', async () => {
    const user = show();
    await press(user, 'Move Low up');
    expect(held()).toBe('Move Low up');
    await user.keyboard('{Enter}{Enter}{Enter}');
    expect(words()).toEqual(['Low', 'Bright', 'Good', 'Even', 'Heavy']);
    expect(held()).toBe('Move Low up');
  });

  it('goes to the word of a step that is added, and to the next step when one goes', async () => {
    const user = show();
    await press(user, 'Add a step above Bright');
    await user.keyboard('Shining');
    expect(words()[0]).toBe('Shining');
    await press(user, 'Take Even out');
    expect(held()).toBe('Take Low out');
    await user.click(screen.getByText('As it was'));
    expect(words()).toEqual(['Bright', 'Good', 'Even', 'Low', 'Heavy']);
    expect(document.activeElement?.tagName).toBe('INPUT');
  });
});
