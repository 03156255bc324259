// A small calendar, in memory: what is once, every day or every week is reckoned, by the browser's own clock. What needs a
// real calendar (files, other rules, other zones) is refused.
import type {
  AgendaView,
  Area,
  DayCount,
  Fate,
  OccurrenceView,
  Scope,
  SeriesDraft,
  SeriesView,
} from '@/backend';
import { GROUP } from './groups';
import { refuse } from './refuse';
import { visitSeries, withVisits } from './visits';

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

interface Kept {
  draft: SeriesDraft;
  /** Of single dates, by the wall time they were planned for. */
  dates: Map<string, { draft?: SeriesDraft; fate?: Fate; attended?: boolean | null; remark?: string }>;
}

const DAY = 86_400_000;
/** Wall times are reckoned with as if they were UTC. */
const wall = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
const ms = (text: string): number => Date.parse(`${text}Z`);
const now = (): string => wall(Date.now() - new Date().getTimezoneOffset() * 60_000);
const today = (): number => ms(`${now().slice(0, 10)}T00:00:00`);

function weekly(number: number, title: string, inDays: number, time: string, group: string | null): Kept {
  const draft: SeriesDraft = {
    id: `019a9e2c-7f00-7000-8000-0000000ca${String(number).padStart(3, '0')}`,
    kind: group ? 'meeting' : 'self-care',
    group,
    person: null,
    exercise: null,
    title,
    when: {
      kind: 'times',
      start: `${wall(today() + inDays * DAY).slice(0, 10)}T${time}:00`,
      wholeDay: false,
      zone: 'Europe/London',
      minutes: 60,
      rule: {
        kind: 'pattern',
        pattern: {
          step: group ? { kind: 'weeks', days: [] } : { kind: 'days' },
          every: 1,
          ending: { kind: 'never' },
        },
      },
    },
    place: group ? 'Harbour Street Hall, side door' : '',
    link: '',
    note: '',
    leads: [{ days: 0, minutes: 30 }],
    named: false,
  };
  return { draft, dates: new Map() };
}

const kept = new Map(
  [
    weekly(1, 'Harbour Street Thursdays', -18, '19:00', GROUP),
    weekly(2, 'A walk by the quay', -2, '08:00', null),
  ].map((one) => [one.draft.id, one]),
);

/** What was noted of visits: they are read anew from their groups each time. */
const noted = new Map<string, Kept['dates']>();

function visits(): Kept[] {
  return visitSeries().map((draft) => {
    const dates = noted.get(draft.id) ?? new Map();
    noted.set(draft.id, dates);
    return { draft, dates };
  });
}

const series = (id: unknown): Kept =>
  kept.get(String(id)) ?? visits().find(({ draft }) => draft.id === id) ?? refuse('not-found');

function date(args: Record<string, unknown>, change: ReturnType<Kept['dates']['get']>): null {
  const [{ dates }, at] = [series(args['id']), String(args['occurrence'])];
  dates.set(at, { ...dates.get(at), ...change });
  return null;
}

/** The wall times a series was planned for in a stretch of days. */
function planned({ when }: SeriesDraft, from: number, until: number): string[] {
  if (when.kind !== 'times') return [];
  const [start, { rule }] = [ms(when.start), when];
  const step = rule.kind === 'pattern' ? rule.pattern.step.kind : 'once';
  const every = (rule.kind === 'pattern' ? rule.pattern.every : 1) * (step === 'weeks' ? 7 : 1) * DAY;
  if (step !== 'days' && step !== 'weeks') return start >= from && start < until ? [when.start] : [];
  const first = start + Math.max(0, Math.ceil((from - start) / every)) * every;
  return Array.from({ length: Math.max(0, Math.ceil((until - first) / every)) }, (_, i) =>
    wall(first + i * every),
  );
}

function shown({ draft, dates }: Kept, at: string): OccurrenceView {
  const noted = dates.get(at) ?? {};
  const one = noted.draft ?? draft;
  const when = one.when.kind === 'times' ? one.when : null;
  const start = noted.draft && when ? when.start : at;
  const end = when?.minutes ? wall(ms(start) + when.minutes * 60_000) : null;
  const cancelled = noted.fate === 'cancelled';
  return {
    series: draft.id,
    occurrence: at,
    kind: draft.kind,
    group: draft.group,
    person: null,
    exercise: null,
    title: one.title,
    start: new Date(start).toISOString(),
    end: end && new Date(end).toISOString(),
    wholeDay: when?.wholeDay ?? false,
    here: start,
    hereEnd: end,
    there: null,
    zone: when?.zone ?? 'Europe/London',
    repeats: when?.rule.kind === 'pattern',
    moved: start !== at,
    own: noted.draft !== undefined,
    cancelled,
    shifted: false,
    place: one.place,
    link: one.link,
    remark: noted.remark ?? '',
    attended: noted.attended ?? null,
    visit: null,
    reminders: cancelled
      ? []
      : draft.leads.map(({ days, minutes }) => wall(ms(start) - days * DAY - minutes * 60_000)).sort(),
    leaveBy: null,
  };
}

function between(from: string, days: number): OccurrenceView[] {
  const [first, last] = [ms(`${from}T00:00:00`), ms(`${from}T00:00:00`) + days * DAY];
  // A meeting of the night before or after may stand for a visit.
  const around = (list: Iterable<Kept>) =>
    [...list].flatMap((one) =>
      planned(one.draft, first - DAY, last + DAY)
        .filter((at) => one.dates.get(at)?.fate !== 'skipped')
        .map((at) => shown(one, at)),
    );
  return withVisits(around(kept.values()), around(visits()))
    .filter(({ here }) => ms(here) >= first && ms(here) < last)
    .sort((a, b) => a.here.localeCompare(b.here));
}

