// A file of another program, made up: what it has, and what came in before.
import type { ImportBatch, ImportPreview } from '@/backend';
import { addDays } from '@/shared/dates';
import { id } from './ids';

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

export function importAnswers(today: string): Answers {
  const batches: ImportBatch[] = [
    {
      id: id(11, 1),
      source: 'daylio',
      fileName: 'daylio_export_2026_03_02.csv',
      at: `${addDays(today, -200)}T18:00:00Z`,
      added: 1894,
      updated: 0,
      undone: null,
    },
    {
      id: id(11, 2),
      source: 'daylio',
      fileName: 'old phone.csv',
      at: `${addDays(today, -204)}T10:00:00Z`,
      added: 12,
      updated: 3,
      undone: `${addDays(today, -203)}T10:00:00Z`,
    },
  ];
  const activities = [
    'friends',
    'gaming',
    'nap',
    'shopping',
    'walk',
    'reading',
    'family',
    'good sleep',
    'therapy',
    'cleaning',
    'music',
    'work',
    'swimming',
    'choir',
  ];
  const preview: ImportPreview = {
    id: id(12, 1),
    fileName: 'daylio_export_2026_11_19.csv',
    entries: 2003,
    new: 1980,
    changed: 3,
    known: 20,
    firstDay: '2016-05-01',
    lastDay: '2026-11-18',
    moods: [
      { name: 'rad', count: 310, step: 5 },
      { name: 'good', count: 820, step: 4 },
      { name: 'meh', count: 541, step: 3 },
      { name: 'bad', count: 240, step: 2 },
      { name: 'awful', count: 71, step: 1 },
      { name: 'somewhere else', count: 21, step: null },
    ],
    activities: activities.map((name, i) => ({
      name,
      count: 400 - i * 27,
      tag: i % 3 === 1 ? null : id(5, i + 1),
    })),
    problems: [
      { line: 214, code: 'time-unreadable', leftOut: false },
      { line: 215, code: 'bad-date', leftOut: true },
      { line: 1021, code: 'quote-not-closed', leftOut: true },
    ],
    problemCount: 3,
    sample: [
      {
        day: '2016-05-01',
        time: '18:50:00',
        moodName: 'good',
        activities: ['friends', 'walk'],
        title: '',
        text: 'First day with this. The river was high and brown and we walked along it anyway.',
      },
      {
        day: '2016-05-02',
        time: '22:05:00',
        moodName: 'meh',
        activities: ['work'],
        title: 'Monday',
        text: '',
      },
    ],
  };
  let stopped = false;
  return {
    import_open: () => preview,
    import_run: async ({ progress }) => {
      stopped = false;
      const channel = progress as { onmessage?: (p: { done: number; total: number }) => void };
      for (let done = 0; done <= 1980; done += 60) {
        if (stopped) throw { code: 'import-cancelled', field: null } as unknown;
        channel.onmessage?.({ done, total: 1980 });
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      batches.unshift({
        id: id(11, 9),
        source: 'daylio',
        fileName: preview.fileName,
        at: new Date().toISOString(),
        added: 1980,
        updated: 0,
        undone: null,
      });
      return { batch: id(11, 9), added: 1980, updated: 0, skipped: 23 };
    },
    import_cancel: () => {
      stopped = true;
    },
    import_undo: ({ batch }) => {
      const found = batches.find((b) => b.id === batch);
      if (found) found.undone = new Date().toISOString();
      return { removed: 1892, keptBecauseEdited: 2 };
    },
    import_batches: () => batches.map((b) => ({ ...b })),
  };
}
