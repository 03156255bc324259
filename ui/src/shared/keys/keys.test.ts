import { describe, expect, it } from 'vitest';
import { isShortcut, shortcutAria, shortcutText } from '.';

const press = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...init });

describe('shortcuts', () => {
  it('are printed as they stand on the keys', () => {
    expect(shortcutText('mod+j', false)).toBe('Ctrl J');
    expect(shortcutText('mod+j', true)).toBe('⌘J');
    expect(shortcutText('f1', false)).toBe('F1');
    expect(shortcutAria('mod+shift+f', false)).toBe('Control+Shift+F');
  });

  it('want exactly their modifiers', () => {
    expect(isShortcut(press('j', { ctrlKey: true }), 'mod+j', false)).toBe(true);
    expect(isShortcut(press('J', { ctrlKey: true, shiftKey: true }), 'mod+j', false)).toBe(false);
    expect(isShortcut(press('j', { metaKey: true }), 'mod+j', false)).toBe(false);
    expect(isShortcut(press('j', { metaKey: true }), 'mod+j', true)).toBe(true);
    expect(isShortcut(press('F1'), 'f1', false)).toBe(true);
    expect(isShortcut(press('F1', { ctrlKey: true }), 'f1', false)).toBe(false);
  });
});
