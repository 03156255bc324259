import { emit } from '@tauri-apps/api/event';
import type {
  Area,
  DevicePrefs,
  EntryDraft,
  EntryRow,
  EntryView,
  ListRequest,
  Moment,
  MoodStep,
  Settings,
  Tag,
  Tracker,
} from '@/backend';
import { groundOf } from '@/shared/entries/draft';
import { backupAnswers } from './backups';
import { calendarAnswers } from './calendar';
import { when } from './clock';
import { directoryAnswers } from './directory';
import { groupAnswers } from './groups';
import crisis from '../../src-tauri/crates/core/data/crisis.json';
import { entries, rowOf, vocabulary } from './journal';
import { journalAnswers, telling } from './journal_backend';
import { importAnswers } from './imports';
import { refuse } from './refuse';
import { scenario } from './scenario';
import { vaultAnswers } from './vault';

type Args = Record<string, unknown>;

let settings: Settings = {
  dayStartsAt: 4,
  lockAfterMinutes: 5,
  lockOnSleep: true,
  lockWithScreen: true,
  lockWhenHidden: true,
  hideFromCapture: true,
  checkInWhileLocked: false,
  hideCharts: false,
  fewerQuestions: false,
  breaks: [],
  quietCard: true,
  onThisDay: true,
  onThisDayWithoutHard: false,
  suggestExercise: true,
  backupEvery: 'day',
  syncedFolderKnown: false,
  countWords: false,
  mediaQuotaMb: 2000,
  calendarShape: 'agenda',
  firstStart: scenario.firstStart,
};
const drafts = new Map<string, EntryDraft>();

const changed = (...areas: Area[]) => void emit('changed', { areas });

function list(request: ListRequest) {
  const words = request.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { filter } = request;
  const rows: EntryRow[] = [...entries.values()]
    .filter((entry) => (entry.binned !== null) === filter.binned)
    .filter((entry) => !filter.starred || entry.starred)
    .filter((entry) => filter.tags.length === 0 || filter.tags.some((tag) => entry.tags.includes(tag)))
    .filter((entry) => filter.moods.length === 0 || filter.moods.includes((entry.mood?.step ?? 0) - 1))
    .filter((entry) => words.every((word) => `${entry.title} ${entry.body}`.toLowerCase().includes(word)))
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((entry) => rowOf(entry, words));
  const from = Number(request.after ?? 0);
  const page = rows.slice(from, from + request.limit);
  return {
    rows: page,
    total: request.after ? null : rows.length,
    next: from + page.length < rows.length ? String(from + page.length) : null,
  };
}

function entry(id: unknown): EntryView {
  return entries.get(String(id)) ?? refuse('not-found');
}

function save(draft: EntryDraft) {
  const before = entries.get(draft.id);
  const local = new Date(draft.at);
  const day =
    draft.day ?? new Date(local.getTime() - settings.dayStartsAt * 3_600_000).toISOString().slice(0, 10);
  entries.set(draft.id, {
    ...draft,
    links: draft.links ?? [],
    began: draft.began ?? null,
    day,
    localDate: local.toISOString().slice(0, 10),
    localTime: local.toTimeString().slice(0, 8),
    bodyHtml: draft.body
      .split(/\n{2,}/)
      .map((paragraph) => `<p>${paragraph.replace(/[<&]/g, '')}</p>`)
      .join(''),
    created: before?.created ?? draft.at,
    changed: draft.at,
    versions: before ? before.versions + 1 : 0,
    binned: null,
    source: before?.source ?? null,
    attachments: [],
    hasDraft: false,
  });
  drafts.delete(draft.id);
  changed('journal', 'drafts', 'insights');
  return { id: draft.id, at: new Date().toISOString(), day, marks: groundOf(draft), leftOut: 0 };
}

function today() {
  const day = new Date(Date.now() - settings.dayStartsAt * 3_600_000).toISOString().slice(0, 10);
  const all = [...entries.values()]
    .filter((one) => one.binned === null)
    .sort((a, b) => b.at.localeCompare(a.at));
  return {
    day,
    late: day !== new Date().toISOString().slice(0, 10),
    until: new Date(Date.parse(`${day}T00:00:00Z`) + (24 + settings.dayStartsAt) * 3_600_000).toISOString(),
    entries: all.filter((one) => one.day === day).map((one) => rowOf(one, [])),
    drafts: [...drafts.values()].map(draftView),
    onBreak: null,
    onThisDay: settings.onThisDay
      ? all.filter((one) => one.day !== day && one.day.slice(5) === day.slice(5)).map((one) => rowOf(one, []))
      : null,
    journalEmpty: all.length === 0,
  };
}

