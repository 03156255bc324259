import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryMeeting, DirectoryPick, GroupProfile } from '@/backend';
import { DirectoryImport, LARGEST_FILE } from './directory_import.svelte';
import { Meetings } from './meetings.svelte';
import { fromProfile, hasWishes, isAsking, noQuestion, readPoint } from './question';
import { scrollTo, visibleRows } from './visible_rows';
import { clockText, fitText, ruleText, whenText, whenThere } from './words';

const meeting = (more: Partial<DirectoryMeeting> = {}): DirectoryMeeting => ({
  id: 'm',
  feed: 'f',
  name: 'Quay',
  organiser: '',
  times: 'set',
  weekdays: ['tue'],
  starts: '19:30:00',
  minutes: 90,
  first: null,
  rule: null,
  ruleUnsupported: false,
  exceptions: false,
  spoken: [],
  said: [],
  zone: 'Europe/London',
  venue: '',
  address: '',
  region: '',
  point: null,
  approximate: false,
  kilometres: null,
  setting: null,
  suspended: false,
  joining: null,
  room: '',
  roomSecret: false,
  roomWords: '',
  phone: '',
  web: '',
  email: '',
  languages: [],
  kinds: [],
  codes: [],
  notes: '',
  change: null,
  saved: null,
  fits: 0,
  misses: 0,
  wishes: 0,
  ...more,
});

const profile = (more: Partial<GroupProfile>): GroupProfile => ({
  topics: [],
  scope: null,
  ledBy: [],
  settings: [],
  joining: null,
  faith: null,
  fees: [],
  sizes: [],
  weekdays: [],
  times: [],
  languages: [],
  access: [],
  travelMinutes: null,
  ...more,
});

describe('the times of a meeting', () => {
  it('are said as its list has them', () => {
    expect(whenText(meeting())).toMatch(/^Tuesday, 7:30\sPM–9:00\sPM$/);
    expect(whenText(meeting({ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }))).toMatch(
      /^every day/,
    );
    expect(clockText(meeting({ starts: '23:30:00', minutes: 60 }))).toMatch(/11:30\sPM–12:30\sAM/);
    expect(whenText(meeting({ times: 'appointment', starts: null, weekdays: [] }))).toBe('By appointment');
    expect(whenText(meeting({ first: '20261124T193000', minutes: null }))).toMatch(
      /^Tuesday, November 24, 2026, 7:30/,
    );
  });

  it('name their zone where it is another', () => {
    expect(whenThere(meeting({ zone: 'America/New_York' }), 'Europe/London')).toMatch(/, in New York$/);
    expect(whenThere(meeting(), 'Europe/London')).not.toMatch(/London/);
  });

  it('follow the rules lists have, and keep what cannot be put in words', () => {
    expect(ruleText('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')).toBe('Every 2 weeks on Tuesday');
    expect(ruleText('FREQ=MONTHLY;BYDAY=1TU,3TU')).toBe('Every month on the first Tuesday and third Tuesday');
    expect(ruleText('FREQ=MONTHLY;BYDAY=-5TH,-4TH,-3TH,-2TH')).toBe(
      'Every Thursday but the last of the month',
    );
    expect(ruleText('FREQ=MONTHLY;BYDAY=-1FR')).toBe('Every month on the last Friday');
    expect(ruleText('FREQ=MONTHLY;BYDAY=-2TU')).toContain('FREQ=MONTHLY;BYDAY=-2TU');
    expect(ruleText('FREQ=MONTHLY;BYDAY=1TU;COUNT=3')).toContain('COUNT=3');
    expect(ruleText('nonsense')).toContain('nonsense');
  });
});

