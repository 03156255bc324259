import { mockIPC } from '@tauri-apps/api/mocks';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import type { GroupColumn, GroupDraft, GroupFits, GroupRow, GroupWeights, GroupWish } from '@/backend';
import { provideShell, type Shell } from '@/shared/shell';
import { BoardView } from './board.svelte';
import { closeText } from './beside';
import Compare from './Compare.svelte';
import { freshGroup, noWishes } from './drafts';

const WEIGHTS: GroupWeights = {
  safe: 2,
  understood: 2,
  welcoming: 2,
  supportive: 2,
  practical: 2,
  ledBy: 1,
  times: 1,
  size: 1,
  travel: 1,
  cost: 1,
  topics: 1,
  scope: 1,
  setting: 1,
  joining: 1,
  faith: 1,
  languages: 1,
  access: 1,
};
/** Those of the feelings, and those that stand whatever is wished. */
const ALWAYS = [
  'Welcoming',
  'Supportive',
  'Safe',
  'Understood',
  'Practical',
  'Led by',
  'Time that works',
  'Size',
  'Way there',
  'Cost',
];

function column(group: Partial<GroupDraft>, wishes: Partial<Record<GroupWish, GroupFits>>): GroupColumn {
  const fits = (Object.keys(wishes) as GroupWish[]).map((wish) => ({
    wish,
    fits: wishes[wish] ?? 'unknown',
  }));
  const means = { welcoming: null, supportive: null, safe: null, understood: null, practical: null };
  return {
    group: { ...freshGroup(''), ...group },
    stage: 'trying',
    rated: 0,
    meetings: 0,
    means,
    fits,
    score: null,
  };
}

/** Puts groups side by side; answers what is kept of how much things matter. */
async function compare(columns: readonly GroupColumn[]): Promise<{ kept: GroupWeights[] }> {
  const kept: GroupWeights[] = [];
  mockIPC((command, args) => {
    if (command === 'groups_weights_set') kept.push((args as { weights: GroupWeights }).weights);
    if (command !== 'groups_compare') return null;
    const { ids } = args as { ids: string[] };
    return { columns: columns.filter(({ group }) => ids.includes(group.id)), weights: WEIGHTS, close: 0 };
  });
  const board = new BoardView();
  const rows = columns.map(({ group: { id, name }, stage }) => ({ id, name, stage }) as GroupRow);
  board.view = { today: '2026-11-19', rows, profile: noWishes(), binned: 0 };
  const framed: Component<{ board: BoardView }> = (anchor, props) => {
    provideShell({ go: vi.fn(), toast: vi.fn() } as unknown as Shell);
    return Compare(anchor, props);
  };
  render(framed, { board });
  await screen.findByRole('table');
  return { kept };
}

/** The rows by their names, each with what stands in the columns of the groups. */
function rows(): [string, string[]][] {
  const texts = (cells: readonly HTMLElement[]) => cells.map((cell) => cell.textContent.trim());
  return screen
    .getAllByRole('slider')
    .map((slider) => slider.closest('tr'))
    .filter((row) => row !== null)
    .map((row) => [
      within(row).getByRole('rowheader').textContent,
      texts(within(row).getAllByRole('cell').slice(1)),
    ]);
}

describe('groups side by side', () => {
  it('tell nothing further where nothing further is wished', async () => {
    await compare([
      column({ name: 'Open Door', setting: 'online' }, { size: 'unknown', weekdays: 'yes' }),
      column({ name: 'Night Owls', languages: ['de'] }, { size: 'unknown', weekdays: 'no' }),
    ]);
    expect(rows().map(([name]) => name)).toEqual(ALWAYS);
  });

  it('tell and weigh each wish that was said, with what each group is', async () => {
    await compare([
      column(
        { name: 'Open Door', setting: 'both', languages: ['en', 'pt-BR'], access: ['step-free', 'captions'] },
        { setting: 'yes', faith: 'unknown', languages: 'yes', access: 'yes' },
      ),
      column(
        { name: 'Night Owls', setting: 'online', faith: 'none' },
        { setting: 'no', faith: 'yes', languages: 'unknown', access: 'unknown' },
      ),
    ]);
    expect(rows().slice(ALWAYS.length)).toEqual([
      ['In person or online', ['Both', 'Online']],
      ['Faith', ['Not known', 'Not faith-based']],
      ['Languages', ['English, Brazilian Portuguese', 'Not known']],
      ['Access', ['No steps, Captions', 'Not known']],
    ]);
  });

  it('have a row for every wish there is', async () => {
    const wishes = {
      topics: 'yes',
      scope: 'no',
      setting: 'yes',
      joining: 'no',
      faith: 'no',
      languages: 'no',
      access: 'unknown',
    } as const;
    const told: Partial<GroupDraft> = { about: 'Low mood', scope: 'general', joining: 'closed' };
    await compare([column({ name: 'Open Door', ...told }, wishes), column({ name: 'Night Owls' }, wishes)]);
    const further = rows().slice(ALWAYS.length);
    expect(further.map(([name]) => name)).toEqual([
      'What it is about',
      'Who it is for',
      'In person or online',
      'Open or closed',
      'Faith',
      'Languages',
      'Access',
    ]);
    expect(further.map(([, [first]]) => first).slice(0, 4)).toEqual([
      'Low mood',
      'Anybody',
      'Not known',
      'Closed',
    ]);
  });

  it('keep by keyboard how much a further row matters, and leave the others as they are', async () => {
    const { kept } = await compare([
      column({ name: 'Open Door' }, { joining: 'unknown' }),
      column({ name: 'Night Owls' }, { joining: 'unknown' }),
    ]);
    const user = userEvent.setup();
    const slider = screen.getByRole('slider', { name: 'How much it matters: Open or closed' });
    slider.focus();
    await user.keyboard('{ArrowRight}{End}{Home}');
    expect(kept).toEqual([2, 3, 0].map((joining) => ({ ...WEIGHTS, joining })));
    expect(slider.getAttribute('aria-valuetext')).toBe('not at all');
  });
});

