import { mockIPC } from '@tauri-apps/api/mocks';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CarePast, CarePerson, CareRecord, CareSaid, CareView } from '@/backend';
import { provideShell, type Shell, type Toast } from '@/shared/shell';
import { Asking, CareTeam, takeAway } from './care_team.svelte';
import PersonPage from './PersonPage.svelte';
import QuestionDialog from './QuestionDialog.svelte';
import {
  freshPerson,
  freshQuestion,
  freshSaid,
  freshScore,
  isPersonBegun,
  saidByNobodyHere,
  saidRows,
} from './records';
import ScoreDialog from './ScoreDialog.svelte';
import './texts';
import { nameOf, peopleToChoose } from './words';

const person = (id: string, name: string): CarePerson => ({ ...freshPerson(), id, name });
const view = (more: Partial<CareView> = {}): CareView => ({
  today: '2026-11-19',
  people: [],
  next: [],
  questions: [],
  said: [],
  treatments: [],
  scores: [],
  ...more,
});
const said = (id: string, day: string, more: Partial<CareSaid> = {}): CareSaid => ({
  ...freshSaid('osei', day),
  id,
  words: id,
  ...more,
});
const past = (series: string, here: string): CarePast => ({
  appointment: { series, occurrence: here },
  here,
  wholeDay: false,
  title: 'Dr Osei',
});

let saved: CareRecord[] = [];
let removed: string[] = [];
beforeEach(() => {
  [saved, removed] = [[], []];
});

/** A shell that remembers what was said and what is being typed. */
function frame(): { shell: Shell; toasts: Toast[]; flush: () => Promise<unknown> } {
  const toasts: Toast[] = [];
  const drafts: (() => Promise<void>)[] = [];
  const shell = {
    toast: (toast: Toast) => toasts.push(toast),
    registerDraft: (flush: () => Promise<void>) => {
      drafts.push(flush);
      return () => undefined;
    },
    at: () => ({}),
    go: vi.fn(),
  } as unknown as Shell;
  return { shell, toasts, flush: () => Promise.all(drafts.map((one) => one())) };
}

describe('a record of the care team', () => {
  it('comes back as it was when it was removed, not as a window had read it', async () => {
    const now: CareRecord = { kind: 'person', of: { ...person('osei', 'Dr Osei'), hours: 'Mondays' } };
    mockIPC((cmd, args) => {
      if (cmd === 'care_team_remove') return now;
      if (cmd === 'care_team_save') saved.push((args as { record: CareRecord }).record);
      return null;
    });
    const { shell, toasts } = frame();
    await takeAway(shell, { kind: 'person', of: person('osei', 'Dr Osei') }, 'gone');
    await toasts[0]?.undo?.();
    expect(saved).toEqual([now]);
  });

  it('has something to keep before it has a name, and is called something', () => {
    expect(isPersonBegun(freshPerson())).toBe(false);
    expect(isPersonBegun({ ...freshPerson(), phone: '12' })).toBe(true);
    expect(isPersonBegun({ ...freshPerson(), ended: '2026-01-01' })).toBe(true);
    expect(nameOf({ ...freshPerson(), phone: '12' })).toBe('Somebody without a name');
  });

  it('offers whoever was chosen and is not here any more', () => {
    const people = [person('osei', 'Dr Osei')];
    expect(peopleToChoose(people, 'Anybody', 'osei').map(({ value }) => value)).toEqual(['', 'osei']);
    expect(peopleToChoose(people, 'Anybody', 'reid').at(-1)).toEqual({
      value: 'reid',
      label: 'Somebody who is not here any more',
    });
  });
});

describe('a question that is being typed', () => {
  const fake = (fails = false): void =>
    mockIPC((cmd, args) => {
      if (cmd === 'care_team_save') {
        if (fails) throw { code: 'no-space' };
        saved.push((args as { record: CareRecord }).record);
      }
      if (cmd === 'care_team_remove') removed.push((args as { id: string }).id);
      return null;
    });

  it('is kept on leaving, and gone again where nothing is left of it', async () => {
    fake();
    const asking = new Asking(() => freshQuestion('', 'osei'));
    asking.type('Half typed');
    await asking.flush();
    expect(saved).toMatchObject([{ kind: 'question', of: { id: asking.id, text: 'Half typed' } }]);
    asking.type(' ');
    await asking.flush();
    expect(removed).toEqual([asking.id]);
  });

  it('takes what is typed while it is being added as the next one', async () => {
    fake();
    const asking = new Asking(() => freshQuestion('', null));
    asking.type('Is it the dose?');
    const adding = asking.add();
    asking.type('How');
    expect(await adding).toBe(null);
    await asking.flush();
    expect(saved.map(({ of }) => ('text' in of ? of.text : ''))).toEqual(['Is it the dose?', 'How']);
    expect(new Set(saved.map(({ of }) => of.id)).size).toBe(2);
  });

  it('stands in its field again where it could not be kept', async () => {
    fake(true);
    const asking = new Asking(() => freshQuestion('', null));
    asking.type('Is it the dose?');
    expect(await asking.add()).not.toBe(null);
    expect(asking.text).toBe('Is it the dose?');
  });
});

