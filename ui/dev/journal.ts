import type { EntryRow, EntryView, Tracker, Vocabulary } from '@/backend';
import starter from '../../src-tauri/crates/core/data/starter.en.json';
import { scenario } from './scenario';

let made = 0;
const id = () => `01900000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;

const scale = { id: id(), steps: starter.moods, current: true };
const feelings = starter.feelings.map(({ word, feelings: words }) => ({
  id: id(),
  word,
  feelings: words.map((feeling) => ({ id: id(), word: feeling, archived: false })),
}));
const tags = starter.tagGroups.map((group) => ({
  id: id(),
  name: group.name,
  tags: group.tags.map((tag) => ({ id: id(), name: tag.name, icon: tag.icon ?? null, archived: false })),
}));
const trackers: Tracker[] = [
  { id: id(), name: 'Sleep', kind: 'duration', dayRule: 'sum', archived: false, follows: null },
  {
    id: id(),
    name: 'Coffee',
    kind: 'number',
    unit: 'cups',
    decimals: 0,
    dayRule: 'sum',
    archived: false,
    follows: null,
  },
  {
    id: id(),
    name: 'Anxiety',
    kind: 'scale',
    min: 0,
    max: 10,
    lowWord: null,
    highWord: null,
    dayRule: 'mean',
    archived: false,
    follows: null,
  },
  {
    id: id(),
    name: 'Lamotrigine',
    kind: 'dose',
    unit: 'mg',
    plan: [{ at: '21:00:00', amount: 200 }],
    remind: false,
    dayRule: 'sum',
    archived: false,
    follows: null,
  },
];

const feelingId = (word: string) =>
  feelings.flatMap((family) => family.feelings).find((feeling) => feeling.word === word)?.id ?? '';
const tagId = (name: string) =>
  tags.flatMap((group) => group.tags).find((tag) => tag.name === name)?.id ?? '';

export const vocabulary: Vocabulary = {
  scales: [scale],
  feelings,
  frequentFeelings: starter.frequentFeelings.map(feelingId).filter(Boolean),
  frequentTags: ['family', 'friends', 'work', 'walk'].map(tagId).filter(Boolean),
  tags,
  trackers,
};

const TEXTS: readonly [number, string, string, string[], string[]][] = [
  [
    4,
    '',
    'The allotment again. Jonas had brought seed potatoes in an egg box, each one with its small pale horns.',
    ['calm', 'content'],
    ['friends', 'walk'],
  ],
  [
    2,
    '',
    'Said it out loud tonight. It took four words, and then the room was as it had been before, only warmer.',
    ['tired', 'relieved'],
    ['friends'],
  ],
  [
    3,
    'A long Thursday',
    'Work until seven. On the tram I counted the people who looked out of the window, and stopped at nine.\n\nSoup at home. Nobody had rung, which was fine today.',
    ['flat'],
    ['work'],
  ],
  [
    1,
    '',
    'Could not breathe in the lift. Walked up four floors in the end and sat on the stairs until it was only stairs again.',
    ['panicky', 'tense'],
    ['work'],
  ],
  [
    5,
    'Lake',
    'Swam. It was too cold and it was exactly right. **Anna** lent me her red towel.',
    ['alive', 'glad'],
    ['friends'],
  ],
  [3, '', 'Rain. Kitchen. The radio did most of the talking.', ['bored'], ['on my own']],
];

export const entries = new Map<string, EntryView>();

function make(daysAgo: number, hour: number, [step, title, body, felt, with_]: (typeof TEXTS)[number]): void {
  const at = new Date();
  at.setDate(at.getDate() - daysAgo);
  at.setHours(hour, 12 + (daysAgo % 40), 0, 0);
  const day = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  const one = id();
  entries.set(one, {
    id: one,
    at: at.toISOString(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    day,
    localDate: day,
    localTime: at.toTimeString().slice(0, 8),
    mood: { scale: scale.id, step },
    feelings: felt.map(feelingId).filter(Boolean),
    tags: with_.map(tagId).filter(Boolean),
    dimensions: { physical: 5, emotional: step + 2, social: null, spiritual: null },
    trackers: [{ tracker: trackers[0]?.id ?? '', value: 380 + (daysAgo % 5) * 20 }],
    title,
    body,
    bodyHtml: body
      .split('\n\n')
      .map((text) => `<p>${text.replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')}</p>`)
      .join(''),
    starred: daysAgo % 17 === 4,
    created: at.toISOString(),
    changed: at.toISOString(),
    versions: daysAgo % 3,
    binned: null,
    source: daysAgo > 300 ? 'daylio' : null,
    attachments: [],
    hasDraft: false,
    links: [],
    began: null,
  });
}

if (!scenario.empty) {
  for (let day = 0; day < 120; day += 1) {
    const text = TEXTS[(day * 5 + 1) % TEXTS.length];
    if (text && day % 4 !== 3) make(day, 8 + ((day * 7) % 14), text);
  }
  for (const year of [1, 3]) {
    const text = TEXTS[year];
    if (text) make(Math.round(365.25 * year), 19, text);
  }
}

export function rowOf(entry: EntryView, words: readonly string[]): EntryRow {
  const text = (entry.title || entry.body).replace(/\*\*/g, '').slice(0, 160);
  const pattern =
    words.length > 0 ? new RegExp(`(${words.map((word) => word.replace(/\W/g, '')).join('|')})`, 'i') : null;
  return {
    id: entry.id,
    day: entry.day,
    at: entry.at,
    localTime: entry.localTime,
    mood: entry.mood,
    snippet: pattern
      ? text
          .split(pattern)
          .filter(Boolean)
          .map((part) => ({ text: part, hit: pattern.test(part) }))
      : [{ text, hit: false }],
    labels: [
      ...entry.feelings.map(
        (one) => feelings.flatMap((family) => family.feelings).find((f) => f.id === one)?.word,
      ),
      ...entry.tags.map((one) => tags.flatMap((group) => group.tags).find((tag) => tag.id === one)?.name),
    ].flatMap((word) => (word ? [{ text: word, hit: false }] : [])),
    starred: entry.starred,
    steps: [],
    pictures: 0,
    files: 0,
    hasDraft: entry.hasDraft,
  };
}
