import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Moment, WhenView } from '@/backend';
import WhenField from '@/features/journal/parts/WhenField.svelte';

const SHOWN: WhenView = {
  at: '2026-11-19T21:48:00Z',
  date: '2026-11-19',
  time: '21:48:00',
  day: '2026-11-19',
  toCome: false,
  nowDate: '2026-11-19',
  nowTime: '21:48:00',
};

/** A field whose clocks are told by a core that answers what is given. */
function open(answer: (moment: Moment, zone: string) => Partial<WhenView>) {
  const asked: [Moment, string][] = [];
  mockWindows('main');
  mockIPC((command, args) => {
    if (command !== 'journal_when') return null;
    const { moment, zone } = args as { moment: Moment; zone: string };
    asked.push([moment, zone]);
    return { ...SHOWN, ...answer(moment, zone) };
  });
  const onchange = vi.fn();
  render(WhenField, { at: SHOWN.at, zone: 'Europe/London', day: null, onchange });
  return { asked, onchange, user: userEvent.setup() };
}

const edit = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(await screen.findByRole('button', { name: /Change when it was/ }));
  await screen.findByLabelText('In your words');
};

describe('when it was', () => {
  it('is the instant the core makes of a clock, never one made here', async () => {
    const { asked, onchange, user } = open((moment) =>
      moment.kind === 'civil' ? { at: '2001-02-03T04:05:06Z' } : {},
    );
    await edit(user);
    await user.type(screen.getByLabelText('In your words'), 'yesterday 22:30{Enter}');
    await waitFor(() =>
      expect(onchange).toHaveBeenCalledWith({ at: '2001-02-03T04:05:06Z', zone: 'Europe/London', day: null }),
    );
    expect(onchange).toHaveBeenCalledOnce();
    expect(asked).toContainEqual([{ kind: 'civil', date: '2026-11-18', time: '22:30:00' }, 'Europe/London']);
  });

  it('that is still to come is refused by the core, and nothing is changed', async () => {
    const { onchange, user } = open((moment) => ({ toCome: moment.kind === 'civil' }));
    await edit(user);
    await user.type(screen.getByLabelText('In your words'), 'today 20:00{Enter}');
    await screen.findByText(/This is still to come/);
    expect(onchange).not.toHaveBeenCalled();
  });

  it('is taken from digits typed in one go', async () => {
    const { asked, user } = open(() => ({}));
    await edit(user);
    const time = screen.getByLabelText('Time');
    await user.clear(time);
    await user.type(time, '2105');
    await user.tab();
    await waitFor(() =>
      expect(asked).toContainEqual([
        { kind: 'civil', date: '2026-11-19', time: '21:05:00' },
        'Europe/London',
      ]),
    );
  });

  it('is told by the clocks of the place that is chosen', async () => {
    const { asked, onchange, user } = open(() => ({}));
    await edit(user);
    await user.selectOptions(screen.getByLabelText('Time zone'), 'America/Chicago');
    await waitFor(() =>
      expect(onchange).toHaveBeenCalledWith({ at: SHOWN.at, zone: 'America/Chicago', day: null }),
    );
    expect(asked).toContainEqual([
      { kind: 'civil', date: '2026-11-19', time: '21:48:00' },
      'America/Chicago',
    ]);
  });

  it('says which day it counts for where that is another than the date', async () => {
    open(() => ({ date: '2026-11-19', time: '01:30:00', day: '2026-11-18' }));
    const shown = (await screen.findByText(/counts for .*18/)).closest('button');
    const seen = shown?.textContent.replace(/\s+/g, ' ').trim() ?? 'nothing';
    // What is seen is part of its name, for whoever speaks to the computer.
    expect(shown?.getAttribute('aria-label')?.replace(/\s+/g, ' ')).toContain(seen);
  });
});
