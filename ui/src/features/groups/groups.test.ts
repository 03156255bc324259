import { describe, expect, it, vi } from 'vitest';
import type { GroupRow } from '@/backend';
import { parseDay, parseTime, type Way } from './day';
import { languagesOf, listOf, numberOf } from './fields';
import { Saving } from './saving.svelte';
import { WEEKDAYS } from './codes';
import { isPage, messageOf, nextOf, profileLine, scriptOf, weekdayName } from './words';
import { noWishes } from './drafts';

const WORDS = { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow' };
const TODAY = '2026-11-19'; // a Thursday
const day = (typed: string, way: Way = 'ahead') => parseDay(typed, TODAY, way, WORDS);

describe('a day as it is typed', () => {
  it.each([
    ['2026-11-27', '2026-11-27'],
    ['27 Nov', '2026-11-27'],
    ['Nov 27, 2027', '2027-11-27'],
    ['27. november', '2026-11-27'],
    ['27.11.2026', '2026-11-27'],
    ['27.11.', '2026-11-27'],
    ['today', '2026-11-19'],
    ['Tomorrow', '2026-11-20'],
    ['thu', '2026-11-19'],
    ['fri', '2026-11-20'],
    ['wednes', '2026-11-25'],
    ['2 Nov', '2027-11-02'],
    ['29 feb', '2028-02-29'],
  ])('%s is %s', (typed, expected) => expect(day(typed)).toBe(expected));

  it('lies behind where it is one that was', () => {
    expect(day('2 Nov', 'back')).toBe('2026-11-02');
    expect(day('27 Nov', 'back')).toBe('2025-11-27');
    expect(day('fri', 'back')).toBe('2026-11-13');
    expect(day('29 feb', 'back')).toBe('2024-02-29');
  });

  it.each([
    '',
    '31 feb',
    '2026-02-30',
    '32.1.',
    '12 x',
    'fr',
    'someday',
    '1.1.1700',
    '00/00',
    'a'.repeat(500),
  ])('%s is none', (typed) => expect(day(typed)).toBeNull());
});

describe('a time as it is typed', () => {
  it.each([
    ['19:00', '19:00:00'],
    ['7 pm', '19:00:00'],
    ['12am', '00:00:00'],
    ['9.30', '09:30:00'],
    ['19', '19:00:00'],
  ])('%s is %s', (typed, expected) => expect(parseTime(typed)).toBe(expected));
  it.each(['25:00', '7:60', '13 pm', 'seven', ''])('%s is none', (typed) =>
    expect(parseTime(typed)).toBeNull(),
  );
});

describe('fields', () => {
  it('take whole numbers within bounds', () => {
    expect([
      numberOf('12', 1, 20),
      numberOf(' ', 1, 20),
      numberOf('0', 1, 20),
      numberOf('1.5', 1, 20),
    ]).toEqual([12, null, undefined, undefined]);
  });

  it('take words and languages between commas', () => {
    expect(listOf(' grief, anxiety,, grief ')).toEqual(['grief', 'anxiety']);
    expect(languagesOf('EN, pt-br')).toEqual(['en', 'pt-BR']);
    expect(languagesOf('english please')).toBeUndefined();
  });
});

describe('saving while typing', () => {
  it('writes one after the other, the last state last', async () => {
    const written: string[] = [];
    const saving = new Saving({ text: '' }, async ({ text }) => {
      await Promise.resolve();
      written.push(text);
    });
    saving.edit((now) => (now.text = 'a'));
    const first = saving.flush();
    saving.edit((now) => (now.text = 'ab'));
    await Promise.all([first, saving.flush()]);
    await saving.flush();
    expect(written.at(-1)).toBe('ab');
    expect(saving.waits).toBe(false);
  });

  it('keeps what could not be saved, and tries again', async () => {
    const save = vi.fn().mockRejectedValueOnce(new Error('full')).mockResolvedValue(null);
    const saving = new Saving({ text: '' }, save);
    saving.edit((now) => (now.text = 'a'));
    await saving.flush();
    expect(saving.failure).toBeInstanceOf(Error);
    saving.take({ text: 'from elsewhere' });
    expect(saving.value.text).toBe('a');
    await saving.flush();
    expect(saving.failure).toBeNull();
    expect(save).toHaveBeenCalledTimes(2);
  });
});

const ROW: GroupRow = {
  id: 'a',
  name: 'Open Door',
  about: '',
  setting: null,
  meets: '',
  place: '',
  travel: '',
  stage: 'contacted',
  since: '2026-11-11',
  stageNote: '',
  fits: 6,
  wishes: 8,
  contacted: '2026-11-11',
  followUp: null,
  nextVisit: null,
  nextVisitTime: null,
  visits: 0,
};

describe('words', () => {
  it('say what comes next, the nearest first', () => {
    expect(nextOf(ROW, TODAY)?.kind).toBe('wrote');
    const ask = { ...ROW, followUp: '2026-11-18' };
    expect(nextOf(ask, TODAY)).toMatchObject({ kind: 'ask', due: true });
    expect(nextOf({ ...ask, nextVisit: TODAY }, TODAY)).toMatchObject({ kind: 'visit', due: true });
    expect(nextOf({ ...ROW, stage: 'considering', contacted: null }, TODAY)?.kind).toBe('fits');
    expect(nextOf({ ...ROW, stage: 'attending', contacted: null }, TODAY)).toBeNull();
  });

  it('say that a group was left as calmly as anything', () => {
    const left = nextOf({ ...ROW, stage: 'left', stageNote: 'too much silence for me then' }, TODAY);
    expect(left?.text).toContain('too much silence for me then');
  });

  it('make a message and a script of the open questions only', () => {
    const answers = [
      { code: 'often' as const, question: '', answer: 'Mondays' },
      { code: null, question: 'Is there a lift?', answer: '' },
    ];
    for (const text of [messageOf('Open Door', answers), scriptOf('Open Door', answers)]) {
      expect(text).toContain('Is there a lift?');
      expect(text).not.toContain('How often');
    }
  });

  it('tell what is wanted, and nothing where nothing is', () => {
    expect(profileLine(noWishes())).toBe('');
    expect(profileLine({ ...noWishes(), ledBy: ['peers', 'mixed'], faith: 'none' })).toBe(
      'peer-led or mixed, not faith-based',
    );
  });

  it('call each day of the week by its name', () => {
    expect(WEEKDAYS.map(weekdayName)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
  });

  it('take only pages for pages', () => {
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
});
