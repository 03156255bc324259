import { describe, expect, it } from 'vitest';
import { areFree, keysSaid, keysText, pressedKeys } from './keys_from_anywhere';

const press = (code: string, more: Partial<Parameters<typeof pressedKeys>[0]> = {}) => ({
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  key: code.replace('Key', '').toLowerCase(),
  code,
  getModifierState: () => false,
  ...more,
});

describe('keys that work from anywhere', () => {
  it('are read as they are pressed, once more than keys that go with others', () => {
    expect(pressedKeys(press('ControlLeft', { ctrlKey: true, key: 'Control' }), false)).toBeNull();
    expect(pressedKeys(press('KeyJ', { ctrlKey: true, altKey: true }), false)).toBe('Control+Alt+KeyJ');
    expect(pressedKeys(press('Escape', { key: 'Escape' }), false)).toBeNull();
  });

  it('are the letter that is on the key, and its place on macOS', () => {
    const keys = press('KeyY', { ctrlKey: true, altKey: true, key: 'z' });
    expect(pressedKeys(keys, false)).toBe('Control+Alt+KeyZ');
    expect(pressedKeys(keys, true)).toBe('Control+Alt+KeyY');
    const cyrillic = press('KeyJ', { ctrlKey: true, shiftKey: true, key: 'О' });
    expect(pressedKeys(cyrillic, false)).toBe('Control+Shift+KeyJ');
  });

  it('are not what is typed with AltGr', () => {
    const typed = press('KeyQ', {
      ctrlKey: true,
      altKey: true,
      getModifierState: (key) => key === 'AltGraph',
    });
    expect(pressedKeys(typed, false)).toBeNull();
  });

  it('leave alone what is typed, and what programs do with one key beside Ctrl or Alt', () => {
    for (const keys of ['Control+Alt+KeyJ', 'Super+KeyJ', 'Super+F8', 'Control+Shift+Space', 'Control+F9'])
      expect(areFree(keys), keys).toBe(true);
    for (const keys of ['Shift+KeyJ', 'F8', 'Control+KeyL', 'Alt+KeyF', 'Alt+F4', 'Control+Alt+F4', 'KeyJ'])
      expect(areFree(keys), keys).toBe(false);
  });

  it('belong to another program only where they may be had at all', () => {
    expect(keysSaid('Control+Alt+KeyJ', true)).toBe('anywhere-keys-are');
    expect(keysSaid('Control+Alt+KeyJ', false)).toBe('anywhere-keys-held');
    expect(keysSaid('Control+KeyL', false)).toBe('anywhere-keys-refused');
  });

  it('are said as they are printed', () => {
    expect(keysText('Control+Alt+Digit1', false)).toBe('Ctrl Alt 1');
    expect(keysText('Super+Shift+F8', true)).toBe('⌘ ⇧ F8');
  });
});
