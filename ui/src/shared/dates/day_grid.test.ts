import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, type ComponentProps } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import DayGrid, { type DayButton } from './DayGrid.svelte';
import DayPicker from './DayPicker.svelte';
import { sixWeeksOf, weeksOf } from './month';

const NOVEMBER = { year: 2026, month: 11 };
const CHOSEN = '2026-11-19';

const cell = createRawSnippet((day: () => string, button: () => DayButton) => ({
  render: () => {
    const told = Object.entries(button()).map(([name, value]) =>
      value === undefined ? '' : `${name}="${value}"`,
    );
    return `<button ${told.join(' ')}>${day()}</button>`;
  },
}));

function show(props: Partial<ComponentProps<typeof DayGrid>> = {}) {
  const onkey = vi.fn();
  const given = {
    weeks: sixWeeksOf(NOVEMBER),
    label: 'November',
    chosen: CHOSEN,
    today: '2026-11-20',
    onkey,
    cell,
  };
  const { component } = render(DayGrid, { ...given, ...props });
  return { component, onkey, user: userEvent.setup() };
}

/** The days whose cells say so of themselves. */
const selected = (so: 'true' | 'false') =>
  [...screen.getByRole('grid').querySelectorAll(`td[aria-selected=${so}]`)].map(
    ({ textContent }) => textContent,
  );
/** The days that hold a tab stop. */
const stops = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('button')
    .filter(({ tabIndex }) => tabIndex === 0);

describe('a month of days', () => {
  it('is one tab stop, on the day that is chosen', async () => {
    const { user } = show();
    expect(within(screen.getByRole('grid', { name: 'November' })).getAllByRole('button')).toHaveLength(42);
    await user.tab();
    expect(document.activeElement?.textContent).toBe(CHOSEN);
    expect(selected('true')).toEqual([CHOSEN]);
    expect(screen.getByText('2026-11-20').getAttribute('aria-current')).toBe('date');
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('may have its tab stop on another day, and goes from there', async () => {
    const { user, onkey } = show({ stop: '2026-11-01', chosen: '2026-12-24' });
    expect(stops().map((one) => one.textContent)).toEqual(['2026-11-01']);
    await user.tab();
    await user.keyboard('{ArrowDown}{PageDown}{Control>}{ArrowDown}{/Control}');
    expect(onkey.mock.calls).toEqual([['2026-11-08'], ['2026-12-01']]);
  });

  it('leaves out the days of its neighbours where they are not wanted', () => {
    show({ weeks: weeksOf(NOVEMBER) });
    expect(screen.getAllByRole('button')).toHaveLength(30);
    expect([selected('true').length, selected('false').length]).toEqual([1, 29]);
  });

  it('gives the focus to a day that is asked for', async () => {
    const { component } = show();
    await component.focus('2026-11-03');
    expect(document.activeElement?.textContent).toBe('2026-11-03');
  });

  it('names each weekday in full where it stands with two letters', () => {
    show({ letters: 2 });
    const heads = screen.getAllByRole('columnheader');
    expect(heads.every(({ textContent }) => textContent.trim().length === 2)).toBe(true);
    expect(new Set(heads.map((head) => head.querySelector('abbr')?.title)).size).toBe(7);
  });
});

describe('a month to choose a day from', () => {
  it('walks by keys into other months, and the focus goes along', async () => {
    const onpick = vi.fn();
    render(DayPicker, { day: CHOSEN, today: '2026-11-20', onpick });
    const user = userEvent.setup();
    stops()[0]?.focus();
    await user.keyboard('{PageDown}{ArrowLeft}');
    expect(document.activeElement?.getAttribute('data-day')).toBe('2026-12-18');
    expect(screen.getByRole('grid', { name: /December 2026/ })).toBeTruthy();
    expect(stops()).toEqual([document.activeElement]);
    await user.keyboard('{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith('2026-12-18');
  });
});
