import { describe, expect, it } from 'vitest';
import { rank, score } from './palette';

const commands = [
  'Check in',
  'New entry',
  'Today',
  'Journal',
  'Insights',
  'Self-care',
  'Care team',
  'Settings',
  'Lock now',
].map((label) => ({ id: label, label }));

const found = (typed: string) => rank(typed, commands).map(({ label }) => label);

describe('the palette', () => {
  it('offers everything, in its order, before anything is typed', () => {
    expect(found('')).toEqual(commands.map(({ label }) => label));
  });

  it('puts the beginning of a name before the beginning of a later word', () => {
    expect(found('care').slice(0, 2)).toEqual(['Care team', 'Self-care']);
  });

  it('finds by the beginnings of words, in any case and without accents', () => {
    expect(found('n e')[0]).toBe('New entry');
    expect(found('LOCK')[0]).toBe('Lock now');
    expect(score('resume', 'Résumé')).toBeGreaterThan(0);
  });

  it('finds by letters in order only when there are enough of them', () => {
    expect(found('jrnl')).toEqual(['Journal']);
    expect(found('jl')).toEqual([]);
  });

  it('offers nothing that was not asked for', () => {
    expect(found('zebra')).toEqual([]);
  });

  it('finds a command by its further words, below its name', () => {
    const both = [
      { id: 'a', label: 'Settings: Keys', also: 'Keys' },
      { id: 'b', label: 'Keys and locks' },
    ];
    expect(rank('keys', both).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
