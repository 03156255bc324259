import { describe, expect, it } from 'vitest';
import { isNumber, isPage } from './index';

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
