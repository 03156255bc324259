import { expect, it } from 'vitest';
import { entryText, isAnswered, readKept } from './kept';
import { unfold } from './engine';

it('makes an entry of what was written, and of nothing else', () => {
  const units = unfold(
    [
      { type: 'text', field: 'worry', ask: 'What worries you?', long: true },
      { type: 'list', field: 'do', ask: 'What could you do about {worry}?', atLeast: 3, atMost: 5 },
      { type: 'slider', field: 'how', ask: 'How likely?', from: 0, to: 10, low: 'not', high: 'very' },
      {
        type: 'sort',
        field: 'piles',
        ask: 'Whose is it?',
        piles: ['Mine', 'Not mine'],
        cards: ['rent', 'rain'],
      },
      { type: 'choice', field: 'none', ask: 'Which?', options: ['a', 'b'], several: false },
    ],
    {},
  );
  const answers = {
    worry: 'the *rent*\n- and more',
    do: ['call', ' '],
    how: 4,
    piles: { rent: 'Mine', rain: 'Not mine' },
  };
  expect(entryText(units, answers)).toBe(
    '**What worries you?**\n\nthe \\*rent\\*\n\\- and more\n\n' +
      '**What could you do about the \\*rent\\*?**\n\n- call\n\n' +
      '**How likely?**\n\n4 / 10\n\n**Whose is it?**\n\nMine:\n- rent\n\nNot mine:\n- rain',
  );
  expect(entryText(units, { worry: '  ', do: ['', ''] })).toBe('');
});

it('tells answers to questions the exercise no longer has, each once', () => {
  const steps = [{ type: 'text', field: 'new', ask: 'And now?', long: true }] as const;
  const answers = {
    new: 'fine',
    old: 'the rent',
    'round 0@0': 'one',
    'round 0@1': 'two',
    round: 'two',
    empty: ' ',
  };
  expect(entryText(unfold(steps, {}), answers, steps, 'Gone')).toBe(
    '**And now?**\n\nfine\n\n**Gone**\n\nthe rent\n\n**Gone**\n\none\n\n**Gone**\n\ntwo',
  );
});

it('takes what was kept as it is, and leaves out what makes no sense', () => {
  const kept = {
    answers: { a: 'x', b: [1], c: { d: 'e' } },
    decisions: { '0': 1, '1': 'x' },
    at: '2',
    minutes: 5,
    entry: 'e',
  };
  expect(readKept(JSON.stringify(kept))).toEqual({
    ...kept,
    answers: { a: 'x', c: { d: 'e' } },
    decisions: { '0': 1 },
  });
  for (const text of ['', '{', '[]', '{"answers":1}', '{"answers":{},"decisions":{}}'])
    expect(readKept(text)).toBeNull();
});

it('knows a field somebody left empty', () => {
  expect([undefined, ' ', [''], {}].map(isAnswered)).toEqual([false, false, false, false]);
  expect([0, 'x', ['', 'x'], { a: 'b' }].map(isAnswered)).toEqual([true, true, true, true]);
});
