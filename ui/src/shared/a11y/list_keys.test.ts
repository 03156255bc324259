import { describe, expect, it } from 'vitest';
import { listKey } from './list_keys';

const press = (key: string, more: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...more });

describe('the keys of a long list', () => {
  it('go from row to row, and no further than there are any', () => {
    const from = (at: number | null, key: string) => listKey(press(key), at, 10, 4);
    expect(from(null, 'ArrowDown')).toEqual({ go: 0 });
    expect(from(null, 'ArrowUp')).toEqual({ go: 0 });
    expect(from(9, 'ArrowDown')).toEqual({ go: 9 });
    expect(from(2, 'PageDown')).toEqual({ go: 5 });
    expect(from(2, 'PageUp')).toEqual({ go: 0 });
    expect(from(2, 'End')).toEqual({ go: 9 });
    expect(listKey(press('End'), null, 0, 4)).toBeNull();
  });

  it('leave letters to the search, and what is held with Ctrl to the window', () => {
    expect(listKey(press('a'), 2, 10, 4)).toEqual({ letter: 'a' });
    expect(listKey(press(' '), 2, 10, 4)).toBeNull();
    expect(listKey(press('a', { isComposing: true }), 2, 10, 4)).toBeNull();
    expect(listKey(press('f', { ctrlKey: true }), 2, 10, 4)).toBeNull();
    expect(listKey(press('Enter'), 2, 10, 4)).toBeNull();
  });
});
