import { describe, expect, it } from 'vitest';
import type { GroupDraft, SeriesView } from '@/backend';
import {
  alone,
  draftOf,
  fieldsOf,
  fieldsOfGroup,
  freshFields,
  isLate,
  leadOf,
  missingOf,
  patternOf,
  withDate,
  withReach,
  withWeek,
  type SeriesFields,
} from './series_draft';
import { isLastOfMonth } from './rule_words';

const NOW = '2026-11-19T21:48:00';
const HERE = 'Europe/London';

function view(when: SeriesView['when']): SeriesView {
  return {
    id: 'an id',
    kind: 'meeting',
    group: 'a group',
    person: null,
    exercise: null,
    title: 'Open Door',
    when,
    rule: null,
    unplaced: null,
    place: 'The hall',
    link: '',
    note: '',
    leads: [{ days: 0, minutes: 40 }],
    named: true,
    single: null,
  };
}

const thursdays = view({
  kind: 'times',
  start: '2026-11-26T19:00:00',
  wholeDay: false,
  zone: 'America/Chicago',
  minutes: 90,
  rule: {
    kind: 'pattern',
    pattern: { step: { kind: 'weeks', days: ['TH'] }, every: 1, ending: { kind: 'on', day: '2027-01-31' } },
  },
});

describe('the form of a series', () => {
  it('begins with what is known of a group, and names none where it is no meeting', () => {
    const group = {
      ...({} as GroupDraft),
      id: 'a group',
      name: 'Open Door',
      weekdays: ['mon' as const, 'sat' as const],
      zone: 'America/Chicago',
      setting: 'both' as const,
      place: 'The hall',
      room: 'javascript:alert(1)',
    };
    const fields = fieldsOfGroup(group, NOW, HERE);
    // 19 November 2026 is a Thursday.
    expect(fields).toMatchObject({
      kind: 'meeting',
      group: 'a group',
      person: null,
      exercise: null,
      title: 'Open Door',
      date: '2026-11-21',
      weekdays: ['MO', 'SA'],
      zone: 'America/Chicago',
      place: 'The hall',
      link: '',
    });
    expect(draftOf(fields).group).toBe('a group');
    expect(draftOf({ ...fields, kind: 'own' }).group).toBeNull();
  });

  it('gives back what it was given', () => {
    const { id, kind, group, person, exercise, title, when, place, link, note, leads, named } = thursdays;
    expect(draftOf(fieldsOf(thursdays, NOW, HERE))).toEqual({
      id,
      kind,
      group,
      person,
      exercise,
      title,
      when,
      place,
      link,
      note,
      leads,
      named,
    });
    const days = view({
      kind: 'times',
      start: '2026-12-24T00:00:00',
      wholeDay: true,
      zone: null,
      minutes: 3 * 1440,
      rule: { kind: 'once' },
    });
    expect(draftOf(fieldsOf(days, NOW, HERE)).when).toEqual(days.when);
    const kept = view({ ...thursdays.when, rule: { kind: 'kept' } } as SeriesView['when']);
    expect(draftOf(fieldsOf(kept, NOW, HERE)).when).toEqual(kept.when);
  });

  it('reminds of nothing that has no time', () => {
    const first = view({ kind: 'callFirst' });
    const draft = draftOf(fieldsOf(first, NOW, HERE));
    expect([draft.when, draft.leads]).toEqual([{ kind: 'callFirst' }, []]);
  });

  it('begins with a sensible answer', () => {
    const fields = { ...freshFields('2026-11-19', NOW, HERE), title: 'Tea' };
    expect([fields.date, fields.time, fields.zone]).toEqual(['2026-11-19', '22:00', HERE]);
    expect(missingOf(fields)).toBeUndefined();
    expect(freshFields('2026-11-20', NOW, HERE).time).toBe('19:00');
  });

  it('lets a weekday that stood alone follow the date, and leaves several alone', () => {
    const fields = fieldsOf(thursdays, NOW, HERE);
    expect(withDate(fields, '2026-11-27').weekdays).toEqual(['FR']);
    expect(withDate({ ...fields, weekdays: ['MO', 'TH'] }, '2026-11-27').weekdays).toEqual(['MO', 'TH']);
    const monthly = {
      ...fields,
      repeats: 'monthsByDay' as const,
      ofMonth: { weeks: [4], day: 'TH' as const },
    };
    expect(patternOf(withDate(monthly, '2026-12-01'))?.step).toEqual({
      kind: 'monthsByDay',
      weeks: [1],
      day: 'TU',
    });
  });

  it('waits for a day after one that was none', () => {
    const fields = { ...fieldsOf(thursdays, NOW, HERE), weekdays: ['TH' as const] };
    const typed = (from: SeriesFields) => withDate(withDate(from, ''), '2026-12-04');
    expect(patternOf(typed(fields))?.step).toEqual({ kind: 'weeks', days: [] });
    expect(typed({ ...fields, weekdays: ['MO', 'TH'] }).weekdays).toEqual(['MO', 'TH']);
    const monthly = { ...fields, repeats: 'monthsByDay' as const };
    const third = { ...monthly, date: '2026-11-19', ofMonth: { weeks: [3], day: 'TH' as const } };
    expect(patternOf(typed(third))?.step).toEqual({ kind: 'monthsByDay', weeks: [1], day: 'FR' });
  });

  it('says what is missing', () => {
    const fields = fieldsOf(thursdays, NOW, HERE);
    expect(missingOf({ ...fields, title: ' ' })).toBe('calendar-missing-title');
    expect(missingOf({ ...fields, date: '' })).toBe('calendar-missing-date');
    expect(missingOf({ ...fields, time: '' })).toBe('calendar-missing-time');
    expect(missingOf({ ...fields, ends: 'after', count: '0' })).toBe('calendar-missing-count');
    expect(missingOf({ ...fields, until: '2026-11-25' })).toBe('calendar-missing-until');
    expect(missingOf({ ...fields, times: 'byAppointment', date: '' })).toBeUndefined();
  });
});

