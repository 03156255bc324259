// Two made-up groups, in memory: the board, their pages, and what is written there. Comparing and finding need the core.
import type {
  Area,
  GroupAnswer,
  GroupDraft,
  GroupNote,
  GroupRow,
  GroupStage,
  GroupView,
  GroupVisit,
} from '@/backend';
import { freshGroup, freshVisit } from '@/features/groups/drafts';
import { addDays } from '@/shared/dates';
import { refuse } from './refuse';

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

/** The group that has a meeting in the made-up calendar. */
export const GROUP = '019a9e2c-7f00-7000-8000-00000000a001';
const today = (): string => new Date().toISOString().slice(0, 10);

const draft = (id: string, name: string, more: Partial<GroupDraft>): GroupDraft => ({
  ...freshGroup(name),
  id,
  ...more,
});

function page(group: GroupDraft, stage: GroupStage, visits: GroupVisit[] = []): GroupView {
  return {
    today: today(),
    group,
    steps: [{ stage, day: today(), at: new Date().toISOString(), note: '' }],
    answers: [{ code: 'often', question: '', answer: '' }],
    visits,
    visitCount: visits.length,
    notes: [],
    entries: [],
    entryCount: 0,
    unfinished: [],
    fits: [],
    binned: null,
  };
}

const NIGHT_OWLS = '019a9e2c-7f00-7000-8000-00000000a002';

const pages = new Map(
  [
    page(
      draft(GROUP, 'Harbour Street Thursdays', {
        about: 'Depression and anxiety',
        setting: 'in-person',
        meets: 'Thursdays 19:00',
        place: 'Harbour Street Hall, side door',
      }),
      'trying',
    ),
    page(
      draft(NIGHT_OWLS, 'Night Owls Online', {
        about: 'For nights that are long',
        setting: 'online',
        meets: 'Every night',
      }),
      'considering',
      [{ ...freshVisit(NIGHT_OWLS, addDays(today(), 3)), time: '22:30:00' }],
    ),
  ].map((one) => [one.group.id, one]),
);

/** The visits that are still to come, or were not looked back at, of the groups one has to do with. */
export function planned(): { visit: GroupVisit; group: GroupDraft }[] {
  const isFelt = ({ feelings, after }: GroupVisit): boolean =>
    after !== null || Object.values(feelings).some((felt) => felt !== null);
  const rests = ({ steps }: GroupView): boolean => ['paused', 'left'].includes(steps.at(-1)?.stage ?? '');
  return [...pages.values()]
    .filter((one) => one.binned === null && !rests(one))
    .flatMap(({ group, visits }) =>
      visits.filter((visit) => !isFelt(visit)).map((visit) => ({ visit, group })),
    );
}

const known = (id: unknown): GroupView => pages.get(String(id)) ?? refuse('not-found');

function row({ group, steps, visitCount }: GroupView): GroupRow {
  const { id, name, about, setting, meets, place, travel } = group;
  const now = steps.at(-1);
  const [next] = planned()
    .filter((one) => one.group.id === id && one.visit.day >= today())
    .map(({ visit }) => visit)
    .sort((a, b) => `${a.day}${a.time ?? ''}`.localeCompare(`${b.day}${b.time ?? ''}`));
  return {
    id,
    name,
    about,
    setting,
    meets,
    place,
    travel,
    stage: now?.stage ?? 'considering',
    since: now?.day ?? today(),
    stageNote: now?.note ?? '',
    fits: 0,
    wishes: 0,
    contacted: null,
    followUp: null,
    nextVisit: next?.day ?? null,
    nextVisitTime: next?.time ?? null,
    nextMeeting: null,
    visits: visitCount,
    meetings: 0,
  };
}

/** One of a list in the place of what it was, or at its beginning. */
function put<T extends { id: string }>(list: T[], one: T): T[] {
  return [one, ...list.filter(({ id }) => id !== one.id)];
}

const profile = {
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
};

/** What the place of the groups asks. */
export function groupAnswers(changed: (...areas: Area[]) => void): Answers {
  const tell = (id: unknown, change: (page: GroupView) => Partial<GroupView>): null => {
    const before = known(id);
    pages.set(before.group.id, { ...before, ...change(before) });
    // What is planned with a group is in the calendar as well.
    changed('groups', 'calendar', 'reminders');
    return null;
  };
  const open = (): GroupView[] => [...pages.values()].filter(({ binned }) => binned === null);
  return {
    groups_board: () => ({
      today: today(),
      rows: open().map(row),
      profile,
      binned: pages.size - open().length,
    }),
    groups_get: ({ id }) => known(id),
    groups_visits: ({ id }) => known(id).visits,
    groups_find: () => [],
    groups_linked: () => [],
    groups_save: ({ group }) => {
      const given = group as GroupDraft;
      if (!pages.has(given.id)) pages.set(given.id, page(given, 'considering'));
      return tell(given.id, () => ({ group: given }));
    },
    groups_advance: ({ id, stage, since, note }) =>
      tell(id, ({ steps }) => ({
        steps: [
          ...steps,
          {
            stage: stage as GroupStage,
            day: (since as string | null) ?? today(),
            at: new Date().toISOString(),
            note: String(note ?? ''),
          },
        ],
      })),
    groups_answers_set: ({ id, answers }) => tell(id, () => ({ answers: answers as GroupAnswer[] })),
    groups_visit_save: ({ visit }) => {
      const given = visit as GroupVisit & { group: string };
      return tell(given.group, ({ visits, visitCount }) => ({
        visits: put(visits, given),
        visitCount: visitCount + (visits.some(({ id }) => id === given.id) ? 0 : 1),
      }));
    },
    groups_note_save: ({ note }) => {
      const given = note as GroupNote & { group: string };
      return tell(given.group, ({ notes }) => ({ notes: put(notes, given) }));
    },
    groups_unfinished_keep: () => null,
    groups_binned: () =>
      [...pages.values()]
        .filter(({ binned }) => binned !== null)
        .map(({ group, binned }) => ({
          id: group.id,
          kind: 'group',
          name: group.name,
          title: '',
          day: null,
          binned,
        })),
    groups_bin: ({ id }) => tell(id, () => ({ binned: new Date().toISOString() })),
    groups_restore: ({ id }) => tell(id, () => ({ binned: null })),
  };
}