describe('how a meeting answers what somebody looks for', () => {
  it('tells what does not fit from what is not known', () => {
    expect(fitText(meeting({ fits: 3, misses: 1, wishes: 9 }))).toBe('3 fit · 1 doesn’t · 5 not known');
    expect(fitText(meeting({ fits: 1, misses: 0, wishes: 1 }))).toBe('1 fits');
    expect(fitText(meeting({ fits: 0, misses: 2, wishes: 2 }))).toBe('none fits · 2 don’t');
    expect(fitText(meeting({ fits: 3, misses: 1, wishes: 9 }), true)).toMatch(
      /^Of 9 wishes 3 fit, 1 do not fit, 5 are not known\.$/,
    );
  });

  it('is said only where somebody looks for something', () => {
    expect(hasWishes(profile({}))).toBe(false);
    expect(hasWishes(profile({ travelMinutes: 30 }))).toBe(true);
    expect(hasWishes(profile({ topics: ['grief'] }))).toBe(true);
  });
});

describe('a question', () => {
  it('asks nothing at first', () => {
    expect(isAsking(noQuestion())).toBe(false);
    expect(isAsking({ ...noQuestion(), text: ' a ' })).toBe(true);
    expect(isAsking({ ...noQuestion(), kinds: ['steps'] })).toBe(true);
  });

  it('reads coordinates as people write them', () => {
    const bristol = { latitude: 51.4545, longitude: -2.5879 };
    for (const text of [
      '51.4545, -2.5879',
      '51.4545 -2.5879',
      '51,4545 -2,5879',
      '51,4545; -2,5879',
      '51.4545° N, 2.5879° W',
      '51.4545N 2.5879w',
      '51.4545,−2.5879',
    ])
      expect(readPoint(text), text).toEqual(bristol);
    expect(readPoint('51, -2')).toEqual({ latitude: 51, longitude: -2 });
    for (const text of ['', 'Bristol', '51.4', '91, 0', '0, 181', '1, 2, 3', 'javascript:1,2'])
      expect(readPoint(text), text).toBeNull();
  });

  it('takes from what somebody looks for what lists can answer', () => {
    const asked = fromProfile(
      profile({
        weekdays: ['tue'],
        times: ['evening', 'night'],
        settings: ['online'],
        languages: ['de'],
        access: ['step-free', 'captions', 'childcare'],
        topics: ['grief'],
      }),
    );
    expect(asked).toEqual({
      weekdays: ['tue'],
      from: '17:00:00',
      until: '04:59:00',
      setting: 'online',
      joining: null,
      languages: ['de'],
      kinds: ['wheelchair', 'child-care'],
      topics: ['grief'],
      unsaid: true,
    });
    expect(isAsking({ ...noQuestion(), topics: ['grief'] })).toBe(true);
    expect(fromProfile(profile({ access: ['captions'] }))).toMatchObject({ kinds: [], unsaid: false });
    // Morning and evening have no one beginning and end; both settings ask for neither.
    const apart = fromProfile(profile({ times: ['morning', 'evening'], settings: ['online', 'in-person'] }));
    expect(apart).toMatchObject({ from: null, until: null, setting: null });
    expect(fromProfile(profile({}))).toMatchObject({ from: null, until: null });
  });
});

describe('the rows that are drawn', () => {
  const rows = { count: 10_000, height: 80 };

  it('are those near the window, whatever the length', () => {
    expect(visibleRows(rows, 0, 800, 400)).toEqual([0, 15]);
    expect(visibleRows(rows, 400_000, 800, 400)).toEqual([4995, 5015]);
    expect(visibleRows(rows, 799_200, 800, 400)).toEqual([9985, 10_000]);
    expect(visibleRows({ count: 3, height: 80 }, 5_000, 800, 400)).toEqual([3, 3]);
  });

  it('move as little as can be', () => {
    expect(scrollTo(rows, 5, 0, 800)).toBe(0);
    expect(scrollTo(rows, 12, 0, 800)).toBe(240);
    expect(scrollTo(rows, 2, 400, 800)).toBe(160);
  });
});

