import { describe, expect, it } from 'vitest';
import { marksOf, marksText } from './marks';

describe('what else is known of the days of a line', () => {
  const marks = marksOf({
    doses: [
      {
        day: '2026-09-04',
        name: 'Lamotrigine',
        before: [100],
        tracker: 'm',
        unitBefore: 'mg',
        after: [50, 100],
        unit: 'mg',
      },
    ],
    breaks: [{ from: '2026-05-03', to: '2026-05-17' }],
  });

  it('stands in the order of the days, with words for doses in the figure', () => {
    expect(marks.map(({ day }) => day)).toEqual(['2026-05-03', '2026-09-04']);
    expect(marks.map(({ short }) => short === null)).toEqual([true, false]);
    expect(marks[1]?.what).toBe('Lamotrigine: from 100 mg to 50 + 100 mg');
  });

  it('is said in words', () => {
    const said = marksText(marks);
    expect(said).toContain('You took a break');
    expect(said).toContain('Lamotrigine: from 100 mg');
    expect(marksText([])).toBe('');
  });
});
