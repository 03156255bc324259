import { describe, expect, it } from 'vitest';
import type { OccurrenceView, Pattern } from '@/backend';
import {
  beginExercise,
  byDay,
  detailsOf,
  isVisit,
  firstRows,
  nextMeeting,
  pagesFor,
  remindersOf,
} from './agenda';
import { leftOutText, nthOf, patternText, weekdayOf } from './rule_words';

const one: OccurrenceView = {
  series: 'a series',
  occurrence: '2026-11-19T19:00:00',
  kind: 'meeting',
  group: null,
  person: null,
  exercise: null,
  title: 'Night Owls',
  start: '2026-11-20T01:00:00Z',
  end: '2026-11-20T02:00:00Z',
  wholeDay: false,
  here: '2026-11-20T01:00:00',
  hereEnd: '2026-11-20T02:00:00',
  there: '2026-11-19T19:00:00',
  zone: 'America/Chicago',
  repeats: true,
  moved: false,
  own: false,
  cancelled: false,
  shifted: false,
  place: '',
  link: 'https://room.example.org',
  remark: '',
  attended: null,
  visit: null,
  reminders: ['2026-11-19T19:00:00', '2026-11-20T00:45:00'],
  leaveBy: null,
};

describe('what a time leads to', () => {
  it('is its exercise or launcher, begun, and the pages for the person it is with', () => {
    const gone: unknown[] = [];
    const shell = { go: (...where: unknown[]) => gone.push(where) };
    beginExercise(shell, one);
    pagesFor(shell, one);
    expect(gone).toEqual([]);
    beginExercise(shell, { ...one, exercise: 'breath' });
    pagesFor(shell, { ...one, person: 'osei' });
    expect(gone).toEqual([
      ['self_care', { exercise: 'breath', begin: true }],
      ['care_team', { view: 'report', person: 'osei' }],
    ]);
  });
});

describe('the agenda', () => {
  it('is drawn by whole days, and never less than one', () => {
    const on = (day: string, count: number) => ({
      day,
      occurrences: Array.from({ length: count }, () => one),
      asks: [],
    });
    const days = [on('2026-11-19', 3), on('2026-11-20', 2), on('2026-11-21', 1)];
    const drawn = (rows: number) => firstRows(days, rows).map(({ day }) => day.slice(8));
    expect(drawn(1)).toEqual(['19']);
    expect(drawn(5)).toEqual(['19', '20']);
    expect(drawn(6)).toEqual(['19', '20', '21']);
    expect(firstRows([], 5)).toEqual([]);
  });

  it('shows what takes place on the day a clock here shows, and what goes on already on the first', () => {
    const earlier = { ...one, here: '2026-11-17T22:00:00' };
    const days = byDay([earlier, one], '2026-11-18');
    expect(days.map(({ day, occurrences }) => [day, occurrences.length])).toEqual([
      ['2026-11-18', 1],
      ['2026-11-20', 1],
    ]);
  });

  it('says both zones, and nothing that is not so', () => {
    expect(detailsOf(one).join(' · ')).toMatch(/^Online · until .*2:00.* · Thursday .*7:00.* in Chicago$/i);
    const plain = { ...one, there: null, link: '', hereEnd: null };
    expect(detailsOf(plain)).toEqual([]);
    expect(detailsOf({ ...plain, cancelled: true, remark: 'The hall is closed' })).toEqual([
      'Does not take place',
      'The hall is closed',
    ]);
  });

  it('knows the next meeting: one that goes on counts, what is over, cancelled or not for oneself does not', () => {
    const at = (here: string, hereEnd: string | null, more: Partial<OccurrenceView> = {}) => ({
      ...one,
      here,
      hereEnd,
      ...more,
    });
    const over = at('2026-11-19T10:00:00', '2026-11-19T11:00:00');
    const own = at('2026-11-19T11:30:00', '2026-11-19T13:00:00', { kind: 'own' });
    const off = at('2026-11-19T11:40:00', '2026-11-19T13:00:00', { cancelled: true });
    const no = at('2026-11-19T11:45:00', '2026-11-19T13:00:00', { attended: false });
    const goesOn = at('2026-11-19T11:50:00', '2026-11-19T12:50:00');
    const later = at('2026-11-20T19:00:00', null);
    const now = '2026-11-19T12:00:00';
    expect(nextMeeting([over, own, off, no, goesOn, later], now)).toBe(goesOn);
    expect(nextMeeting([over, own, off, no, later], now)).toBe(later);
    expect(nextMeeting([over, own, off, no], now)).toBeUndefined();
  });

  it('says when to leave, and on which day where that is another', () => {
    const plain = { ...one, there: null, link: '', hereEnd: null };
    expect(detailsOf({ ...plain, leaveBy: '2026-11-20T00:20:00' })[0]).toMatch(
      /^Leave by 12:20|^Leave by 00:20/,
    );
    expect(detailsOf({ ...plain, leaveBy: '2026-11-19T23:50:00' })[0]).toMatch(/^Leave by Thu/);
  });

  it('holds a day on which nothing takes place but somebody is to be asked', () => {
    const ask = { group: 'g', name: 'Harbour Street', day: '2026-11-19' };
    const days = byDay([one], '2026-11-18', [ask, { ...ask, day: '2026-11-20' }]);
    expect(days.map(({ day, occurrences, asks }) => [day, occurrences.length, asks.length])).toEqual([
      ['2026-11-19', 0, 1],
      ['2026-11-20', 1, 1],
    ]);
  });

  it('says of a planned visit that it is one, until somebody was there', () => {
    const visit = { ...one, visit: 'v', remark: '' };
    expect(detailsOf(visit)).toContain('Planned visit');
    expect(detailsOf({ ...visit, attended: true })).not.toContain('Planned visit');
    expect([isVisit(visit), isVisit({ ...visit, series: 'v' })]).toEqual([false, true]);
  });

  it('names the day of a reminder where it is another', () => {
    const [first, second] = remindersOf(one);
    expect(first).toMatch(/^Thu/);
    expect(second).toMatch(/^Fri/);
    const [alone] = remindersOf({ ...one, reminders: one.reminders.slice(1) });
    expect(alone).not.toMatch(/^[A-Z]/i);
  });
});

