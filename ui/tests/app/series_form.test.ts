import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { AppShell } from '@/app/shell.svelte';
import SeriesForm from '@/features/calendar/SeriesForm.svelte';
import Framed from '../journal/Framed.svelte';
import { answering } from './backend';

const series = (when: object, leads: object[]) => ({
  id: '0198f000-0000-7000-8000-000000000001',
  kind: 'meeting',
  group: null,
  title: 'Harbour Street',
  when,
  rule: null,
  unplaced: null,
  place: '',
  link: '',
  note: '',
  leads,
  named: false,
  single: null,
});

function show(known: object): void {
  answering('main', {
    reminders_state: () => ({ settings: { leads: [{ days: 0, minutes: 60 }], named: false } }),
    calendar_check_time: () => ({ here: '2026-11-19T19:00:00', skipped: false, past: false }),
    groups_board: () => ({ rows: [] }),
  });
  render(Framed, {
    of: SeriesForm,
    shell: new AppShell(),
    given: {
      series: known,
      occurrence: null,
      now: '2026-11-18T12:00:00',
      onsaved: () => undefined,
      onclose: () => undefined,
    },
  });
}

const pressed = () =>
  screen
    .queryAllByRole('button', { pressed: true })
    .map((chip) => chip.textContent.trim())
    .filter((name) => name.includes('before'));

it('reminds of a meeting whose times are known only now as it is usually wanted', async () => {
  show(series({ kind: 'byAppointment' }, []));
  await userEvent.click(await screen.findByRole('radio', { name: 'At a time' }));
  expect(pressed()).toEqual(['1 hr before']);
});

it('leaves one that is at a time already without the reminders somebody did not want', async () => {
  const once = { kind: 'times', start: '2026-11-19T19:00:00', wholeDay: false, minutes: 60, zone: null };
  show(series({ ...once, rule: { kind: 'once' } }, []));
  await screen.findByRole('radio', { name: 'At a time' });
  expect(pressed()).toEqual([]);
});
