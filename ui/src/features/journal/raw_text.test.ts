import { describe, expect, it } from 'vitest';
import { carry, shown, wellFormed } from './raw_text';

/** What a text area does to a text: every line end becomes one. */
const area = (raw: string): HTMLTextAreaElement => {
  const element = document.createElement('textarea');
  element.value = raw;
  return element;
};

describe('a text in a text area', () => {
  it('is shown as the text area shows it', () => {
    for (const raw of ['a\r\nb', 'a\rb', 'a\r\n\r\nb\n', '\r', 'plain'])
      expect(shown(raw)).toBe(area(raw).value);
  });

  it('comes back byte for byte where nothing was typed', () => {
    const texts = [
      'a\r\nb\rc\nd',
      'x\u200b\u200dy',
      '👩‍👩‍👧 שלום مرحبا',
      'e\u0301 é',
      '\ufeffbegin',
      'tab\t\u00a0end  ',
    ];
    for (const raw of texts) expect(carry(raw, area(raw).value)).toBe(raw);
  });

  it('keeps the line ends around a change', () => {
    expect(carry('one\r\ntwo\r\nthree', 'one\ntwo!\nthree')).toBe('one\r\ntwo!\r\nthree');
    expect(carry('one\r\ntwo\nthree', 'one\nthree')).toBe('one\r\nthree');
    expect(carry('a\r\nb', 'a\nnew\nb')).toBe('a\r\nnew\r\nb');
  });

  it('follows any typing: what is shown afterwards is what was typed', () => {
    // A deterministic walk: cut, insert and replace at places that move through the text.
    let raw = 'Dear\r\nall,\n\r\n🙂 ok\rend';
    let seen = shown(raw);
    for (let i = 1; i <= 300; i += 1) {
      const at = (i * 7919) % (seen.length + 1);
      const to = Math.min(seen.length, at + (i % 3));
      const typed = ['', 'x', '\n', 'é\nz'][i % 4] ?? '';
      seen = seen.slice(0, at) + typed + seen.slice(to);
      raw = carry(raw, seen);
      seen = shown(raw);
    }
    expect(shown(raw)).toBe(seen);
    expect(raw).not.toMatch(/\ud83d(?![\udc00-\udfff])/);
  });

  it('survives a megabyte', () => {
    const raw = 'Ein langer Tag. 漢字 🙂\r\n'.repeat(50_000);
    expect(carry(raw, `${shown(raw)}.`)).toBe(`${raw}.`);
  });

  it('replaces half an emoji, which could not be saved, and nothing else', () => {
    expect(wellFormed('a\ud83db')).toBe('a\ufffdb');
    expect(wellFormed('\udc00')).toBe('\ufffd');
    expect(wellFormed('🙂🏽')).toBe('🙂🏽');
  });
});
