import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Ask from './Ask.svelte';
import type { Answer, Answers } from './engine';

describe('a checklist', () => {
  it('keeps an item of ones own that is not ticked any more', async () => {
    const user = userEvent.setup();
    const step = { type: 'checklist' as const, field: 'f', ask: 'What helps?', items: ['Tea', 'A walk'] };
    let answers: Answers = {};
    const onanswer = vi.fn((answer: Answer) => {
      answers = { f: answer };
      void view.rerender({ step, answers, onanswer });
    });
    const view = render(Ask, { step, answers, onanswer });
    await user.type(screen.getByRole('textbox'), 'A bath');
    await user.click(screen.getByRole('button'));
    const own = (): HTMLInputElement => screen.getByRole('checkbox', { name: 'A bath' });
    expect(own().checked).toBe(true);
    await user.click(own());
    expect(own().checked).toBe(false);
    expect(answers).toEqual({ f: [] });
    await user.click(own());
    expect(answers).toEqual({ f: ['A bath'] });
    expect(screen.getAllByRole('checkbox')).toHaveLength(3);
  });
});
