import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { InsightsExercise } from '@/backend';
import Exercises from './Exercises.svelte';
import { easedText } from './exercises';

const row = (name: string | null, more: Partial<InsightsExercise> = {}): InsightsExercise => ({
  exercise: name === null ? null : { id: name, name },
  times: 16,
  lower: 12,
  higher: 1,
  before: { n: 16, mean: 6.96 },
  after: { n: 16, mean: 5 },
  change: { kind: 'tells', told: { n: 16, by: -1.96, low: -2.5, high: -1.4 } },
  ...more,
});
const few = row('Box breathing', {
  times: 3,
  before: { n: 3, mean: null },
  after: { n: 3, mean: null },
  change: { kind: 'cannotTellYet', why: 'too-few-pairs', n: 3 },
});

describe('what was noted around exercises', () => {
  it('is told with how often, and with how far it could be off', () => {
    expect(easedText(row('Long exhale'))).toBe(
      'Long exhale: 7.0 before, 5.0 after, lower 12 of 16 times. Change −2.0 (−2.5 to −1.4).',
    );
    expect(easedText(few)).toBe('');
    const same = row('Long exhale', {
      change: { kind: 'tells', told: { n: 16, by: -2, low: -2, high: -2 } },
    });
    expect(easedText(same)).toContain('Change −2.0 every time.');
  });

  it('is drawn only where there is enough, and stands in the table in any case', async () => {
    render(Exercises, { rows: [row('Long exhale'), few], onsave: () => Promise.resolve() });
    const figure = screen.getByRole('img');
    expect(figure.getAttribute('aria-label')).not.toContain('Box');
    screen.getByRole('button', { name: /table/i }).click();
    expect((await screen.findAllByRole('rowheader')).map((cell) => cell.textContent)).toEqual([
      'Long exhale',
      'Box breathing',
    ]);
    expect(screen.getByRole('cell', { name: /Cannot tell yet/ })).toBeTruthy();
  });

  it('says how to begin where nothing is there', () => {
    render(Exercises, { rows: [], onsave: () => Promise.resolve() });
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText(/before and after/)).toBeTruthy();
  });
});
