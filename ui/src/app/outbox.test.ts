import { expect, test } from 'vitest';
import type { OutboxReport } from '@/backend';
import { outboxSentences } from './outbox';

const NOTHING: OutboxReport = {
  added: [],
  unproven: 0,
  unread: 0,
  torn: 0,
  flooded: false,
  notTaken: false,
  notEmptied: false,
};

test('where there was nothing, nothing is said', () => {
  expect(outboxSentences(NOTHING)).toEqual([]);
});

test('what was added is counted and said once', () => {
  expect(outboxSentences({ ...NOTHING, added: ['a'] })).toEqual([
    'One check-in that you wrote while the journal was locked was added.',
  ]);
  expect(outboxSentences({ ...NOTHING, added: ['a', 'b', 'c'] })[0]).toMatch(/^3 check-ins/);
});

test('each thing that went otherwise has its own sentence, what is safe is said', () => {
  const sentences = outboxSentences({
    added: ['a', 'b'],
    unproven: 1,
    unread: 2,
    torn: 1,
    flooded: true,
    notTaken: true,
    notEmptied: true,
  });
  expect(sentences).toHaveLength(7);
  expect(new Set(sentences).size).toBe(7);
  expect(sentences.join(' ')).toContain('they are kept in the journal’s folder');
});
