import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnLine, OwnShown, PlanDraft, PlanLine, PlanStep } from '@/backend';
import { OwnLines } from './own.svelte';
import { isBlank, joined, Plan } from './plan.svelte';
import { named, ownWays, wayName } from './ways';

const line = (id: string, step: PlanStep, words = id): PlanLine => ({ id, step, words, contact: '' });
const ids = (lines: readonly { id: string }[]): string => lines.map(({ id }) => id).join(' ');

/** What the journal has, and each state of it that was replaced in a sitting of its own. */
let plan: PlanLine[] = [];
let own: OwnLine[] = [];
let earlier: Map<string, string>;

beforeEach(() => {
  [plan, own, earlier] = [[], [], new Map()];
  mockIPC((cmd, args) => {
    if (cmd === 'safety_plan_get') return { lines: structuredClone(plan), looked: null, hasEarlier: true };
    if (cmd === 'safety_plan_save') {
      const draft = (args as { plan: PlanDraft }).plan;
      const next = draft.lines.filter((one) => !isBlank(one));
      if (JSON.stringify(next) !== JSON.stringify(plan) && !earlier.has(draft.sitting))
        earlier.set(draft.sitting, ids(plan));
      plan = next;
    }
    if (cmd === 'safety_own_get') return structuredClone(own);
    if (cmd === 'safety_shown') return { plan: [], own: [] };
    if (cmd === 'safety_own_save') own = (args as { lines: OwnLine[] }).lines;
    return null;
  });
});

async function opened(): Promise<Plan> {
  const page = new Plan();
  await page.load();
  return page;
}

describe('an earlier plan', () => {
  it('takes the place of the present one, which is kept each time', async () => {
    plan = [line('now', 'alone')];
    const page = await opened();
    await page.bring([line('first', 'alone')]);
    await page.saving.flush();
    page.add('alone', 'more');
    await page.bring([line('second', 'alone')]);
    await page.saving.flush();
    expect(ids(plan)).toBe('second');
    const kept = [...earlier.values()];
    expect(kept[0]).toBe('now');
    expect(kept.at(-1)).toMatch(/^first /);
  });

  it('is taken back after the page was left without losing what was written since', async () => {
    plan = [line('now', 'alone')];
    const page = await opened();
    const back = await page.bring([line('first', 'alone')]);
    await page.leave();
    plan = [...plan, line('newer', 'worth')];
    await back?.();
    expect(ids(plan)).toBe('now');
    expect([...earlier.values()].at(-1)).toBe('first newer');
  });
});

describe('a line that was taken out', () => {
  it('comes back into the plan as it is by then', async () => {
    plan = [line('a', 'alone'), line('b', 'alone')];
    const page = await opened();
    const back = page.remove('a');
    await page.leave();
    plan = [line('b', 'alone'), line('c', 'worth')];
    await back();
    expect(ids(plan)).toBe('a b c');
  });

  it('comes back among lines of one’s own as they are by then', async () => {
    const one = (id: string): OwnLine => ({ id, name: id, number: '1', ways: 'call', note: '' });
    own = [one('a'), one('b')];
    const page = new OwnLines();
    await page.load();
    const back = page.remove('a');
    await page.leave();
    own = [one('b'), one('c')];
    await back();
    expect(ids(own)).toBe('a b c');
  });
});

describe('a line that has no word yet', () => {
  it('stays under one’s hands whatever is read meanwhile, in its place', async () => {
    plan = [line('w', 'worth')];
    const page = await opened();
    // The steps here stand in another order than in the journal.
    page.add('alone', 'Kettle on');
    const blank = page.add('alone');
    await page.saving.flush();
    await page.load();
    plan = [...plan, line('elsewhere', 'signs')];
    await page.load();
    expect(page.lines.some(({ id }) => id === blank)).toBe(true);
    expect(page.lines.some(({ id }) => id === 'elsewhere')).toBe(true);
    const here = [line('a', 'alone'), line('x', 'alone', ''), line('b', 'alone'), line('y', 'signs', '')];
    expect(ids(joined(here, [line('s', 'signs'), line('a', 'alone'), line('b', 'alone')], isBlank))).toBe(
      'y s a x b',
    );
  });

  it('of one’s own is kept as soon as it has a name', async () => {
    const page = new OwnLines();
    await page.load();
    const id = page.add();
    page.saving.edit((lines) => lines.forEach((one) => (one.name = 'Chaplain')));
    await page.saving.flush();
    expect(own).toMatchObject([{ id, name: 'Chaplain', number: '' }]);
  });
});

describe('a row of Help now', () => {
  it('has a name of its own that does not change when another comes before it', () => {
    const shown = (id: string): OwnShown => ({
      id,
      name: 'Nurse',
      number: '1',
      ways: 'both',
      note: '',
      dial: '1',
    });
    const keys = (all: OwnShown[]): string[] => named(ownWays(all), wayName).map(({ key }) => key);
    expect(new Set(keys([shown('a'), shown('b')])).size).toBe(4);
    expect(keys([shown('b'), shown('a')]).slice(2)).toEqual(keys([shown('a')]));
    expect(named(['x', 'x'], (one) => one).map(({ key }) => key)).toEqual(['0 x', '1 x']);
  });
});