describe('one occurrence alone', () => {
  const guest: SeriesView = {
    ...thursdays,
    single: { title: 'With a guest', place: 'The hall', link: '', note: 'Bring a cup', own: true },
  };

  it('is shown under its own words, and all of them under theirs', () => {
    const all = fieldsOf(guest, NOW, HERE);
    const one = withReach(all, guest, ['all', 'one']);
    expect(one).toMatchObject({ title: 'With a guest', place: 'The hall', note: 'Bring a cup' });
    expect(withReach(one, guest, ['one', 'all'])).toEqual(all);
  });

  it('keeps what was typed, whatever it is meant for', () => {
    const typed = { ...fieldsOf(guest, NOW, HERE), title: 'Anew' };
    expect(withReach(typed, guest, ['following', 'one'])).toMatchObject({
      title: 'Anew',
      note: 'Bring a cup',
    });
  });

  it('is kept with its words and its time, and nothing of a rule', () => {
    const draft = draftOf(alone(withReach(fieldsOf(guest, NOW, HERE), guest, ['all', 'one'])));
    expect(draft).toMatchObject({ title: 'With a guest', note: 'Bring a cup' });
    expect(draft.when).toMatchObject({ start: '2026-11-26T19:00:00', minutes: 90, rule: { kind: 'once' } });
    const ended = { ...fieldsOf(thursdays, NOW, HERE), until: '2026-01-01', times: 'callFirst' as const };
    expect(missingOf(alone(ended))).toBeUndefined();
  });
});

describe('reminders of one’s own', () => {
  it('are counted in minutes, hours, days or weeks, up to a year', () => {
    expect(leadOf('45', 'minutes')).toEqual({ days: 0, minutes: 45 });
    expect(leadOf('3', 'hours')).toEqual({ days: 0, minutes: 180 });
    expect(leadOf('2', 'weeks')).toEqual({ days: 14, minutes: 0 });
    for (const [amount, unit] of [
      ['', 'minutes'],
      ['-1', 'hours'],
      ['1.5', 'days'],
      ['soon', 'days'],
      ['53', 'weeks'],
    ] as const)
      expect(leadOf(amount, unit)).toBeUndefined();
  });

  it('that lie before now are known to come too late', () => {
    const soon = {
      ...freshFields('2026-11-19', '2026-11-19T11:40:00', HERE),
      leads: [{ days: 0, minutes: 30 }],
    };
    expect(soon.time).toBe('12:00');
    expect(isLate(soon, '2026-11-19T11:40:00')).toBe(true);
    expect(isLate(soon, '2026-11-19T11:20:00')).toBe(false);
    expect(isLate({ ...soon, leads: [] }, '2026-11-19T11:40:00')).toBe(false);
    expect(isLate({ ...soon, leads: [...soon.leads, { days: 0, minutes: 0 }] }, '2026-11-19T11:40:00')).toBe(
      false,
    );
    expect(isLate(soon, '2026-11-19T12:10:00')).toBe(false);
  });
});

describe('what repeats', () => {
  const fields = freshFields('2026-11-26', NOW, HERE);

  it('can be the last of a month that is its fourth as well', () => {
    expect([isLastOfMonth('2026-11-26'), isLastOfMonth('2026-11-19'), isLastOfMonth('2027-02-28')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(patternOf({ ...fields, repeats: 'monthsByLast' })?.step).toEqual({
      kind: 'monthsByDay',
      weeks: [-1],
      day: 'TH',
    });
    expect(patternOf({ ...fields, repeats: 'monthsByDay' })?.step).toEqual({
      kind: 'monthsByDay',
      weeks: [4],
      day: 'TH',
    });
  });

  it('can come in several weeks of a month, and in one at least', () => {
    const third = { ...freshFields('2026-12-15', NOW, HERE), repeats: 'monthsByDay' as const };
    const toggled = [1, -1, -1].reduce<SeriesFields>((now, week) => withWeek(now, now.date, week), third);
    const step = { kind: 'monthsByDay', weeks: [1, 3], day: 'TU' };
    expect(patternOf(toggled)?.step).toEqual(step);
    const known = { ...thursdays, when: draftOf(toggled).when };
    expect(patternOf(fieldsOf(known, NOW, HERE))?.step).toEqual(step);
    // Another day of the week takes both along; one that stands alone goes with the date.
    expect(patternOf(withDate(toggled, '2026-12-17'))?.step).toMatchObject({ weeks: [1, 3], day: 'TH' });
    const one = withWeek(toggled, toggled.date, 1);
    expect(patternOf(withDate(one, '2026-12-08'))?.step).toMatchObject({ weeks: [2], day: 'TU' });
    expect(withWeek(one, one.date, 3)).toBe(one);
    // The last one is a week like the others.
    const last = { ...third, date: '2026-12-29', repeats: 'monthsByLast' as const };
    expect(patternOf(withWeek(last, last.date, 2))?.step).toMatchObject({ weeks: [2, -1], day: 'TU' });
  });

  it('can come every few weeks', () => {
    const every = { ...fields, repeats: 'manyWeeks' as const, every: 3 };
    expect(patternOf(every)?.every).toBe(3);
    const known = { ...thursdays, when: draftOf(every).when };
    expect(fieldsOf(known, NOW, HERE)).toMatchObject({ repeats: 'manyWeeks', every: 3 });
    expect(patternOf({ ...every, repeats: 'weeks' })?.every).toBe(1);
  });
});
