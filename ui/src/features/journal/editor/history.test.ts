import { describe, expect, it } from 'vitest';
import { History } from './history';

/** Types letter by letter at the end, a tenth of a second each. */
function type(history: History, from: string, words: string, start: number): string {
  let text = from;
  [...words].forEach((letter, at) => {
    text += letter;
    history.note(text, text.length, start + at * 100);
  });
  return text;
}

describe('what was written can be taken back', () => {
  it('takes a burst of typing as a step, and a rest ends it', () => {
    const history = new History('');
    const one = type(history, '', 'The clock', 0);
    type(history, one, ' goes.', 10_000);
    expect(history.undo()).toEqual({ text: 'The clock', from: 9, to: 9 });
    expect(history.undo()).toEqual({ text: '', from: 0, to: 0 });
    expect(history.undo()).toBeNull();
    expect(history.redo()?.text).toBe('The clock');
    expect(history.redo()).toEqual({ text: 'The clock goes.', from: 15, to: 15 });
    expect(history.redo()).toBeNull();
  });

  it('never takes a long stretch with one key', () => {
    const history = new History('');
    const words = 'a word and one more '.repeat(20);
    type(history, '', words, 0);
    const left = history.undo()?.text ?? '';
    expect(left.length).toBeGreaterThan(words.length - 100);
    expect(words.startsWith(left)).toBe(true);
  });

  it('begins a step with each line', () => {
    const history = new History('');
    type(history, '', 'One\nTwo', 0);
    expect(history.undo()?.text).toBe('One\n');
  });

  it('takes deleting as a step of its own, and gives back what was selected', () => {
    const history = new History('abc def');
    history.select(4, 7);
    history.note('abc ', 4, 0);
    history.note('abc', 3, 100);
    history.note('ab', 2, 200);
    expect(history.undo()).toEqual({ text: 'abc def', from: 4, to: 7 });
  });

  it('forgets what was undone once something else is written', () => {
    const history = new History('');
    type(history, '', 'one', 0);
    history.undo();
    type(history, '', 'two', 9_000);
    expect(history.redo()).toBeNull();
    expect(history.undo()?.text).toBe('');
  });

  it('knows which of two equal letters was typed', () => {
    const history = new History('aab');
    history.select(1, 1);
    history.note('aaab', 2, 0);
    expect(history.undo()).toEqual({ text: 'aab', from: 1, to: 1 });
    expect(history.redo()).toEqual({ text: 'aaab', from: 2, to: 2 });
  });

  it('gives back any text, whatever was done', () => {
    const history = new History('');
    const texts = ['', 'x', 'xy', 'y', '🌊y', '🌊y\n\n– z', '', 'other', 'other', 'o'];
    texts.forEach((text, at) => history.note(text, Math.floor(text.length / 2), at * 2_000));
    const distinct = texts.filter((text, at) => text !== texts[at - 1]);
    expect(distinct.slice(1).map(() => history.undo()?.text)).toEqual(distinct.slice(0, -1).reverse());
    expect(distinct.slice(1).map(() => history.redo()?.text)).toEqual(distinct.slice(1));
  });
});