describe('the meetings', () => {
  let asked: { text: string; skip: number; answer: (rows: number) => void }[];
  let saved: DirectoryPick[][];

  beforeEach(() => {
    asked = [];
    saved = [];
    mockIPC((command, args) => {
      const given = args as Record<string, unknown>;
      if (command === 'directory_find')
        return new Promise((resolve) =>
          asked.push({
            text: (given['filter'] as { text: string }).text,
            skip: Number(given['skip']),
            answer: (rows) =>
              resolve({
                total: rows,
                meetings: Array.from({ length: Math.min(100, rows) }, (_, at) => meeting({ id: `${at}` })),
              }),
          }),
        );
      if (command === 'directory_save' || command === 'directory_unsave') {
        saved.push(given['picks'] as DirectoryPick[]);
        return [];
      }
      return null;
    });
  });

  it('drop the answer to an older question', async () => {
    const meetings = new Meetings();
    const first = meetings.set({ text: 'q' });
    const second = meetings.set({ text: 'qu' });
    asked[1]?.answer(2);
    asked[0]?.answer(900);
    await Promise.all([first, second]);
    expect([meetings.total, meetings.phase]).toEqual([2, 'ready']);
  });

  it('read the pages that come into view, each once', async () => {
    const meetings = new Meetings();
    const reading = meetings.ask();
    asked[0]?.answer(900);
    await reading;
    meetings.want(250, 330);
    meetings.want(250, 330);
    expect(asked.slice(1).map(({ skip }) => skip)).toEqual([200, 300]);
    expect(meetings.row(250)).toBeUndefined();
    asked[1]?.answer(900);
    await new Promise((resolve) => setTimeout(resolve));
    expect(meetings.row(250)?.id).toBe('50');
  });

  it('are saved and taken back by the same picks', async () => {
    const meetings = new Meetings();
    meetings.pick(meeting({ id: 'a' }));
    meetings.pick(meeting({ id: 'b' }));
    const undo = await meetings.save([...meetings.picked.values()]);
    expect(meetings.picked.size).toBe(0);
    await undo();
    expect(saved).toHaveLength(2);
    expect(saved[1]).toEqual(saved[0]);
    expect(saved[0]?.map((pick) => pick.meeting)).toEqual(['a', 'b']);
    expect(saved[0]?.[0]?.meets).toContain('Tuesday');
  });
});

describe('a list on its way in', () => {
  // jsdom's files cannot be read.
  const file = (size: number, read: () => Promise<ArrayBuffer>): File =>
    Object.defineProperties(new File(['[]'], 'coast.json'), {
      size: { value: size },
      arrayBuffer: { value: read },
    });

  it('is not loaded where it is too large, and says when it went away', async () => {
    const session = new DirectoryImport();
    let read = 0;
    const large = file(LARGEST_FILE + 1, () => Promise.resolve(new ArrayBuffer((read += 1))));
    await session.openFile(large, null);
    expect([session.failure, session.stage.kind, read]).toEqual(['directory-too-large', 'choose', 0]);
    await session.openFile(
      file(3, () => Promise.reject(new Error('gone'))),
      null,
    );
    expect(session.stage.kind).toBe('choose');
    expect(session.failure).toBeInstanceOf(Error);
  });

  it('keeps what was chosen where a table cannot be read by it, and drops an older answer', async () => {
    const preview = (id: string) => ({
      id,
      sample: [],
      table: { first: ['a'], rows: [], header: false, columns: [null] },
    });
    const answers: ((answer: unknown) => void)[] = [];
    mockIPC((command) =>
      command === 'directory_open'
        ? preview('one')
        : new Promise((resolve, reject) =>
            answers.push((answer) =>
              answer === null ? reject({ code: 'directory-mapping', field: null }) : resolve(answer),
            ),
          ),
    );
    const session = new DirectoryImport();
    await session.openFile(
      file(3, () => Promise.resolve(new ArrayBuffer(3))),
      null,
    );
    expect(session.name).toBe('coast');
    const first = session.map(true, ['name']);
    const second = session.map(true, ['name', 'name']);
    answers[1]?.(null);
    answers[0]?.(preview('late'));
    await Promise.all([first, second]);
    expect(session.stage).toMatchObject({
      kind: 'preview',
      preview: { id: 'one', table: { columns: ['name', 'name'] } },
    });
    expect(session.failure).not.toBeNull();
  });
});
