import { describe, expect, it } from 'vitest';
import { ended, taken } from './breaks';

describe('breaks from noting', () => {
  const past = { from: '2026-10-01', to: '2026-10-07' };

  it('begin today, for some days or until they are ended', () => {
    expect(taken([past], '2026-11-19', 7)).toEqual([past, { from: '2026-11-19', to: '2026-11-25' }]);
    expect(taken([], '2026-11-19', 0)).toEqual([{ from: '2026-11-19', to: null }]);
  });

  it('end with the day before, and one of today alone was none', () => {
    const open = { from: '2026-11-10', to: null };
    expect(ended([past, open], '2026-11-19')).toEqual([past, { from: '2026-11-10', to: '2026-11-18' }]);
    expect(ended([past, { from: '2026-11-19', to: null }], '2026-11-19')).toEqual([past]);
    expect(ended([{ from: '2026-11-10', to: '2026-11-30' }], '2026-11-19')).toEqual([
      { from: '2026-11-10', to: '2026-11-18' },
    ]);
  });

  it('never lie over one another', () => {
    const open = { from: '2026-11-10', to: null };
    expect(taken([open], '2026-11-19', 7)).toEqual([
      { from: '2026-11-10', to: '2026-11-18' },
      { from: '2026-11-19', to: '2026-11-25' },
    ]);
  });
});
