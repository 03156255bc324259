import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DayCell } from '@/backend';
import { landOn } from './jump';

describe('where one comes down in the list', () => {
  const days: Record<string, number> = {
    '2026-11-19': 2,
    '2026-11-03': 1,
    '2026-09-30': 3,
    '2026-09-02': 4,
    '2024-02-29': 1,
  };
  const months = [
    { year: 2026, month: 11, entries: 3 },
    { year: 2026, month: 10, entries: 0 },
    { year: 2026, month: 9, entries: 7 },
    { year: 2024, month: 2, entries: 1 },
  ];

  beforeEach(() => {
    mockIPC((_, args) => {
      const { year, month } = args as { year: number; month: number };
      const key = `${year}-${String(month).padStart(2, '0')}`;
      const cells = Object.entries(days).filter(([day]) => day.startsWith(key));
      return cells.map(([day, entries]): DayCell => ({ day, entries, mood: null })).reverse();
    });
  });

  it.each([
    ['2026-11-19', 0, '2026-11-19'],
    ['2026-12-31', 0, '2026-11-19'],
    ['2026-11-18', 2, '2026-11-03'],
    ['2026-11-02', 3, '2026-09-30'],
    ['2026-10-15', 3, '2026-09-30'],
    ['2026-09-29', 6, '2026-09-02'],
    ['2026-09-01', 10, '2024-02-29'],
    ['2019-01-01', 10, '2024-02-29'],
  ])('from %s on row %i, which is of %s', async (day, index, landed) => {
    expect(await landOn(day, months)).toEqual({ index, day: landed });
  });

  it('is nowhere in an empty journal', async () => {
    expect(await landOn('2026-11-19', [])).toBeNull();
  });
});
