import { expect, it } from 'vitest';
import type { OccurrenceView } from '@/backend';
import { ahead, untilNext } from './on_today.svelte';

const one = (title: string, here: string, hereEnd: string | null, wholeDay = false): OccurrenceView => ({
  series: title,
  occurrence: here,
  kind: 'meeting',
  group: null,
  person: null,
  exercise: null,
  title,
  start: `${here}Z`,
  end: null,
  wholeDay,
  here,
  hereEnd,
  there: null,
  zone: 'Europe/London',
  repeats: false,
  moved: false,
  own: false,
  cancelled: false,
  shifted: false,
  place: '',
  link: '',
  remark: '',
  attended: null,
  visit: null,
  reminders: [],
  leaveBy: null,
});

const NOW = '2026-11-27T18:30:00';

it('shows what is not over, what goes on, and what comes in the night; whole days first', () => {
  const all = [
    one('night', '2026-11-28T01:00:00', '2026-11-28T02:00:00'),
    one('over', '2026-11-27T17:00:00', '2026-11-27T18:30:00'),
    one('goes on', '2026-11-27T18:00:00', '2026-11-27T19:30:00'),
    one('since last night', '2026-11-26T23:00:00', '2026-11-27T19:00:00'),
    one('tonight', '2026-11-27T19:00:00', null),
    one('tomorrow', '2026-11-28T09:00:00', '2026-11-28T10:00:00'),
    one('the day', '2026-11-27T00:00:00', '2026-11-28T00:00:00', true),
    one('yesterday', '2026-11-26T00:00:00', '2026-11-27T00:00:00', true),
    one('a day without an end', '2026-11-26T00:00:00', null, true),
    one('the next day', '2026-11-28T00:00:00', '2026-11-29T00:00:00', true),
  ];
  expect(ahead(all, NOW).map(({ title }) => title)).toEqual([
    'the day',
    'since last night',
    'goes on',
    'tonight',
    'night',
  ]);
  expect(ahead([], NOW)).toEqual([]);
});

it('looks again when something begins or ends, and within the hour', () => {
  expect(untilNext([], NOW)).toBe(3_601_000);
  expect(untilNext([one('far', '2026-11-27T23:00:00', null)], NOW)).toBe(3_601_000);
  expect(untilNext([one('soon', '2026-11-27T18:00:00', '2026-11-27T18:40:00')], NOW)).toBe(601_000);
});
