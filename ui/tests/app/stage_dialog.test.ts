import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { AppShell } from '@/app/shell.svelte';
import StageDialog from '@/features/groups/StageDialog.svelte';
import Framed from '../journal/Framed.svelte';
import { answering } from './backend';

it('takes no step on a day that is none, and says so', async () => {
  const { calls } = answering('main', { groups_advance: () => null });
  const moved = () => calls.filter(([command]) => command === 'groups_advance');
  render(Framed, {
    of: StageDialog,
    shell: new AppShell(),
    given: {
      group: '0198f000-0000-7000-8000-000000000001',
      name: 'Harbour Street',
      stage: 'left',
      since: '2026-11-26',
      note: '',
      today: '2026-11-27',
      onclose: () => undefined,
    },
  });
  const field = await screen.findByLabelText('Since when?');
  await userEvent.clear(field);
  await userEvent.type(field, '31 Feb{Enter}');
  const said = (): string =>
    document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  await waitFor(() => expect(said()).toMatch(/There is no such day/));
  expect(moved()).toEqual([]);
  await userEvent.clear(field);
  await userEvent.type(field, '2026-11-28{Enter}');
  await waitFor(() => expect(said()).toMatch(/still to come/));
  expect(moved()).toEqual([]);
  await userEvent.clear(field);
  await userEvent.type(field, '2026-11-20{Enter}');
  await waitFor(() => expect(moved()).toHaveLength(1));
  expect(moved()[0]?.[1]).toMatchObject({ stage: 'left', since: '2026-11-20' });
});
