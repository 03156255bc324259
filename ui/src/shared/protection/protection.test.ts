import { describe, expect, it } from 'vitest';
import { judge, lengthOf } from './passphrase';
import { emptyGroups, isComplete, isGroupText, joined, signs, spread } from './recovery_input';

const CODE = 'K7QD 3MWX P9TR HY42 ZC6N V8LF 2GYS R5JA';

describe('a typed recovery code', () => {
  it('is read with spaces, hyphens, line ends and in any case', () => {
    const plain = CODE.replaceAll(' ', '');
    expect(signs(CODE.toLowerCase())).toBe(plain);
    expect(signs(CODE.replaceAll(' ', '-'))).toBe(plain);
    expect(signs(CODE.replaceAll(' ', '\n'))).toBe(plain);
  });

  it('fills all groups when pasted whole', () => {
    const groups = spread(emptyGroups(), 0, CODE);
    expect(groups.join(' ')).toBe(CODE);
    expect(isComplete(groups)).toBe(true);
  });

  it('fills from the group it is pasted into, and drops what does not fit', () => {
    const groups = spread(emptyGroups(), 6, 'AAAA BBBB CCCC');
    expect(groups.slice(6)).toEqual(['AAAA', 'BBBB']);
    expect(groups.slice(0, 6)).toEqual(emptyGroups().slice(0, 6));
  });

  it('is asked about only as far as signs can be placed', () => {
    const groups = spread(emptyGroups(), 0, CODE).with(2, 'P9');
    expect(joined(groups)).toBe('K7QD3MWXP9');
  });

  it('never holds 1, B, I or O', () => {
    for (const sign of '1biobIO') expect(isGroupText(`QP${sign}Z`)).toBe(false);
    expect(isGroupText('qpZR')).toBe(true);
    expect(isGroupText('')).toBe(true);
  });
});

describe('the length of a passphrase', () => {
  it('is counted as people count', () => {
    expect(lengthOf('café')).toBe(4);
    expect(lengthOf('cafe\u0301')).toBe(4);
    expect(lengthOf('🌧️🌧️')).toBe(4);
  });

  it('asks for eight, wishes for more, and is not fooled by repetition', () => {
    expect(judge('')).toBe('empty');
    expect(judge('seven77')).toBe('too-short');
    expect(judge('eight888')).toBe('short');
    expect(judge('aaaaaaaaaaaaaaaaaaaaaaaa')).toBe('short');
    expect(judge('lantern oat gravel')).toBe('fair');
    expect(judge('lantern oat gravel seldom')).toBe('long');
  });
});
