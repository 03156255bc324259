import { describe, expect, it } from 'vitest';
import { isNumber, isOpened, isPage, meant } from './index';

describe('what could be opened outside', () => {
  it('is a page, and nothing that only looks like one', () => {
    expect(isPage(' https://example.org ')).toBe(true);
    for (const hostile of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'example.org',
      '',
    ])
      expect(isPage(hostile)).toBe(false);
  });

  it('is a whole address of a page, which may leave out how it begins', () => {
    for (const page of ['https://example.org', 'http://example.org/a?b=c#d'])
      expect(isOpened(page)).toBe(true);
    for (const other of [
      '',
      'example.org',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https:///example.org',
      'https://me@example.org',
      'https://example.org/a b',
      'https://localhost/',
      'https://10.0.0.1/',
      'https:\\\\example.org',
    ])
      expect(isOpened(other), other).toBe(false);
    expect(meant(' example.org/rain?a=b ')).toBe('https://example.org/rain?a=b');
    expect(meant('http://example.org')).toBe('http://example.org');
    for (const other of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'me@example.org',
      '10.0.0.1',
      'rain',
      '',
    ])
      expect(meant(other)).toBe(other);
  });

  it('is a number with letters on its keys, where it is clear what is dialled', () => {
    for (const number of ['1-800-GET-HELP', '1-800-get-help', '0800 HELP', '13 YARN', '+1 800 ABCDEFG'])
      expect(isNumber(number), number).toBe(true);
    for (const other of [
      'HELP',
      'HELP 741741',
      '741741 HELLO',
      '0151 CALL ME 23',
      '01632 960123 ext. 12',
      '01632 960123 x12',
      '01632 after six',
    ])
      expect(isNumber(other), other).toBe(false);
  });

  it('is a number that can be dialled, however it is written', () => {
    for (const number of ['01632 960 123', '+44 (0) 1632-960123', '112', '01632/960.123'])
      expect(isNumber(number)).toBe(true);
    for (const other of [
      '',
      '1',
      'Ask for Tom',
      '01632 960123, after 6',
      '112 or 999',
      '*#06#',
      '1'.repeat(33),
    ])
      expect(isNumber(other)).toBe(false);
  });
});