describe('a rule in words', () => {
  const text = (step: Pattern['step'], every = 1, ending: Pattern['ending'] = { kind: 'never' }) =>
    patternText({ step, every, ending }, '2026-11-19');

  it('is what one would say', () => {
    expect(text({ kind: 'days' })).toBe('Every day');
    expect(text({ kind: 'weeks', days: [] })).toBe('Every week on Thursday');
    expect(text({ kind: 'weeks', days: ['FR', 'MO'] }, 2)).toBe('Every 2 weeks on Monday and Friday');
    expect(text({ kind: 'monthsByDay', weeks: [-1], day: 'SU' })).toBe('Every month on the last Sunday');
    expect(text({ kind: 'monthsByDay', weeks: [3, -1, 1], day: 'TU' })).toBe(
      'Every month on the first, third, and last Tuesday',
    );
    expect(text({ kind: 'monthsByDay', weeks: [1, 3], day: 'TU' })).toBe(
      'Every month on the first and third Tuesday',
    );
    expect(text({ kind: 'monthsByDate' }, 3, { kind: 'after', times: 4 })).toBe(
      'Every 3 months on day 19, 4 times',
    );
    expect(text({ kind: 'years' }, 1, { kind: 'on', day: '2030-11-19' })).toMatch(
      /^Every year on .*, until .*2030$/,
    );
  });

  it('says what it passes over', () => {
    const leftOut = (step: Pattern['step'], start: string) =>
      leftOutText({ step, every: 1, ending: { kind: 'never' } }, start);
    expect(leftOut({ kind: 'years' }, '2028-02-29')).toBe('Years without that day are left out.');
    expect(leftOut({ kind: 'years' }, '2028-02-28')).toBe('');
    expect(leftOut({ kind: 'monthsByDate' }, '2026-11-30')).toBe('Months without a day 30 are left out.');
    expect(leftOut({ kind: 'monthsByDate' }, '2026-11-28')).toBe('');
  });

  it('knows which of its month a day is', () => {
    expect([nthOf('2026-11-19'), weekdayOf('2026-11-19')]).toEqual([3, 'TH']);
    expect([nthOf('2026-11-29'), nthOf('2026-11-01')]).toEqual([-1, 1]);
  });
});
