import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { AppShell } from '@/app/shell.svelte';
import Visits from '@/features/groups/Visits.svelte';
import { vocabulary } from '@/shared/entries/vocabulary.svelte';
import Framed from '../journal/Framed.svelte';
import { answering } from './backend';

const SCALE = '0198f000-0000-7000-8000-0000000000aa';
const words = ['Heavy', 'Low', 'Even', 'Good', 'Bright'];
const mood = (step: number) => ({ scale: SCALE, step });
const visit = (id: string, next: { scale: string; step: number } | null) => ({
  id,
  day: '2026-11-19',
  time: null,
  feelings: { welcoming: 4, supportive: 4, safe: 5, understood: 3, practical: 2 },
  before: mood(2),
  after: mood(4),
  next,
  route: '',
  words: '',
  companion: '',
  wayOut: '',
  topics: '',
  note: '',
});

it('tells the mood of the next day where it was noted, and names it only then', async () => {
  answering('main', {
    journal_vocabulary: () => ({
      scales: [{ id: SCALE, current: true, steps: words.map((word) => ({ word, colour: null })) }],
      families: [],
      feelings: [],
      groups: [],
      tags: [],
      trackers: [],
    }),
  });
  await vocabulary.ensure();
  const show = (visits: object[]) =>
    render(Framed, {
      of: Visits,
      shell: new AppShell(),
      given: {
        page: { visits, view: { visitCount: visits.length, entries: [] } },
        today: '2026-11-27',
        onadd: () => undefined,
        onopen: () => undefined,
        onentry: () => undefined,
      },
    });
  const { unmount } = show([visit('one', null)]);
  screen.getByText('before Low, after Good');
  expect(screen.queryByText('Before, after, next day')).toBeNull();
  unmount();
  show([visit('one', null), visit('two', mood(3))]);
  screen.getByText('Before, after, next day');
  screen.getByText('before Low, after Good, the next day Even');
});