function agenda(from: string, days: number): AgendaView {
  const aside = [...kept.values()].flatMap(({ draft }) =>
    draft.when.kind === 'times'
      ? []
      : [
          {
            series: draft.id,
            kind: draft.kind,
            title: draft.title,
            why: draft.when.kind === 'callFirst' ? ('call-first' as const) : ('by-appointment' as const),
            rule: null,
          },
        ],
  );
  const begun = kept.size > 0 || visitSeries().length > 0;
  return { occurrences: between(from, days), asks: [], aside, complete: true, begun, now: now() };
}

function counts(from: string, days: number): DayCount[] {
  const found = new Map<string, number>();
  for (const { here, cancelled } of between(from, days))
    if (!cancelled) found.set(here.slice(0, 10), (found.get(here.slice(0, 10)) ?? 0) + 1);
  return [...found].map(([day, count]) => ({ day, count }));
}

function view(id: unknown, at: string | null): SeriesView {
  const one = series(id);
  const { draft } = one;
  const single = at === null ? null : shown(one, at);
  const when = single && draft.when.kind === 'times' ? { ...draft.when, start: single.here } : draft.when;
  const alone = single?.repeats && !single.cancelled ? single : null;
  return {
    ...draft,
    when,
    rule: null,
    unplaced: null,
    single: alone && {
      title: alone.title,
      place: alone.place,
      link: alone.link,
      note: one.dates.get(alone.occurrence)?.draft?.note ?? draft.note,
      own: alone.own,
    },
  };
}

function save(draft: SeriesDraft, scope: Scope | null): void {
  const known = kept.get(draft.id);
  if (!known) kept.set(draft.id, { draft, dates: new Map() });
  else if (scope?.kind === 'one')
    known.dates.set(scope.occurrence, { ...known.dates.get(scope.occurrence), draft });
  else known.draft = draft;
}

/** What the places around the calendar ask. */
export function calendarAnswers(changed: (...areas: Area[]) => void): Answers {
  const tell = <T>(answer: T): T => {
    changed('calendar', 'reminders');
    return answer;
  };
  let back: { undo: string; before: typeof kept } | null = null;
  /** Does something that can be taken back; answers what the way back is called. */
  const undoable = (work: () => unknown): string => {
    back = { undo: crypto.randomUUID(), before: structuredClone(kept) };
    work();
    return tell(back.undo);
  };
  const settings = {
    quiet: null,
    leads: [{ days: 0, minutes: 30 }],
    named: false,
    checkIns: ['21:00:00'],
    autostartAnswered: true,
  };
  let reminders = settings;
  const soon = () => between(now().slice(0, 10), 14).filter(({ here }) => here > now());
  return {
    calendar_agenda: ({ from, days }) => agenda(String(from), Number(days)),
    calendar_days: ({ from, days }) => counts(String(from), Number(days)),
    calendar_of_group: ({ group }) => {
      const next = soon().filter((one) => one.group === group && one.visit !== one.series);
      return { next: next.slice(0, 1), last: null, aside: [], now: now() };
    },
    calendar_get: ({ id, occurrence }) => view(id, occurrence as string | null),
    calendar_check_time: ({ start }) => ({ skipped: false, here: start, past: String(start) < now() }),
    calendar_save: ({ series: draft, scope }) => {
      const isNew = !kept.has((draft as SeriesDraft).id);
      const undo = undoable(() => save(draft as SeriesDraft, scope as Scope | null));
      return { id: (draft as SeriesDraft).id, undo: isNew ? null : undo };
    },
    calendar_move: (args) => {
      const at = String(args['occurrence']);
      const draft = { ...view(args['id'], at), ...view(args['id'], at).single };
      if (draft.when.kind !== 'times') return refuse('not-found');
      const when = { ...draft.when, start: String(args['start']), minutes: args['minutes'] as number | null };
      return undoable(() => date(args, { draft: { ...draft, when } }));
    },
    calendar_fate: (args) => {
      const fate = args['fate'] as Fate;
      return undoable(() =>
        fate === 'planned'
          ? series(args['id']).dates.delete(String(args['occurrence']))
          : date(args, { fate }),
      );
    },
    calendar_remove: ({ id }) => undoable(() => kept.delete(String(id)) || refuse('not-found')),
    calendar_take_back: ({ undo }) => {
      if (!back || back.undo !== undo) return refuse('calendar-changed-since');
      kept.clear();
      for (const [id, one] of back.before) kept.set(id, one);
      return tell(null);
    },
    calendar_attend: (args) => tell(date(args, { attended: args['attended'] as boolean | null })),
    calendar_remark: (args) => tell(date(args, { remark: String(args['text']) })),
    calendar_free: () => ({ times: [], complete: true }),
    calendar_export_view: () => ({ series: kept.size, withoutTimes: 0, groups: [GROUP] }),
    reminders_how_was: () => [],
    reminders_state: () => ({
      due: [],
      next: soon()
        .slice(0, 5)
        .map((one) => ({
          series: one.series,
          checkIn: false,
          at: one.reminders[0] ?? one.here,
          start: one.here,
          wholeDay: one.wholeDay,
          name: null,
          silent: false,
        })),
      settings: reminders,
      now: now(),
    }),
    reminders_settings_set: ({ chosen }) => {
      reminders = chosen as typeof settings;
      return tell(null);
    },
    reminders_means: () => ({
      notifications: null,
      buttons: null,
      tray: null,
      autostart: null,
      goesOn: false,
      whileLocked: false,
    }),
  };
}
