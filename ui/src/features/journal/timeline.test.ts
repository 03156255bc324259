import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntryRow, ListRequest, MonthCount } from '@/backend';
import { layOut } from './timeline_layout';
import { Timeline } from './timeline.svelte';

const row = (day: string, n: number): EntryRow => ({
  id: `${day}-${n}`,
  day,
  at: `${day}T10:00:00Z`,
  localTime: '10:00:00',
  mood: null,
  snippet: [{ text: `entry ${n}`, hit: false }],
  labels: [],
  starred: false,
  steps: [],
  pictures: 0,
  files: 0,
  hasDraft: false,
});

describe('the timeline', () => {
  let months: MonthCount[];
  let asked: ListRequest[];
  let answers: ((request: ListRequest) => unknown)[];
  let timeline: Timeline;
  const blocks = () => layOut(timeline.shownMonths, 40, 88).months;

  /** A month holds as many entries as it is said to, all on its first day. */
  function list(request: ListRequest) {
    const key = request.filter.from?.slice(0, 7) ?? '2026-11';
    const count = months.find((m) => `${m.year}-${m.month}` === key)?.entries ?? 3;
    const from = Number(request.after ?? 0);
    const rows = Array.from({ length: Math.min(request.limit, count - from) }, (_, i) =>
      row(`${key}-01`, from + i),
    );
    const end = from + rows.length;
    return { rows, total: request.after ? null : count, next: end < count ? String(end) : null };
  }

  beforeEach(() => {
    months = [
      { year: 2026, month: 11, entries: 250 },
      { year: 2026, month: 10, entries: 4 },
    ];
    asked = [];
    answers = [];
    mockIPC((command, args) => {
      if (command === 'journal_months') return months;
      const { request } = args as { request: ListRequest };
      asked.push(request);
      const answer = answers.shift();
      return answer ? answer(request) : list(request);
    });
    timeline = new Timeline();
  });

  it('has its whole length before a single row is read', async () => {
    await timeline.ask();
    expect(timeline.total).toBe(254);
    expect(blocks().map((b) => b.rows)).toEqual([250, 4]);
    expect(asked).toEqual([]);
  });

  it('reads a month when it is looked at, page after page, once', async () => {
    await timeline.ask();
    const [november] = blocks();
    if (!november) throw new Error('no month');
    timeline.want(november, 10);
    timeline.want(november, 12);
    await vi.waitFor(() => expect(timeline.row(november, 11)).toBeDefined());
    expect(asked).toHaveLength(1);
    timeline.want(november, 250);
    await vi.waitFor(() => expect(timeline.row(november, 249)?.id).toBe('2026-11-01-249'));
    expect(asked.map((r) => r.after)).toEqual([null, '100', '200']);
    expect(asked[0]?.filter).toMatchObject({ from: '2026-11-01', to: '2026-11-30' });
  });

  it('drops the answer to an older question, however late it comes', async () => {
    let late: (page: unknown) => void = () => undefined;
    answers = [
      () => new Promise((resolve) => (late = resolve)),
      () => ({ rows: [row('2026-11-02', 2)], total: 1, next: null }),
    ];
    timeline.text = 'kit';
    const first = timeline.ask();
    timeline.text = 'kitchen';
    await timeline.ask();
    late({ rows: [row('2020-01-01', 9), row('2020-01-01', 8)], total: 2, next: null });
    await first;
    expect(timeline.total).toBe(1);
    expect(timeline.shownText).toBe('kitchen');
    expect(blocks().map((b) => b.key)).toEqual(['2026-11']);
    expect(timeline.phase).toBe('ready');
  });

  it('drops a late refusal too', async () => {
    let late: (thrown: unknown) => void = () => undefined;
    answers = [() => new Promise((_, reject) => (late = reject))];
    timeline.text = 'a';
    const first = timeline.ask();
    timeline.text = '';
    await timeline.ask();
    late({ code: 'internal', field: null });
    await first;
    expect(timeline.phase).toBe('ready');
    expect(timeline.total).toBe(254);
  });

  it('goes on reading an answer as one scrolls, and only the answer on the screen', async () => {
    timeline.text = 'word';
    await timeline.ask();
    const [block] = blocks();
    if (!block) throw new Error('no month');
    expect(timeline.total).toBe(250);
    expect(block.rows).toBe(100);
    timeline.want(block, 95);
    timeline.want(block, 96);
    await vi.waitFor(() => expect(blocks()[0]?.rows).toBe(200));
    expect(asked).toHaveLength(2);
  });

  it('keeps what is shown until the next answer is there, and says when there is none', async () => {
    await timeline.ask();

    answers = [() => { throw { code: 'storage-unavailable', field: null }; }]; // prettier-ignore
    timeline.text = 'x';
    await timeline.ask();
    expect(timeline.phase).toBe('failed');
    expect(timeline.failure).toMatchObject({ code: 'storage-unavailable' });
    await timeline.ask();
    expect(timeline.phase).toBe('ready');
  });

  it('reads what is near again after a change, and keeps showing it meanwhile', async () => {
    await timeline.ask();
    const [, october] = blocks();
    if (!october) throw new Error('no month');
    timeline.want(october, 4);
    await vi.waitFor(() => expect(timeline.row(october, 3)).toBeDefined());
    months = [months[0] ?? { year: 2026, month: 11, entries: 0 }, { year: 2026, month: 10, entries: 3 }];
    const again = timeline.ask();
    expect(timeline.row(october, 3)).toBeDefined();
    await again;
    expect(timeline.total).toBe(253);
    const after = blocks()[1];
    expect(after?.rows).toBe(3);
    expect(after && timeline.row(after, 2)).toBeDefined();
  });

  it('asks with all filters together, and takes them all back', async () => {
    timeline.filter.moods = [0, 1];
    timeline.filter.starred = true;
    await timeline.ask();
    expect(asked[0]?.filter).toMatchObject({ moods: [0, 1], starred: true, binned: false });
    timeline.filter.binned = true;
    await timeline.clear();
    expect(timeline.filter).toMatchObject({ moods: [], starred: false, binned: true });
  });
});
