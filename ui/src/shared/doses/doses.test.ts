import { mockIPC } from '@tauri-apps/api/mocks';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DoseDay, DoseDraft, DoseLine, Tracker, Vocabulary } from '@/backend';
import { vocabulary } from '@/shared/entries/vocabulary.svelte';
import { readAmount } from './dose_text';
import DoseLines from './DoseLines.svelte';
import { DosesOfDay } from './doses.svelte';

const base = { dayRule: 'sum', archived: false, follows: null, kind: 'dose', unit: 'mg' } as const;
const trackers: Tracker[] = [
  { ...base, id: 'l', name: 'Lamotrigine', plan: [{ at: '21:00:00', amount: 200 }], remind: false },
  { ...base, id: 'i', name: 'Ibuprofen', plan: [], remind: false },
];

let today: string;
let noted: Map<string, DoseDraft>;
let sent: DoseDraft[];

function day(): DoseDay {
  const draft = [...noted.values()].find((one) => one.tracker === 'l');
  const evening: DoseLine = {
    id: draft?.id ?? null,
    tracker: 'l',
    planned: '21:00:00',
    amount: 200,
    state: draft?.state ?? null,
  };
  const others = [...noted.values()]
    .filter((one) => one.tracker !== 'l')
    .map(({ id, tracker, state }): DoseLine => ({ id, tracker, planned: null, amount: null, state }));
  return { day: '2026-11-19', today, lines: [evening, ...others] };
}

beforeEach(() => {
  [today, noted, sent] = ['2026-11-20', new Map(), []];
  vocabulary.view = {
    scales: [],
    feelings: [],
    frequentFeelings: [],
    frequentTags: [],
    tags: [],
    trackers,
  } as Vocabulary;
  mockIPC((command, args) => {
    const { dose, id } = args as { dose: DoseDraft; id: string };
    if (command === 'journal_doses') return day();
    if (command === 'journal_when') return { time: '21:07:00' };
    if (command === 'journal_dose_save') {
      sent.push(dose);
      noted.set(dose.id, dose);
    }
    if (command === 'journal_dose_remove') noted.delete(id);
    return null;
  });
});

async function show() {
  const doses = new DosesOfDay();
  await doses.read();
  render(DoseLines, { doses });
  return userEvent.setup();
}

describe('the doses of a day', () => {
  it('are ticked as planned on a day that is over, and put right', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: /^Taken: Lamotrigine/ }));
    expect(sent.at(-1)).toMatchObject({
      tracker: 'l',
      day: '2026-11-19',
      planned: '21:00:00',
      state: { kind: 'taken', at: '21:00:00', amount: 200 },
    });
    await user.click(await screen.findByRole('button', { name: /Lamotrigine.*Change$/ }));
    await user.click(await screen.findByRole('radio', { name: 'Left out', hidden: true }));
    await user.click(screen.getByRole('button', { name: 'Save', hidden: true }));
    await waitFor(() => expect(sent.at(-1)?.state).toEqual({ kind: 'leftOut' }));
    expect(noted.size).toBe(1);
    await user.click(await screen.findByRole('button', { name: /left out\. Change$/ }));
    await user.click(await screen.findByRole('button', { name: 'Take this note away', hidden: true }));
    expect(await screen.findByRole('button', { name: /^Taken: Lamotrigine/ })).toBeTruthy();
    expect(noted.size).toBe(0);
  });

  it('take one more that was needed, with its time and amount', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Note a dose' }));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    const [time, amount] = dialog.getAllByRole<HTMLInputElement>('textbox', { hidden: true });
    await user.clear(time as HTMLElement);
    await user.type(time as HTMLElement, '14:30');
    await user.type(amount as HTMLElement, '400');
    await user.click(dialog.getByRole('button', { name: 'Save', hidden: true }));
    await waitFor(() =>
      expect(sent.at(-1)).toMatchObject({
        tracker: 'i',
        planned: null,
        state: { kind: 'taken', at: '14:30:00', amount: 400 },
      }),
    );
  });

  it('are noted by the clock while the day lasts', async () => {
    today = '2026-11-19';
    const user = await show();
    await user.click(screen.getByRole('button', { name: /^Taken: Lamotrigine/ }));
    await waitFor(() => expect(sent.at(-1)?.state).toMatchObject({ kind: 'taken', at: '21:07:00' }));
  });

  it('have an amount that is a number, or none', () => {
    expect(['', '0,5', '200', 'two', '-1'].map(readAmount)).toEqual([null, 0.5, 200, undefined, undefined]);
  });
});