function draftView(draft: EntryDraft) {
  return { draft, keptAt: new Date().toISOString(), ofSavedEntry: entries.has(draft.id), leftOut: 0 };
}

function months() {
  const counts = new Map<string, number>();
  for (const one of entries.values())
    counts.set(one.day.slice(0, 7), (counts.get(one.day.slice(0, 7)) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([month, count]) => ({
      year: Number(month.slice(0, 4)),
      month: Number(month.slice(5)),
      entries: count,
    }));
}

function month(year: number, number: number) {
  const prefix = `${year}-${String(number).padStart(2, '0')}`;
  const days = new Map<string, EntryView[]>();
  for (const one of entries.values())
    if (one.day.startsWith(prefix)) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return [...days].map(([day, all]) => ({
    day,
    entries: all.length,
    mood: all.reduce((sum, one) => sum + ((one.mood?.step ?? 3) - 1) / 4, 0) / all.length,
  }));
}

const known = <T extends { id: string }>(items: T[], item: T) =>
  items.splice(
    items.findIndex(({ id }) => id === item.id),
    1,
    item,
  );
const tell = <T>(value: T): T => {
  changed('vocabulary');
  return value;
};

const COMMANDS: Record<string, (args: Args) => unknown> = {
  outbox_state: () => ({ kind: 'unavailable', code: 'outbox-not-ready' }),
  outbox_write: () => refuse('outbox-not-ready'),
  outbox_report: () => ({
    added: scenario.outbox ? [...entries.keys()].slice(0, 2) : [],
    unproven: scenario.outbox ? 1 : 0,
    unread: scenario.outbox ? 1 : 0,
    torn: 0,
    flooded: false,
    notTaken: false,
    notEmptied: false,
  }),
  ...backupAnswers,
  ...vaultAnswers(changed),
  ...importAnswers(new Date().toISOString().slice(0, 10)),
  activity: () => null,
  lock_stay: () => null,
  vault_hide: () => null,
  drafts_flushed: () => null,
  device_get: () => scenario.device,
  device_set: ({ prefs }) => {
    scenario.device = prefs as DevicePrefs;
    void emit('appearance-changed', scenario.device);
    return null;
  },
  settings_get: () => settings,
  settings_set: (args) => {
    settings = args['settings'] as Settings;
    void COMMANDS['on_this_day']?.({ on: settings.onThisDay });
    changed('settings');
    return null;
  },
  settings_signals: () => scenario.signals,
  safety_countries: () => crisis.countries.map(({ country }) => country),
  safety_help: ({ country }) => {
    const found = crisis.countries.find((one) => one.country === country);
    return {
      country: found?.country ?? null,
      emergency: found?.emergency ?? [],
      lines: found?.lines ?? [],
      finders: crisis.finders,
    };
  },
  open_outside: () => refuse('open-failed'),
  journal_vocabulary: () => structuredClone(vocabulary),
  journal_save: ({ draft }) => save(draft as EntryDraft),
  journal_get: ({ id }) => entry(id),
  journal_list: ({ request }) => list(request as ListRequest),
  journal_months: months,
  journal_month: (args) => month(Number(args['year']), Number(args['month'])),
  journal_today: today,
  journal_when: ({ moment, zone }) =>
    when(moment as Moment, String(zone), new Date().toISOString(), settings.dayStartsAt),
  journal_star: ({ id, starred }) => {
    entry(id).starred = Boolean(starred);
    changed('journal');
    return null;
  },
  journal_bin: ({ id }) => {
    entry(id).binned = new Date().toISOString();
    changed('journal');
    return null;
  },
  journal_restore: ({ id }) => {
    entry(id).binned = null;
    changed('journal');
    return null;
  },
  journal_purge: ({ id }) => {
    entries.delete(String(id));
    changed('journal');
    return null;
  },
  journal_bin_empty: () => {
    const binned = [...entries.values()].filter((one) => one.binned !== null);
    for (const { id } of binned) entries.delete(id);
    changed('journal');
    return binned.length;
  },
  journal_versions: ({ id }) =>
    entry(id).versions > 0
      ? [{ id: String(id), replaced: new Date(Date.now() - 86_400_000).toISOString(), words: 42 }]
      : [],
  journal_version: ({ id }) => entry(id),
  journal_version_restore: ({ id }) => ({ id, at: new Date().toISOString(), day: entry(id).day }),
  journal_draft_save: ({ draft }) => {
    drafts.set((draft as EntryDraft).id, draft as EntryDraft);
    changed('drafts');
    return new Date().toISOString();
  },
  journal_drafts: () => [...drafts.values()].map(draftView),
  journal_draft_get: ({ id }) => {
    const draft = drafts.get(String(id));
    return draft ? draftView(draft) : null;
  },
  journal_draft_discard: ({ id }) => {
    drafts.delete(String(id));
    changed('drafts');
    return null;
  },
  journal_scale_set: ({ steps }) => {
    for (const scale of vocabulary.scales) scale.current = false;
    const scale = { id: crypto.randomUUID(), steps: steps as MoodStep[], current: true };
    vocabulary.scales.push(scale);
    return tell(scale);
  },
  journal_feeling_add: ({ family, word }) => {
    const feeling = { id: crypto.randomUUID(), word: String(word), archived: false };
    vocabulary.feelings.find(({ id }) => id === family)?.feelings.push(feeling);
    return tell(feeling);
  },
  journal_feeling_family_add: ({ word }) => {
    const family = { id: crypto.randomUUID(), word: String(word), feelings: [] };
    vocabulary.feelings.push(family);
    return tell(family);
  },
  journal_feeling_rename: ({ id, word }) => {
    const feeling = vocabulary.feelings.flatMap(({ feelings }) => feelings).find((one) => one.id === id);
    if (feeling) feeling.word = String(word);
    return tell(null);
  },
  journal_tag_group_rename: ({ id, name }) => {
    const group = vocabulary.tags.find((one) => one.id === id);
    if (group) group.name = String(name);
    return tell(null);
  },
  journal_feeling_archive: ({ id, archived }) => {
    const feeling = vocabulary.feelings.flatMap(({ feelings }) => feelings).find((one) => one.id === id);
    if (feeling) feeling.archived = Boolean(archived);
    return tell(null);
  },
  journal_tag_add: ({ group, name, icon }) => {
    const tag: Tag = {
      id: crypto.randomUUID(),
      name: String(name),
      icon: icon as string | null,
      archived: false,
    };
    vocabulary.tags.find(({ id }) => id === group)?.tags.push(tag);
    return tell(tag);
  },
  journal_tag_update: ({ tag }) => {
    const group = vocabulary.tags.find(({ tags }) => tags.some(({ id }) => id === (tag as Tag).id));
    if (group) known(group.tags, tag as Tag);
    return tell(null);
  },
  journal_tag_group_add: ({ name }) => {
    const group = { id: crypto.randomUUID(), name: String(name), tags: [] };
    vocabulary.tags.push(group);
    return tell(group);
  },
  journal_tracker_add: ({ tracker }) => {
    vocabulary.trackers.push(tracker as Tracker);
    return tell(tracker);
  },
  journal_tracker_update: ({ tracker }) => {
    known(vocabulary.trackers, tracker as Tracker);
    return tell(null);
  },
  journal_tracker_arrange: ({ order }) => {
    const place = (one: Tracker): number => (order as string[]).indexOf(one.id);
    vocabulary.trackers.sort((a, b) => place(a) - place(b));
    return tell(null);
  },
  journal_doses: ({ day }) => {
    const today = new Date().toISOString().slice(0, 10);
    return { day: day ?? today, today, lines: [] };
  },
  journal_dose_save: () => tell(null),
  journal_dose_remove: () => tell(null),
  ...directoryAnswers(changed),
  ...groupAnswers(changed),
  ...calendarAnswers(changed),
};

if (scenario.entries !== null) {
  const rich = journalAnswers({
    ...scenario,
    entries: Number(scenario.entries),
    today: new Date().toISOString().slice(0, 10),
  });
  Object.assign(COMMANDS, telling(rich, changed));
  settings = { ...settings, onThisDay: scenario.onThisDay };
}

export function answer(command: string, args: Args): unknown {
  const known = COMMANDS[command];
  if (!known) {
    console.warn(`Nothing is made up for ${command}; the desktop's own window has it.`);
    return refuse('internal');
  }
  return known(args ?? {});
}

if (scenario.warn) setTimeout(() => void emit('about-to-lock', { seconds: Number(scenario.warn) }), 800);