describe('which groups stand side by side', () => {
  const NAMES = ['Open Door', 'Night Owls', 'Quiet Harbour', 'Night Owls', 'Lantern House', 'Walk and Talk'];
  const heads = () =>
    screen
      .getAllByRole('columnheader')
      .map((head) => head.getAttribute('abbr'))
      .filter((name) => name !== null);
  const title = () => screen.getByRole('heading', { level: 1 }).textContent;
  const opener = () => screen.getByRole('button', { name: /^Add one/ });

  it('is changed at their heads, two always stay, and the focus stays at hand', async () => {
    await compare(NAMES.slice(0, 3).map((name) => column({ name }, {})));
    const user = userEvent.setup();
    expect(title()).toBe('Three groups, side by side');
    expect(opener().getAttribute('aria-disabled')).toBe('true');
    screen.getByRole('button', { name: /Take out .*Quiet Harbour/ }).focus();
    await user.keyboard('{Enter}');
    expect(heads()).toEqual(['Open Door', 'Night Owls']);
    await vi.waitFor(() => expect(title()).toBe('Two groups, side by side'));
    expect(screen.queryByRole('button', { name: /^Take out/ })).toBeNull();
    expect(document.activeElement).toBe(opener());
    // What was taken out is there to be put back.
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('menuitem', { name: 'Quiet Harbour', hidden: true }));
    await vi.waitFor(() => expect(heads()).toEqual(NAMES.slice(0, 3)));
  });

  it('is at most five, also where two have one name', async () => {
    await compare(NAMES.map((name) => column({ name }, {})));
    const user = userEvent.setup();
    for (const more of ['Night Owls', 'Lantern House']) {
      await user.click(opener());
      await user.click(screen.getByRole('menuitem', { name: more, hidden: true }));
    }
    await vi.waitFor(() => expect(title()).toBe('Five groups, side by side'));
    expect(heads()).toEqual(NAMES.slice(0, 5));
    await user.click(opener());
    expect(screen.queryByRole('menu', { hidden: true })).toBeNull();
    expect(opener().getAttribute('aria-disabled')).toBe('true');
  });
});

describe('groups too close to call', () => {
  const felt = (name: string, rated: number, range: [number, number]): GroupColumn => ({
    ...column({ name }, {}),
    rated,
    score: { value: 3, low: range[0], high: range[1] },
  });
  const said = (columns: GroupColumn[], close: number): string =>
    closeText({ columns, weights: WEIGHTS, close }).replace(/[\u2068\u2069]/g, '');

  it('name the one a visit would say most of', () => {
    const columns = [
      felt('Open Door', 5, [3, 4]),
      felt('Harbour Street', 1, [2, 4]),
      felt('Night Owls', 1, [1, 5]),
    ];
    expect(said(columns, 2)).toBe(
      'The first two are too close to call. One more visit to Harbour Street would say more than any weighing.',
    );
    expect(said(columns, 3)).toContain(
      'The first three are too close to call. One more visit to Night Owls ',
    );
    const untried = [...columns.slice(0, 2), felt('Night Owls', 0, [1, 5])];
    expect(said(untried, 3)).toMatch(/ A visit to Night Owls would say more than any weighing\.$/);
  });

  it('send nobody back to a group that was left', () => {
    const left = { ...felt('Night Owls', 0, [1, 5]), stage: 'left' as const };
    expect(said([felt('Open Door', 5, [3, 4]), left], 2)).toContain('One more visit to Open Door ');
    expect(said([left], 1)).not.toContain('visit');
  });

  it('say how many meetings one was at where that is known', async () => {
    await compare([
      { ...column({ name: 'Open Door' }, {}), meetings: 61, rated: 5 },
      { ...column({ name: 'Night Owls' }, {}), rated: 2 },
    ]);
    const heads = screen.getAllByRole('columnheader').map((head) => head.textContent);
    expect(heads.some((head) => head.includes('61 meetings, 5 noted'))).toBe(true);
    expect(heads.some((head) => head.includes('2 visits noted'))).toBe(true);
  });
});
