import { afterEach, expect, it, vi } from 'vitest';
import { undoTyping } from './undo';

afterEach(() => {
  document.body.replaceChildren();
});

function press(target: HTMLElement, key: string, shift = false, here = true): string[] {
  const done: string[] = [];
  document.execCommand = vi.fn((what: string) => done.push(what) > 0);
  document.body.append(target);
  const listen = (event: KeyboardEvent): void => undoTyping(event, here);
  addEventListener('keydown', listen);
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey: true, shiftKey: shift, bubbles: true, cancelable: true }),
  );
  removeEventListener('keydown', listen);
  return done;
}

it('takes back typing in a field and nowhere else', () => {
  const field = document.createElement('textarea');
  expect(press(field, 'z')).toEqual(['undo']);
  expect(press(field, 'Z', true)).toEqual(['redo']);
  expect(press(field, 'y')).toEqual(['redo']);
  expect(press(field, 'x')).toEqual([]);
  expect(press(document.createElement('button'), 'z')).toEqual([]);
  expect(press(field, 'z', false, false)).toEqual([]);
});

it('leaves alone what somebody else answered', () => {
  const field = document.createElement('input');
  field.addEventListener('keydown', (event) => event.preventDefault());
  expect(press(field, 'z')).toEqual([]);
});
