// The journal's commands against made-up data, for looking at screens in a browser. Never part of the product.
import type {
  Area,
  EntryDraft,
  EntryRow,
  EntryView,
  ListRequest,
  Moment,
  SnippetPart,
  Vocabulary,
} from '@/backend';
import { addDays } from '@/shared/dates';
import { groundOf } from '@/shared/entries/draft';
import { when } from './clock';
import { id } from './ids';
import { importAnswers } from './imports';
import starter from '../../src-tauri/crates/core/data/starter.en.json';
import { LINES, LONG, LONG_HTML } from './journal_texts';

export interface JournalOptions {
  /** How many entries there are. */
  entries: number;
  /** Steps of the mood scale. */
  steps: number;
  /** Every reading answers with this error. */
  failing: string | null;
  onThisDay: boolean;
  drafts: boolean;
  /** Words as long as anybody might make them. */
  longWords: boolean;
  today: string;
}

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

/** A number between 0 and 1 that is always the same for the same place. */
function noise(n: number): number {
  let t = Math.imul(n ^ 0x6d2b79f5, 0x85ebca6b);
  t = Math.imul(t ^ (t >>> 13), 0xc2b2ae35);
  return ((t ^ (t >>> 16)) >>> 0) / 4294967296;
}

const WORDS: Record<number, string[]> = {
  3: ['Low', 'Even', 'Good'],
  5: ['Heavy', 'Low', 'Even', 'Good', 'Bright'],
  7: ['Sunk', 'Heavy', 'Low', 'Even', 'Fair', 'Good', 'Bright'],
  11: ['Nothing', 'Sunk', 'Heavy', 'Dull', 'Low', 'Even', 'Fair', 'Warm', 'Good', 'Light', 'Bright'],
};

function vocabularyOf({ steps, longWords }: JournalOptions): Vocabulary {
  let feeling = 0;
  let tag = 0;
  const words = WORDS[steps] ?? Array.from({ length: steps }, (_, i) => `Step ${i + 1}`);
  const feelings = starter.feelings.map((family, f) => ({
    id: id(2, f),
    word: family.word,
    feelings: family.feelings.map((word) => ({ id: id(3, (feeling += 1)), word, archived: false })),
  }));
  const tags = starter.tagGroups.map((group, g) => ({
    id: id(4, g),
    name: group.name,
    tags: group.tags.map(({ name, icon }) => ({ id: id(5, (tag += 1)), name, icon, archived: false })),
  }));
  const everyFeeling = feelings.flatMap((f) => f.feelings);
  const everyTag = tags.flatMap((g) => g.tags);
  return {
    scales: [
      {
        id: id(1, 1),
        steps: words.map((word, i) => ({
          word: longWords && i % 2 ? `${word} and hard to say why` : word,
          colour: null,
        })),
        current: true,
      },
    ],
    feelings,
    tags,
    frequentFeelings: starter.frequentFeelings.flatMap(
      (w) => everyFeeling.find((f) => f.word === w)?.id ?? [],
    ),
    frequentTags: starter.frequentTags.flatMap((n) => everyTag.find((t) => t.name === n)?.id ?? []),
    trackers: [
      { id: id(6, 1), name: 'Sleep', kind: 'duration', dayRule: 'sum', archived: false, follows: null },
      {
        id: id(6, 2),
        name: 'Lamotrigine, evening',
        kind: 'dose',
        unit: 'mg',
        plan: [{ at: '21:00:00', amount: 200 }],
        remind: false,
        dayRule: 'sum',
        archived: false,
        follows: null,
      },
      {
        id: id(6, 3),
        name: 'Walked outside',
        kind: 'yesNo',
        dayRule: 'last',
        archived: false,
        follows: null,
      },
      {
        id: id(6, 4),
        name: 'Craving',
        kind: 'scale',
        min: 0,
        max: 5,
        lowWord: null,
        highWord: null,
        dayRule: 'mean',
        archived: false,
        follows: null,
      },
      {
        id: id(6, 5),
        name: 'Coffee',
        kind: 'number',
        unit: 'cups',
        decimals: 0,
        dayRule: 'sum',
        archived: false,
        follows: null,
      },
    ],
  };
}

/** What each command makes stale. */
const CHANGES: Record<string, Area[]> = {
  journal_save: ['journal', 'drafts'],
  journal_star: ['journal'],
  journal_bin: ['journal'],
  journal_restore: ['journal'],
  journal_purge: ['journal'],
  journal_bin_empty: ['journal'],
  journal_version_restore: ['journal'],
  journal_draft_save: ['drafts'],
  journal_draft_discard: ['drafts'],
  journal_feeling_add: ['vocabulary'],
  journal_tag_add: ['vocabulary'],
  import_run: ['journal', 'import'],
  import_undo: ['journal', 'import'],
};

