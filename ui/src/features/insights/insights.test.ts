import { describe, expect, it } from 'vitest';
import type { InsightsRow, MoodScale } from '@/backend';
import { counted, mostOften, ofWeeks, ofYear } from './every_day';
import { lineOf, Looking, spanOf } from './insights.svelte';
import { summaryText, weekdayOrder } from './period_words';
import { apart, axisWord, effectsOf, rangeText, signed, sorted, type Effect } from './words';

const scale: MoodScale = {
  id: 'scale',
  current: true,
  steps: ['Heavy', 'Low', 'Even', 'Good', 'Bright'].map((word) => ({ word, colour: null })),
};

describe('names of what is drawn', () => {
  it('are never alike', () => {
    expect(apart(['Energy', 'Pain', 'Energy'])).toEqual(['Energy', 'Pain', 'Energy (2)']);
  });
});

describe('the days of a period', () => {
  const reach = { today: '2026-11-19', first: '2024-02-10' };

  it('end today where the period goes on', () => {
    expect(spanOf('year', { year: 2026, month: 11 }, reach)).toEqual({
      from: '2026-01-01',
      to: '2026-11-19',
    });
    expect(spanOf('year', { year: 2025, month: 11 }, reach)).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
    });
    expect(spanOf('month', { year: 2024, month: 2 }, reach)).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(spanOf('all', { year: 2026, month: 11 }, reach)).toEqual({ from: '2024-02-10', to: '2026-11-19' });
  });

  it('have a line that is long enough to be one', () => {
    const year = spanOf('year', { year: 2026, month: 11 }, reach);
    expect(lineOf('year', year, reach.today)).toEqual({
      reach: 'half',
      span: { from: '2026-05-20', to: '2026-11-19' },
    });
    const past = spanOf('year', { year: 2025, month: 1 }, reach);
    expect(lineOf('year', past, reach.today)).toEqual({ reach: 'year', span: past });
    const month = spanOf('month', { year: 2026, month: 2 }, reach);
    expect(lineOf('month', month, reach.today).span).toEqual({ from: '2025-11-29', to: '2026-02-28' });
  });
});

describe('the squares of a year', () => {
  const year = {
    year: 2026,
    months: Array.from({ length: 12 }, (_, month) =>
      Array.from({ length: 31 }, (_, day) =>
        month === 1 && day > 27
          ? ({ kind: 'noSuchDay' } as const)
          : day % 2 === 0
            ? ({ kind: 'noted', mood: 1 } as const)
            : ({ kind: 'notNoted' } as const),
      ),
    ),
  };

  it('end today, which is marked, and say each day', () => {
    const { squares, rows } = ofYear(year, scale, { today: '2026-03-02', month: null });
    expect(rows).toHaveLength(12);
    expect(squares).toHaveLength(31 + 28 + 2);
    expect(squares.at(-1)?.today).toBe(true);
    expect(squares[0]?.said).toContain('Bright');
    expect(squares[1]?.mood).toBeNull();
    expect(squares.some((square) => square.faint)).toBe(false);
  });

  it('are faint beside the month that is looked at', () => {
    const { squares } = ofYear(year, scale, { today: '2026-12-31', month: 2 });
    expect(squares.filter((square) => !square.faint)).toHaveLength(28);
  });
});

describe('the squares of all years', () => {
  it('never share a place, wherever a week begins', () => {
    for (const from of ['2024-11-26', '2025-01-01', '2023-12-31', '2024-02-29']) {
      const period = { from, to: '2026-11-19', days: [{ day: from, mood: 0 }] };
      const { squares, rows } = ofWeeks({ ...period, written: 1, ...untold }, scale, '2026-11-19');
      const places = squares.map((square) => `${square.x} ${square.y}`);
      expect(new Set(places).size).toBe(places.length);
      expect(squares[0]?.mood).toBe(0);
      expect(squares.filter((square) => square.today)).toHaveLength(1);
      expect(rows.map((row) => row.name)[0]).toBe(from.slice(0, 4));
    }
  });
});

const untold = {
  summary: { kind: 'cannotTellYet', why: 'too-few-days', n: 1 },
  variability: { kind: 'cannotTellYet', why: 'too-few-days', n: 1 },
  weekdays: { kind: 'cannotTellYet', why: 'too-few-days', n: 1 },
  hours: { kind: 'cannotTellYet', why: 'too-few-days', n: 1 },
} as const;