describe('what was said', () => {
  it('stands at its appointment, the latest first, and on its day where it has none', () => {
    const [old, late] = [past('a', '2026-11-01T10:00:00'), past('b', '2026-11-12T09:30:00')];
    const at = said('at', '2026-11-12', { appointment: late.appointment });
    const alone = said('alone', '2026-11-05');
    // An appointment that is no more: its day still says when.
    const lost = said('lost', '2025-01-01', { appointment: { series: 'c', occurrence: 'x' } });
    const named = said('same day', '2026-11-12');
    const rows = saidRows([late, old], [at, named, alone, lost]);
    expect(rows.map(({ day, said }) => [day, ...said.map(({ id }) => id)])).toEqual([
      ['2026-11-12', 'at', 'same day'],
      ['2026-11-05', 'alone'],
      ['2026-11-01'],
      ['2025-01-01', 'lost'],
    ]);
  });

  it('is found also where whoever said it is removed', () => {
    const gone = said('gone', '2026-11-01', { person: 'reid' });
    const all = view({ people: [person('osei', 'Dr Osei')], said: [said('here', '2026-11-02'), gone] });
    expect(saidByNobodyHere(all)).toEqual([gone]);
  });
});

describe('a dialog of the care team', () => {
  /** Opens one, over a journal that keeps what is saved. */
  function open(dialog: unknown, props: object): { flush: () => Promise<unknown> } {
    mockIPC((cmd, args) => {
      if (cmd === 'care_team_shipped')
        return { kinds: [], firstTalk: [], treatmentQuestions: [], measures: [] };
      if (cmd === 'care_team_view') return view();
      if (cmd === 'care_team_save') saved.push((args as { record: CareRecord }).record);
      return null;
    });
    const { shell, flush } = frame();
    const within = (anchor: unknown, props: unknown): unknown => {
      provideShell(shell);
      return (dialog as (...of: unknown[]) => unknown)(anchor, props);
    };
    const team = new CareTeam();
    render(
      within as typeof ScoreDialog,
      {
        team,
        known: false,
        onclose: vi.fn(),
        onremove: vi.fn(),
        ...props,
      } as never,
    );
    return { flush };
  }

  const describedBy = (field: Element): string | undefined =>
    document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent.trim();

  it('keeps the note of a score that has no number yet, and takes the number later', async () => {
    const { flush } = open(ScoreDialog, { score: freshScore(null, '2026-11-19') });
    expect(screen.getByText('Without a number it is kept here, and left out of the two pages.')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Note'), 'After the first month');
    await flush();
    expect(saved).toMatchObject([{ of: { value: null, note: 'After the first month' } }]);
    const number = screen.getByLabelText('Number');
    await userEvent.type(number, '12');
    await flush();
    expect(saved.at(-1)).toMatchObject({ of: { value: 12, note: 'After the first month' } });
    await userEvent.clear(number);
    await flush();
    expect(saved.at(-1)).toMatchObject({ of: { value: null, note: 'After the first month' } });
  });

  it('says what becomes of a question whose text is emptied, and keeps what is written instead', async () => {
    const question = freshQuestion('Is it the dose?', null);
    const { flush } = open(QuestionDialog, { question, known: true });
    const text = screen.getByRole('textbox', { name: 'Your words' });
    await userEvent.clear(text);
    const said = 'Nothing of it would be left, so what stood here stays. Write something, or remove it.';
    expect(describedBy(text)).toBe(said);
    expect(text.getAttribute('aria-invalid')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(document.activeElement).toBe(text);
    await flush();
    expect(saved).toEqual([]);
    await userEvent.type(text, 'How long?');
    expect(describedBy(text)).toBeUndefined();
    await flush();
    expect(saved).toMatchObject([{ of: { id: question.id, text: 'How long?' } }]);
  });
});

describe('the page of a person', () => {
  it('stays under one’s hands while it cannot be read anew', async () => {
    let fails = false;
    mockIPC((cmd, args) => {
      if (cmd === 'care_team_shipped')
        return { kinds: [], firstTalk: [], treatmentQuestions: [], measures: [] };
      if (cmd === 'care_team_appointments') return [];
      if (cmd === 'care_team_save') saved.push((args as { record: CareRecord }).record);
      if (cmd !== 'care_team_view') return null;
      if (fails) throw { code: 'internal' };
      return view({ people: [person('osei', 'Dr Osei')] });
    });
    const { shell, flush } = frame();
    const team = new CareTeam();
    await team.read();
    const within = (anchor: unknown, props: unknown): unknown => {
      provideShell(shell);
      return (PersonPage as (...of: unknown[]) => unknown)(anchor, props);
    };
    render(within as typeof PersonPage, { team, id: 'osei' });
    await userEvent.click(screen.getByRole('button', { name: 'Write it down' }));
    await userEvent.type(screen.getByLabelText('In your own words'), 'We wait');
    fails = true;
    await team.read();
    expect(await screen.findByText(/Something went wrong/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('In your own words').value).toBe('We wait');
    await flush();
    expect(saved).toMatchObject([{ kind: 'said', of: { words: 'We wait', person: 'osei' } }]);
  });
});
