import { describe, expect, it } from 'vitest';
import { parseDay, parseSpan, parseTime, parseWhen, type Way } from './typed';
import { whenWords } from './typed_words';

const NOW = { date: '2026-11-19', time: '21:48' }; // a Thursday
const words = whenWords();
const read = (typed: string, now = NOW, dayFirst = true): string | null => {
  const found = parseWhen(typed, now, words, dayFirst);
  return found && `${found.civil.date} ${found.civil.time}`;
};

describe('a moment in a person’s words', () => {
  it.each([
    ['now', '2026-11-19 21:48'],
    ['yesterday 9pm', '2026-11-18 21:00'],
    ['Yesterday at 9:15 p.m.', '2026-11-18 21:15'],
    ['9pm yesterday', '2026-11-18 21:00'],
    ['yesterday', '2026-11-18 21:48'],
    ['day before yesterday 7', '2026-11-17 07:00'],
    ['fri 19:30', '2026-11-13 19:30'],
    ['last friday, 7pm', '2026-11-13 19:00'],
    ['thursday noon', '2026-11-12 12:00'],
    ['2 hours ago', '2026-11-19 19:48'],
    ['an hour ago', '2026-11-19 20:48'],
    ['90 min ago', '2026-11-19 20:18'],
    ['3 days ago', '2026-11-16 21:48'],
    ['2 weeks ago', '2026-11-05 21:48'],
    ['14 March 2025 06:52', '2025-03-14 06:52'],
    ['March 14, 2025, 6:52 am', '2025-03-14 06:52'],
    ['14 mar 8:00', '2026-03-14 08:00'],
    ['3 dec', '2025-12-03 21:48'],
    ['29 feb', '2024-02-29 21:48'],
    ['2025-03-14 06:52', '2025-03-14 06:52'],
    ['14/3/25 8am', '2025-03-14 08:00'],
    ['14.3.2025', '2025-03-14 21:48'],
    ['this morning', '2026-11-19 09:00'],
    ['last night 23:30', '2026-11-18 23:30'],
    ['19.30', '2026-11-19 19:30'],
    ['23:30', '2026-11-18 23:30'],
    ['12am', '2026-11-19 00:00'],
    ['12pm', '2026-11-19 12:00'],
    ['midnight', '2026-11-19 00:00'],
  ])('"%s" is %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it.each([
    '',
    'soon',
    '25:00',
    '9:75',
    '31 feb 2025',
    'yesterday yesterday',
    'tomorrow',
    '2030-01-01',
    '14/3/25 8am and',
    '13pm',
    'ago',
    'the kitchen',
  ])('does not guess "%s"', (typed) => {
    expect(read(typed)).toBeNull();
  });

  it('reads 3/4 as dates are written here', () => {
    expect(read('3/4', NOW, true)).toBe('2026-04-03 21:48');
    expect(read('3/4', NOW, false)).toBe('2026-03-04 21:48');
  });

  it('never answers with the future', () => {
    const typed = [
      'today 23:00',
      'fri 7pm',
      'sunday',
      '19 nov 22:00',
      '1 hour ago',
      'november 20',
      '21:49',
      'evening',
      'night',
    ];
    for (const text of typed) {
      const found = parseWhen(text, NOW, words, true);
      if (found) expect(`${found.civil.date} ${found.civil.time}` <= '2026-11-19 21:48').toBe(true);
    }
  });
});

const day = (typed: string, way: Way = 'ahead') => parseDay(typed, NOW.date, way, words, true);

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
    ['27.11', '2026-11-27'],
    ['27. 11. 2026', '2026-11-27'],
    ['27/11', '2026-11-27'],
    ['27/11/26', '2026-11-27'],
    ['Thursday', '2026-11-19'],
    ['27112026', '2026-11-27'],
    ['20261127', '2026-11-27'],
  ])('%s is %s', (typed, expected) => expect(day(typed)).toBe(expected));

  it('reads digits in one go month first where days are written so', () => {
    const american = (typed: string) => parseDay(typed, NOW.date, 'ahead', words, false);
    expect(american('11272026')).toBe('2026-11-27');
    expect(american('20261127')).toBe('2026-11-27');
    expect(american('27112026')).toBeNull();
  });

  it('lies behind where it is one that was', () => {
    expect(day('2 Nov', 'back')).toBe('2026-11-02');
    expect(day('27 Nov', 'back')).toBe('2025-11-27');
    expect(day('fri', 'back')).toBe('2026-11-13');
    expect(day('thu', 'back')).toBe('2026-11-12');
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
    'tomorrow 7 pm',
    '31042027',
    '2711',
    '27 nov 27 nov',
  ])('%s is none', (typed) => expect(day(typed)).toBeNull());
});

describe('a time as it is typed', () => {
  it.each([
    ['19:00', '19:00:00'],
    ['7 pm', '19:00:00'],
    ['12am', '00:00:00'],
    ['9.30', '09:30:00'],
    ['19', '19:00:00'],
    ['noon', '12:00:00'],
    ['1930', '19:30:00'],
    ['0230', '02:30:00'],
    ['930', '09:30:00'],
    ['730pm', '19:30:00'],
    ['7:30\u202fPM', '19:30:00'],
  ])('%s is %s', (typed, expected) => expect(parseTime(typed, words)).toBe(expected));
  it.each(['2560', '2400', '193000', '25:00', '7:60', '13 pm', 'seven', ''])('%s is none', (typed) =>
    expect(parseTime(typed, words)).toBeNull(),
  );
});

describe('days to go back to', () => {
  const span = (typed: string, dayFirst = true): string | null => {
    const found = parseSpan(typed, NOW.date, words, dayFirst);
    return found && (found.from === found.to ? found.from : `${found.from} ${found.to}`);
  };

  it.each([
    ['12 March 2024', '2024-03-12'],
    ['last Friday', '2026-11-13'],
    ['2024-03-12', '2024-03-12'],
    ['yesterday', '2026-11-18'],
    ['3 weeks ago', '2026-10-29'],
    ['19.3', '2026-03-19'],
    ['March 2024', '2024-03-01 2024-03-31'],
    ['feb. 2024', '2024-02-01 2024-02-29'],
    ['2024-03', '2024-03-01 2024-03-31'],
    ['3/2024', '2024-03-01 2024-03-31'],
    ['12/2024', '2024-12-01 2024-12-31'],
    ['november', '2026-11-01 2026-11-30'],
    ['Dec', '2025-12-01 2025-12-31'],
    ['2024', '2024-01-01 2024-12-31'],
    ['12 March 2031', '2031-03-12'],
  ])('%s is %s', (typed, expected) => expect(span(typed)).toBe(expected));

  it.each([
    '',
    'tea',
    '9pm',
    '2 hours ago',
    '2024-13',
    '13/2024',
    '1800',
    '31 feb 2025',
    'march march',
    '20244',
  ])('does not guess "%s"', (typed) => expect(span(typed)).toBeNull());
});