/** The same answers, telling afterwards what they changed. */
export function telling(answers: Answers, changed: (...areas: Area[]) => void): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([command, answer]) => [
      command,
      async (args: Record<string, unknown>) => {
        const value: unknown = structuredClone(await answer(args));
        if (CHANGES[command]) setTimeout(() => changed(...(CHANGES[command] ?? [])), 0);
        return value;
      },
    ]),
  );
}

/** Entries are made when they are asked for: a hundred thousand of them take no memory. */
export function journalAnswers(options: JournalOptions): Answers {
  const vocabulary = vocabularyOf(options);
  const everyFeeling = vocabulary.feelings.flatMap((f) => f.feelings);
  const everyTag = vocabulary.tags.flatMap((g) => g.tags);
  const saved = new Map<string, EntryDraft>();
  const binned = new Set<string>();
  const starred = new Map<string, boolean>();
  const drafts = new Map<string, EntryDraft>();
  const perDay = options.entries > 20_000 ? 27 : 1.4;
  let onThisDay = options.onThisDay;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const remembered = new Map<string, EntryDraft[]>();

  const dayOf = (n: number): string => addDays(options.today, -Math.floor((n + 2) / perDay));
  const mood = (n: number) => {
    const line = LINES[n % LINES.length]?.[0] ?? 3;
    return noise(n) > 0.96
      ? null
      : { scale: id(1, 1), step: Math.max(1, Math.round(((line - 1) / 4) * (options.steps - 1)) + 1) };
  };
  const made = (n: number): EntryDraft => ({
    id: id(9, n),
    session: id(8, n),
    at: `${dayOf(n)}T${String(8 + (n % 14)).padStart(2, '0')}:${String((n * 7) % 60).padStart(2, '0')}:00Z`,
    zone: n % 17 === 4 ? 'America/Chicago' : here,
    day: dayOf(n),
    mood: mood(n),
    feelings: noise(n + 7) > 0.5 ? [everyFeeling[n % everyFeeling.length]?.id ?? ''] : [],
    tags: [
      everyTag[(n * 3 + 1) % everyTag.length]?.id ?? '',
      ...(n % 3 === 0 ? [everyTag[(n + 5) % everyTag.length]?.id ?? ''] : []),
    ].filter((tag, i, list) => list.indexOf(tag) === i),
    dimensions:
      n === 0
        ? { physical: 4, emotional: 3, social: 6, spiritual: null }
        : { physical: null, emotional: null, social: null, spiritual: null },
    trackers:
      n === 0
        ? [
            { tracker: id(6, 1), value: 310 },
            { tracker: id(6, 2), value: 200 },
            { tracker: id(6, 3), value: 1 },
          ]
        : [],
    title: n % 9 === 3 ? 'A small thing about the evening' : '',
    body: n === 0 ? LONG : (LINES[n % LINES.length]?.[1] ?? ''),
    starred: starred.get(id(9, n)) ?? n % 11 === 2,
  });
  const all = (): EntryDraft[] =>
    Array.from({ length: Math.min(options.entries, 4000) }, (_, n) => made(n)).filter(
      (e) => !saved.has(e.id),
    );
  const everything = (): EntryDraft[] =>
    [...saved.values(), ...all()].sort((a, b) => b.at.localeCompare(a.at));
  const find = (wanted: string): EntryDraft | undefined =>
    saved.get(wanted) ?? (wanted.includes('-8009-') ? made(Number(wanted.slice(-12))) : undefined);

  function parts(text: string, words: string): SnippetPart[] {
    const plain = text
      .replace(/[#>*\-[\]]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (words === '')
      return [{ text: plain.length > 160 ? `${plain.slice(0, 158).trimEnd()}…` : plain, hit: false }];
    const at = plain.toLowerCase().indexOf(words);
    if (at < 0) return [{ text: plain.slice(0, 160), hit: false }];
    const from = Math.max(0, at - 40);
    return [
      { text: (from > 0 ? '…' : '') + plain.slice(from, at), hit: false },
      { text: plain.slice(at, at + words.length), hit: true },
      { text: plain.slice(at + words.length, at + 120), hit: false },
    ];
  }

  const row = (e: EntryDraft, words = ''): EntryRow => ({
    id: e.id,
    day: e.day ?? e.at.slice(0, 10),
    at: e.at,
    localTime: e.at.slice(11, 19),
    mood: e.mood,
    snippet: parts(words && e.body ? e.body : e.title || e.body, words),
    labels: [
      ...e.feelings.flatMap((f) => everyFeeling.find((one) => one.id === f)?.word ?? []),
      ...e.tags.flatMap((tag) => everyTag.find((one) => one.id === tag)?.name ?? []),
    ].map((text) => ({ text, hit: false })),
    starred: starred.get(e.id) ?? e.starred,
    steps: [],
    pictures: 0,
    files: 0,
    hasDraft: drafts.has(e.id),
  });

  const view = (e: EntryDraft): EntryView => ({
    ...e,
    links: e.links ?? [],
    began: e.began ?? null,
    day: e.day ?? e.at.slice(0, 10),
    localDate: e.at.slice(0, 10),
    localTime: e.at.slice(11, 19),
    bodyHtml: e.body === LONG ? LONG_HTML : `<p>${e.body.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`,
    starred: starred.get(e.id) ?? e.starred,
    created: e.at,
    changed: e.at,
    versions: e.body === LONG ? 2 : 0,
    binned: binned.has(e.id) ? `${options.today}T09:00:00Z` : null,
    source: Number(e.id.slice(-12)) > 200 && e.id.includes('-8009-') ? 'Daylio' : null,
    attachments: [],
    hasDraft: drafts.has(e.id),
  });

  function list({ text, filter, after, limit }: ListRequest) {
    const words = text.trim().toLowerCase();
    const from = after === null ? 0 : Number(after);
    const monthOnly =
      words === '' &&
      filter.from !== null &&
      filter.to !== null &&
      filter.moods.length + filter.tags.length + filter.feelings.length === 0;
    const pool =
      monthOnly && options.entries > 4000 ? inDays(filter.from ?? '', filter.to ?? '') : everything();
    const fits = pool.filter((e) => {
      const day = e.day ?? e.at.slice(0, 10);
      if (binned.has(e.id) !== filter.binned) return false;
      if (filter.from && day < filter.from) return false;
      if (filter.to && day > filter.to) return false;
      if (filter.starred && !(starred.get(e.id) ?? e.starred)) return false;
      if (
        filter.moods.length > 0 &&
        !(
          e.mood &&
          filter.moods.includes(Math.min(4, Math.floor(((e.mood.step - 1) / (options.steps - 1)) * 5)))
        )
      )
        return false;
      if (filter.tags.length > 0 && !e.tags.some((t) => filter.tags.includes(t))) return false;
      if (filter.feelings.length > 0 && !e.feelings.some((f) => filter.feelings.includes(f))) return false;
      return words === '' || `${e.title} ${e.body}`.toLowerCase().includes(words);
    });
    const page = fits.slice(from, from + limit);
    return {
      rows: page.map((e) => row(e, words)),
      total: after === null ? fits.length : null,
      next: from + limit < fits.length ? String(from + limit) : null,
    };
  }

  function inDays(from: string, to: string): EntryDraft[] {
    const before = remembered.get(from + to);
    if (before) return before;
    const back = (day: string): number =>
      Math.round((Date.parse(options.today) - Date.parse(day)) / 86_400_000);
    const [a, b] = [
      Math.max(0, Math.floor((back(to) - 1) * perDay) - 3),
      Math.min(options.entries, Math.ceil((back(from) + 1) * perDay)),
    ];
    const found = Array.from({ length: Math.max(0, b - a) }, (_, i) => made(a + i));
    remembered.set(from + to, found);
    return found;
  }

  const isMade = (wanted: string): boolean => wanted.includes('-8009-');

  function months() {
    const counts = new Map<string, number>();
    for (const e of saved.values())
      if (!binned.has(e.id) && !isMade(e.id))
        counts.set(e.at.slice(0, 7), (counts.get(e.at.slice(0, 7)) ?? 0) + 1);
    for (let n = 0; n < options.entries; n += 1) {
      if (binned.has(id(9, n))) continue;
      const key = dayOf(n).slice(0, 7);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts]
      .sort(([a], [b]) => b.localeCompare(a))
      .map(([key, entries]) => ({ year: Number(key.slice(0, 4)), month: Number(key.slice(5)), entries }));
  }

  function month(year: number, number: number) {
    const key = `${year}-${String(number).padStart(2, '0')}`;
    const days = new Map<string, EntryDraft[]>();
    for (const e of options.entries > 4000 ? inDays(`${key}-01`, `${key}-31`) : everything()) {
      const day = e.day ?? e.at.slice(0, 10);
      if (day.startsWith(key) && !binned.has(e.id)) days.set(day, [...(days.get(day) ?? []), e]);
    }
    return [...days].map(([day, list]) => {
      const moods = list.flatMap((e) => (e.mood ? [(e.mood.step - 1) / (options.steps - 1)] : []));
      return {
        day,
        entries: list.length,
        mood: moods.length > 0 ? moods.reduce((a, b) => a + b, 0) / moods.length : null,
      };
    });
  }

  if (options.drafts) {
    drafts.set(id(7, 1), {
      ...made(4),
      id: id(7, 1),
      day: options.today,
      title: '',
      body: 'What I did not say at the meeting was that the quiet part is the worst of the day, and that I have started to',
    });
  }
  const draftView = (d: EntryDraft) => ({
    draft: d,
    keptAt: `${options.today}T19:12:00Z`,
    ofSavedEntry: find(d.id) !== undefined,
    leftOut: 0,
  });
  const failure = (code: string): never => {
    throw { code, field: null } as unknown;
  };
  const reading =
    <T>(answer: () => T) =>
    (): T =>
      options.failing ? failure(options.failing) : answer();
  const entryOf = (wanted: unknown): EntryDraft => find(String(wanted)) ?? failure('not-found');

  return {
    journal_vocabulary: () => vocabulary,
    journal_list: ({ request }) =>
      options.failing ? failure(options.failing) : list(request as ListRequest),
    journal_months: reading(months),
    journal_month: ({ year, month: number }) => month(Number(year), Number(number)),
    journal_get: ({ id: wanted }) => view(entryOf(wanted)),
    journal_when: ({ moment, zone }) => when(moment as Moment, String(zone), `${options.today}T21:48:00Z`, 4),
    journal_today: reading(() => ({
      day: options.today,
      late: false,
      until: `${addDays(options.today, 1)}T04:00:00Z`,
      entries: [
        ...(options.entries > 0 ? [made(0), made(1)] : []).filter((e) => !saved.has(e.id)),
        ...saved.values(),
      ]
        .filter((e) => !binned.has(e.id))
        .sort((a, b) => b.at.localeCompare(a.at))
        .map((e) => ({ ...row(e), day: options.today })),
      drafts: [...drafts.values()].map(draftView),
      onBreak: null,
      onThisDay: onThisDay
        ? options.entries > 0
          ? [made(3), made(5)].map((e, i) => ({
              ...row(e),
              day: `${Number(options.today.slice(0, 4)) - 3 - 2 * i}${options.today.slice(4)}`,
            }))
          : []
        : null,
      journalEmpty: options.entries === 0 && saved.size === 0,
    })),
    journal_save: ({ draft }) => {
      const entry = draft as EntryDraft;
      if (entry.body.includes('disk full')) failure('disk-full');
      saved.set(entry.id, entry);
      binned.delete(entry.id);
      drafts.delete(entry.id);
      const day = entry.day ?? entry.at.slice(0, 10);
      return { id: entry.id, at: entry.at, day, marks: groundOf(entry), leftOut: 0 };
    },
    journal_star: ({ id: wanted, starred: on }) => void starred.set(String(wanted), Boolean(on)),
    journal_bin: ({ id: wanted }) => void binned.add(String(wanted)),
    journal_restore: ({ id: wanted }) => void binned.delete(String(wanted)),
    journal_purge: ({ id: wanted }) => void binned.delete(String(wanted)),
    journal_bin_empty: () => {
      const count = binned.size;
      binned.clear();
      return count;
    },
    journal_versions: () => [
      { id: id(10, 1), replaced: `${options.today}T20:41:00Z`, words: 96 },
      { id: id(10, 2), replaced: `${options.today}T18:02:00Z`, words: 41 },
    ],
    journal_version: ({ id: wanted }) => ({
      ...view(made(0)),
      body: 'x',
      bodyHtml: String(wanted).endsWith('1')
        ? LONG_HTML.slice(0, 800)
        : '<p>Dad rang at six, before I had my coat off.</p>',
    }),
    journal_version_restore: () => ({ id: id(9, 0), at: made(0).at, day: dayOf(0) }),
    journal_draft_save: ({ draft }) => {
      drafts.set((draft as EntryDraft).id, draft as EntryDraft);
      return new Date().toISOString();
    },
    journal_drafts: () => [...drafts.values()].map(draftView),
    journal_draft_get: ({ id: wanted }) => {
      const draft = drafts.get(String(wanted));
      return draft ? draftView(draft) : null;
    },
    journal_draft_discard: ({ id: wanted }) => void drafts.delete(String(wanted)),
    journal_feeling_add: ({ family, word }) => {
      const made = { id: id(3, 900 + everyFeeling.length), word: String(word), archived: false };
      vocabulary.feelings.find((f) => f.id === family)?.feelings.push(made);
      everyFeeling.push(made);
      return made;
    },
    journal_tag_add: ({ group, name, icon }) => {
      const made = {
        id: id(5, 900 + everyTag.length),
        name: String(name),
        icon: icon as string | null,
        archived: false,
        follows: null,
      };
      vocabulary.tags.find((g) => g.id === group)?.tags.push(made);
      everyTag.push(made);
      return made;
    },
    on_this_day: ({ on }) => {
      onThisDay = Boolean(on);
    },
    ...importAnswers(options.today),
  };
}
