import { describe, expect, it } from 'vitest';
import type { OwnShown, PlanLine, PlanStep } from '@/backend';
import { firstSteps, linesOf, moved, oneLine } from './plan.svelte';
import { ownWays } from './ways';

const line = (id: string, step: PlanStep): PlanLine => ({ id, step, words: id, contact: '' });
const ids = (lines: readonly PlanLine[]): string => lines.map(({ id }) => id).join(' ');

describe('the plan', () => {
  const lines = [line('a', 'alone'), line('s', 'signs'), line('b', 'alone'), line('c', 'alone')];

  it('moves a line within its own step, past lines of others', () => {
    expect(ids(linesOf(moved(lines, 'b', -1), 'alone'))).toBe('b a c');
    expect(ids(linesOf(moved(lines, 'a', 1), 'alone'))).toBe('b a c');
    expect(ids(linesOf(moved(lines, 'c', -1), 'alone'))).toBe('a c b');
    expect(ids(linesOf(moved(lines, 'b', -1), 'signs'))).toBe('s');
  });

  it('keeps what was pasted with tabs and breaks as one line, which the journal takes', () => {
    expect(oneLine('Ring\tJonas\r\nany hour')).toBe('Ring Jonas any hour');
    expect(oneLine('Coat, door')).toBe('Coat, door');
  });

  it('stays as it is where there is no further place', () => {
    expect(ids(moved(lines, 'a', -1))).toBe(ids(lines));
    expect(ids(moved(lines, 'c', 1))).toBe(ids(lines));
    expect(ids(moved(lines, 'nobody', 1))).toBe(ids(lines));
  });

  it('shows first what one can do alone and whom one can ask, by turns', () => {
    const plan = [line('s', 'signs'), ...lines, line('p', 'people'), line('w', 'worth')];
    expect(ids(firstSteps(plan))).toBe('a p b c');
    expect(ids(firstSteps([line('p', 'people'), line('q', 'people')]))).toBe('p q');
    // A plan that has neither is not hidden.
    expect(ids(firstSteps([line('s', 'signs'), line('w', 'worth')]))).toBe('s w');
    expect(firstSteps([])).toEqual([]);
  });
});

describe('a line of one’s own', () => {
  const own = (part: Partial<OwnShown>): OwnShown => ({
    id: 'own',
    name: 'Night nurse',
    number: '0800-HELP',
    dial: '08004357',
    ways: 'call',
    note: '',
    ...part,
  });

  it('is a row for each way, as it was typed and with what is dialled', () => {
    expect(ownWays([own({ ways: 'both' })])).toMatchObject([
      { kind: 'own', by: 'call', shown: '0800-HELP', dial: '08004357' },
      { kind: 'own', by: 'text', shown: '0800-HELP', dial: '08004357' },
    ]);
  });

  it('stays where it cannot be dialled', () => {
    expect(ownWays([own({ number: 'ask at the desk', dial: null })])).toMatchObject([
      { shown: 'ask at the desk', dial: null },
    ]);
  });
});
