import { describe, expect, it } from 'vitest';
import { areFree, keysText, pressedKeys } from './keys_from_anywhere';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

describe('keys that work from anywhere', () => {
  it('are read as they are pressed, once more than keys that go with others', () => {
    expect(pressedKeys({ ...none, ctrlKey: true, code: 'ControlLeft' })).toBeNull();
    expect(pressedKeys({ ...none, ctrlKey: true, altKey: true, code: 'KeyJ' })).toBe('Control+Alt+KeyJ');
    expect(pressedKeys({ ...none, code: 'Escape' })).toBeNull();
  });

  it('leave alone what is typed', () => {
    expect(areFree('Control+Alt+KeyJ')).toBe(true);
    expect(areFree('Shift+KeyJ')).toBe(false);
    expect(areFree('F8')).toBe(false);
  });

  it('are said as they are printed', () => {
    expect(keysText('Control+Alt+Digit1', false)).toBe('Ctrl Alt 1');
    expect(keysText('Super+Shift+F8', true)).toBe('⌘ ⇧ F8');
  });
});
