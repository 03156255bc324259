import { mockIPC } from '@tauri-apps/api/mocks';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { GroupDraft, GroupMeetings, GroupStage, GroupVisit, OccurrenceView } from '@/backend';
import { provideShell, type Shell } from '@/shared/shell';
import Asked from './Asked.svelte';
import { freshGroup, freshVisit, plannedVisit } from './drafts';
import Facts from './Facts.svelte';
import Share from './Share.svelte';
import { travelText } from './words';
import VisitDialog from './VisitDialog.svelte';

const TODAY = '2026-11-19'; // a Thursday
const GROUP = { ...freshGroup('Harbour Street'), travel: 'on foot, then bus 76', travelMinutes: 25 };

function framed<C>(part: C): C {
  const within = (anchor: unknown, props: unknown): unknown => {
    provideShell({
      go: vi.fn(),
      toast: vi.fn(),
      registerDraft: () => () => undefined,
    } as unknown as Shell);
    return (part as (...of: unknown[]) => unknown)(anchor, props);
  };
  return within as C;
}

beforeAll(() => {
  // jsdom knows no modal dialogs.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

describe('a visit that is planned', () => {
  const at = (here: string, wholeDay = false) => ({ here, wholeDay, cancelled: false }) as OccurrenceView;
  const meetings = (next: OccurrenceView[], rests = false): GroupMeetings => ({
    next,
    last: null,
    aside: [],
    rests,
    now: `${TODAY}T12:00:00`,
  });
  const THURSDAY = at('2026-11-26T19:00:00');

  it('begins with the next meeting and the way there', () => {
    expect(plannedVisit(GROUP, TODAY, meetings([THURSDAY]), [])).toMatchObject({
      group: GROUP.id,
      day: '2026-11-26',
      time: '19:00:00',
      route: 'on foot, then bus 76, 25 min',
    });
    const whole = at('2026-11-26T00:00:00', true);
    expect(plannedVisit(GROUP, TODAY, meetings([whole]), [])).toMatchObject({
      day: '2026-11-26',
      time: null,
    });
  });

  it('passes by what is planned already, and what does not take place', () => {
    const planned = freshVisit(GROUP.id, '2026-11-26');
    const cancelled = { ...at('2026-11-27T19:00:00'), cancelled: true };
    const next = meetings([THURSDAY, cancelled, at('2026-11-28T10:00:00')]);
    expect(plannedVisit(GROUP, TODAY, next, [planned])).toMatchObject({
      day: '2026-11-28',
      time: '10:00:00',
    });
  });

  it('is for today where nothing is ahead', () => {
    for (const none of [null, meetings([]), meetings([THURSDAY], true)])
      expect(plannedVisit(GROUP, TODAY, none, [])).toMatchObject({ day: TODAY, time: null });
  });
});

describe('the way to a group', () => {
  it('is told with its minutes, once', () => {
    expect(travelText({ ...GROUP, travel: 'by bus' })).toBe('by bus, 25 min');
    expect(travelText({ ...GROUP, travel: 'by bus, 25 min' })).toBe('by bus, 25 min');
    expect(travelText({ ...GROUP, travel: '' })).toBe('25 min');
    expect(travelText({ ...GROUP, travelMinutes: null })).toBe('on foot, then bus 76');
  });
});

/** Opens a visit; answers what is sent to the journal. */
function open(visit: GroupVisit, stage: GroupStage): { sent: [string, unknown][] } {
  const sent: [string, unknown][] = [];
  mockIPC((command, args) => {
    sent.push([command, args]);
    return null;
  });
  render(framed(VisitDialog), {
    visit,
    entries: [],
    stage,
    today: TODAY,
    onwrite: vi.fn(),
    onentry: vi.fn(),
    onclose: vi.fn(),
    onremove: vi.fn(),
  });
  return { sent };
}

const heads = (): string[] =>
  screen
    .getAllByRole('heading', { level: 3 })
    .map((head) => head.textContent)
    .filter((head) => head !== 'In your journal');
const kept = (sent: [string, unknown][]): GroupVisit | undefined =>
  sent.flatMap(([command, args]) =>
    command === 'groups_visit_save' ? [(args as { visit: GroupVisit }).visit] : [],
  )[0];

async function typeDay(text: string): Promise<void> {
  const user = userEvent.setup();
  const field = screen.getByLabelText('Day');
  await user.clear(field);
  await user.type(field, `${text}{Tab}`);
}

describe('the dialog of a visit', () => {
  it('asks first how it was where it was, and what is planned where it is not yet', () => {
    open(freshVisit('a', '2026-11-12'), 'trying');
    expect(heads()).toEqual(['How it was', 'Before you go']);
    document.body.innerHTML = '';
    open(freshVisit('a', TODAY), 'contacted');
    expect(heads()).toEqual(['Before you go', 'How it was']);
  });

  it.each([
    ['looks back from a visit that was', '2026-11-12', 'trying', '2026-11-16'],
    ['looks back where one goes there already', TODAY, 'attending', '2026-11-16'],
    ['looks ahead where one was not there yet', TODAY, 'contacted', '2026-11-23'],
    ['looks ahead from a plan', '2026-11-26', 'attending', '2026-11-23'],
  ] as const)('%s', async (_, day, stage, monday) => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { sent } = open(freshVisit('a', day), stage);
    await typeDay('Monday');
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(kept(sent)?.day).toBe(monday);
  });

  it('offers the step to Trying once something of it is noted', async () => {
    const { sent } = open(freshVisit('a', TODAY), 'contacted');
    const user = userEvent.setup();
    expect(screen.queryByRole('button', { name: 'Move it to Trying' })).toBeNull();
    const [four] = screen.getAllByRole('radio', { name: '4' });
    if (four) await user.click(four);
    await user.click(screen.getByRole('button', { name: 'Move it to Trying' }));
    await screen.findAllByText('It is at Trying now.');
    expect(sent.map(([command]) => command)).toEqual(
      expect.arrayContaining(['groups_visit_save', 'groups_advance']),
    );
    expect(sent.find(([command]) => command === 'groups_advance')?.[1]).toMatchObject({
      id: 'a',
      stage: 'trying',
    });
  });

  it('offers no step where one goes there already', () => {
    const feelings = { ...freshVisit('a', TODAY).feelings, safe: 4 };
    open({ ...freshVisit('a', TODAY), feelings }, 'attending');
    expect(screen.queryByRole('button', { name: 'Move it to Trying' })).toBeNull();
  });
});

describe('a page of a group', () => {
  const facts = (group: GroupDraft) =>
    render(framed(Facts), {
      group,
      answers: [],
      fits: [],
      onedit: vi.fn(),
      onverify: vi.fn(),
      onoutside: vi.fn(),
    });

  it('asks whether something is still so only where something is written down', () => {
    const seen = facts({ ...GROUP, travel: '', travelMinutes: null });
    expect(screen.queryByRole('button', { name: 'It is still so' })).toBeNull();
    seen.unmount();
    facts(GROUP);
    expect(screen.getByRole('button', { name: 'It is still so' })).toBeTruthy();
  });

  it('asks for no words and no message where the group was left, and keeps what was written', () => {
    const said = (left: boolean, toShare: string) =>
      render(framed(Share), { group: { ...GROUP, toShare }, left });
    const shown = (): boolean => screen.queryByRole('textbox') !== null;
    for (const [left, words, box] of [
      [false, '', true],
      [true, '', false],
      [true, 'The glasses.', true],
    ] as const) {
      const seen = said(left, words);
      expect(shown(), `${left} ${words}`).toBe(box);
      seen.unmount();
    }
    for (const [left, begun, names] of [
      [false, false, ['Message from these questions', 'Answers']],
      [true, false, ['Answers']],
      [true, true, ['Go on with your message', 'Answers']],
    ] as const) {
      const seen = render(Asked, { answers: [], begun, left, onedit: vi.fn(), onmessage: vi.fn() });
      expect(screen.getAllByRole('button').map((button) => button.textContent.trim())).toEqual(names);
      seen.unmount();
    }
  });
});
