import type {
  Area,
  DirectoryFeed,
  DirectoryFilter,
  DirectoryMeeting,
  DirectoryPick,
  DirectoryPreview,
  GroupWeekday,
} from '@/backend';
import directories from '../../src-tauri/crates/core/data/directories.json';
import list from '../../src-tauri/crates/core/data/demo.directory.json';

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

const DAYS: readonly GroupWeekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FEED = '019a9e2c-7f00-7000-8000-00000000feed';
const KINDS: Record<string, string> = {
  X: 'wheelchair',
  D: 'discussion',
  BE: 'beginners',
  MED: 'meditation',
};

interface Row {
  slug: string;
  name: string;
  day?: number;
  time?: string;
  types: string[];
  location?: string;
  address?: string;
  city?: string;
  latitude?: number;
  longitude?: number;
  conference_url?: string;
  notes?: string;
}

function meetingOf(row: Row, number: number): DirectoryMeeting {
  return {
    id: `019a9e2c-7f00-7000-8000-${String(number).padStart(12, '0')}`,
    feed: FEED,
    name: row.name,
    organiser: '',
    times: row.time === undefined ? 'appointment' : 'set',
    weekdays: row.day === undefined ? [] : [DAYS[row.day] ?? 'sun'],
    starts: row.time === undefined ? null : `${row.time}:00`,
    minutes: row.time === undefined ? null : 60,
    first: null,
    rule: null,
    ruleUnsupported: false,
    exceptions: false,
    spoken: [],
    said: [],
    zone: 'Europe/London',
    venue: row.location ?? '',
    address: row.address ?? '',
    region: row.city ?? '',
    point:
      row.latitude === undefined || row.longitude === undefined
        ? null
        : { latitude: row.latitude, longitude: row.longitude },
    approximate: false,
    kilometres: null,
    setting: row.conference_url === undefined ? 'in-person' : 'online',
    suspended: false,
    joining: row.types.includes('C') ? 'closed' : 'open',
    room: row.conference_url ?? '',
    roomSecret: false,
    roomWords: '',
    phone: '',
    web: '',
    email: '',
    languages: [],
    kinds: row.types.flatMap((code) => KINDS[code] ?? []),
    codes: [],
    notes: row.notes ?? '',
    change: null,
    saved: null,
    fits: 0,
    misses: 0,
    wishes: 0,
  };
}

/** The list of the demo, without the rules of the core: enough to look at the screens. */
export function directoryAnswers(changed: (...areas: Area[]) => void): Answers {
  let meetings = (list as Row[]).map(meetingOf);
  let feeds: DirectoryFeed[] = [
    {
      id: FEED,
      name: 'Meetings along the coast',
      format: 'meeting-guide',
      zone: 'Europe/London',
      firstRead: '2026-10-01T09:00:00Z',
      lastRead: '2026-11-20T09:00:00Z',
      meetings: meetings.length,
      new: 0,
      changed: 0,
      gone: 0,
    },
  ];
  const tell = <T>(value: T, ...areas: Area[]): T => {
    changed('directory', ...areas);
    return value;
  };
  const preview = (): DirectoryPreview => ({
    id: crypto.randomUUID(),
    fileName: 'coast.json',
    format: 'meeting-guide',
    feed: null,
    table: null,
    new: meetings.length,
    changed: 0,
    same: 0,
    gone: 0,
    withoutZone: 3,
    zones: [{ zone: 'Europe/London', why: 'places', meetings: 3 }],
    leftOut: 1,
    problemCount: 1,
    problems: [{ at: 4, field: null, code: 'not-a-meeting', leftOut: true }],
    sample: meetings.slice(0, 20).map((meeting) => ({ meeting, before: null, differs: [] })),
    lost: [],
  });
  const counts = (words: string[]) =>
    [...new Set(words)].map((code) => ({ code, meetings: words.filter((one) => one === code).length }));
  const mark = (picks: DirectoryPick[], saved: boolean): void => {
    for (const pick of picks) {
      const meeting = meetings.find(({ id }) => id === pick.meeting);
      if (meeting) meeting.saved = saved ? pick.group : null;
    }
  };
  return {
    directory_view: () => ({
      feeds,
      kinds: counts(meetings.flatMap(({ kinds }) => kinds)),
      languages: [],
      groups: [],
    }),
    directory_find: ({ filter, skip, limit }) => {
      const { text = '', weekdays = [], setting, joining, kinds = [] } = filter as DirectoryFilter;
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      const found = meetings.filter(
        (one) =>
          words.every((word) => `${one.name} ${one.venue} ${one.region}`.toLowerCase().includes(word)) &&
          (weekdays.length === 0 || one.weekdays.some((day) => weekdays.includes(day))) &&
          (!setting || one.setting === setting) &&
          (!joining || one.joining === joining) &&
          kinds.every((kind) => one.kinds.includes(kind)),
      );
      return { total: found.length, meetings: found.slice(Number(skip), Number(skip) + Number(limit)) };
    },
    directory_get: ({ id }) => ({
      meeting: meetings.find((one) => one.id === id),
      feedName: feeds[0]?.name ?? '',
      lastRead: feeds[0]?.lastRead ?? '',
      next: null,
      fits: [],
    }),
    directory_open: preview,
    directory_map: preview,
    directory_run: () => tell({ feed: FEED, new: meetings.length, changed: 0, gone: 0 }),
    directory_rename: ({ name }) => {
      feeds = feeds.map((feed) => ({ ...feed, name: String(name) }));
      return tell(null);
    },
    directory_remove: () => {
      [feeds, meetings] = [[], []];
      return tell(null);
    },
    directory_ways: () => [],
    directory_save: ({ picks }) => {
      mark(picks as DirectoryPick[], true);
      return tell(
        (picks as DirectoryPick[]).map(({ group }) => group),
        'groups',
        'calendar',
      );
    },
    directory_unsave: ({ picks }) => {
      mark(picks as DirectoryPick[], false);
      return tell(null, 'groups', 'calendar');
    },
    directory_news: () => null,
    directory_noted: () => tell(null),
    directory_places: () => directories.places,
  };
}
