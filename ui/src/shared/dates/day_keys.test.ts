import { describe, expect, it } from 'vitest';
import { dayByKey, takeDayKey } from './day_keys';

const DAY = '2026-11-19'; // a Thursday
const press = (key: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, cancelable: true, ...held });

describe('the keys of a grid of days', () => {
  it('lead to the days beside and to the ends of the week', () => {
    const to = (key: string, first: number) => dayByKey(DAY, key, false, 'month', first);
    expect(to('ArrowLeft', 1)).toBe('2026-11-18');
    expect(to('ArrowRight', 1)).toBe('2026-11-20');
    expect(to('ArrowUp', 1)).toBe('2026-11-12');
    expect(to('ArrowDown', 1)).toBe('2026-11-26');
    expect([to('Home', 1), to('End', 1)]).toEqual(['2026-11-16', '2026-11-22']);
    expect([to('Home', 0), to('End', 0)]).toEqual(['2026-11-15', '2026-11-21']);
    expect([to('Home', 4), to('End', 5)]).toEqual([DAY, DAY]);
    expect(to('a', 1)).toBeNull();
  });

  it('turn months and years, or weeks where there is one row', () => {
    expect(dayByKey(DAY, 'PageUp', false)).toBe('2026-10-19');
    expect(dayByKey(DAY, 'PageDown', true)).toBe('2027-11-19');
    expect(dayByKey('2026-03-31', 'PageUp', false)).toBe('2026-02-28');
    expect(dayByKey(DAY, 'PageUp', false, 'week')).toBe('2026-11-12');
    expect(dayByKey(DAY, 'PageDown', true, 'week')).toBe('2026-11-26');
  });

  it('are taken, and no others: not those that are held with Ctrl, Alt or Meta', () => {
    const right = press('ArrowRight');
    expect(takeDayKey(right, DAY)).toBe('2026-11-20');
    expect(right.defaultPrevented).toBe(true);
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      const other = press('ArrowRight', held);
      expect(takeDayKey(other, DAY)).toBeNull();
      expect(other.defaultPrevented).toBe(false);
    }
    const enter = press('Enter');
    expect(takeDayKey(enter, DAY)).toBeNull();
    expect(enter.defaultPrevented).toBe(false);
  });
});