describe('counts by step', () => {
  const days = [
    { day: '2026-02-01', mood: 0.5 },
    { day: '2026-01-31', mood: 0 },
    { day: '2026-02-02', mood: 0.55 },
  ];
  it('are in the order of the months', () => {
    expect(counted(days, scale, 'month')).toEqual([
      ['2026-01', [1, 0, 0, 0, 0]],
      ['2026-02', [0, 0, 2, 0, 0]],
    ]);
    expect(mostOften(days, scale)).toBe('Even');
  });
});

describe('words for numbers', () => {
  it('have a sign that is a minus, and none for nothing', () => {
    expect([0.44, -0.16, 0.02, -0.02].map(signed)).toEqual(['+0.4', '−0.2', '0.0', '0.0']);
    expect(rangeText(0.4, 0.2, 0.6)).toBe('+0.4 (+0.2 to +0.6)');
  });

  it('sum a period up only where it can be', () => {
    const period = {
      from: '2026-01-01',
      to: '2026-01-31',
      written: 9,
      days: [{ day: '2026-01-01', mood: 0 }],
    };
    expect(summaryText({ ...period, ...untold }, scale)).toBe('Mood noted on 1 of 31 days.');
    const told = summaryText(
      {
        ...period,
        ...untold,
        summary: { kind: 'tells', told: { n: 20, median: 0.5, lower: 0.25, upper: 0.75, mean: 0.5 } },
        variability: { kind: 'tells', told: { n: 19, rmssd: 0.25 } },
      },
      scale,
    );
    expect(told).toContain('between Low and Good, the middle one at Even');
    expect(told).toContain('about 1.0 steps');
  });

  it('fit beside a figure', () => {
    expect(axisWord('Bright')).toBe('Bright');
    expect(axisWord('Überwältigend')).toBe('Überwält…');
    expect(axisWord('👩‍👩‍👧'.repeat(9))).toBe('👩‍👩‍👧'.repeat(9));
  });

  it('know which weekday is which', () => {
    const order = weekdayOrder();
    expect(order).toHaveLength(7);
    expect(order.find(({ name }) => name === 'Monday')?.at).toBe(0);
    expect(order.find(({ name }) => name === 'Sunday')?.at).toBe(6);
  });
});

describe('rows', () => {
  const effect = (key: string, by: number, sure: Effect['sure']): Effect => ({
    key,
    label: key,
    days: 20,
    by,
    low: by - 0.1,
    high: by + 0.1,
    sure,
  });

  it('put what is clear first and the larger before the smaller', () => {
    const rows = sorted([
      effect('large', 2, 'cannot-tell-yet'),
      effect('small', 0.3, 'clear'),
      effect('low', -0.5, 'fairly-clear'),
    ]);
    expect(rows.map(({ key }) => key)).toEqual(['low', 'small', 'large']);
  });

  it('turn shares into steps of the scale, and leave correlations as they are', () => {
    const row = (figures: InsightsRow['figures']): InsightsRow => ({
      thing: { kind: 'anyMeeting' },
      lag: 'same-day',
      sure: 'clear',
      why: null,
      n: 20,
      figures,
    });
    const rows = [
      row({ kind: 'difference', with: 12, without: 30, by: 0.25, low: 0.1, high: 0.4, delta: 0.3 }),
      row({ kind: 'correlation', pairs: 40, effective: 30, rho: 0.5, low: 0.2, high: 0.7 }),
      row(null),
    ];
    expect(effectsOf(rows, 'difference', scale)).toMatchObject([
      { days: 12, by: 1, label: 'A meeting that day' },
    ]);
    expect(effectsOf(rows, 'correlation', scale)).toMatchObject([{ days: 40, by: 0.5 }]);
  });
});

describe('what takes long', () => {
  it('keeps only the last answer', async () => {
    const looking = new Looking<string>();
    let first: (answer: string) => void = () => undefined;
    const slow = looking.look(() => new Promise((done) => (first = done)));
    await looking.look(() => Promise.resolve('second'));
    first('first');
    await slow;
    expect(looking.answer).toBe('second');
    expect(looking.looking).toBe(false);
  });

  it('says that it was stopped, and shows nothing of other days', async () => {
    const looking = new Looking<string>();
    await looking.look(() => Promise.resolve('old'));
    const { CommandError } = await import('@/backend');
    await looking.look(() => Promise.reject(new CommandError({ code: 'insights-stopped', field: null })));
    expect(looking.stopped).toBe(true);
    expect(looking.answer).toBeNull();
    expect(looking.failure).toBeNull();
  });
});
