import type {
  GroupDraft,
  GroupMeetings,
  GroupNote,
  GroupNoteKind,
  GroupProfile,
  GroupVisit,
} from '@/backend';
import { ownZone } from '@/shared/dates';
import { newId } from '@/shared/entries/id';
import { travelText } from './words';

/** A group of which only the name is known. */
export function freshGroup(name: string): GroupDraft {
  return {
    id: newId(),
    source: null,
    name,
    about: '',
    description: '',
    scope: null,
    ledBy: null,
    leaders: '',
    setting: null,
    joining: null,
    faith: null,
    fee: null,
    cost: '',
    people: null,
    meets: '',
    weekdays: [],
    times: [],
    languages: [],
    access: [],
    zone: null,
    place: '',
    point: null,
    travel: '',
    travelMinutes: null,
    room: '',
    roomWords: '',
    web: '',
    email: '',
    phone: '',
    toShare: '',
    verified: null,
  };
}

export function freshVisit(group: string, day: string): GroupVisit {
  return {
    id: newId(),
    group,
    meeting: null,
    day,
    time: null,
    zone: ownZone(),
    route: '',
    words: '',
    companion: '',
    wayOut: '',
    feelings: { welcoming: null, supportive: null, safe: null, understood: null, practical: null },
    before: null,
    after: null,
    next: null,
    topics: '',
    note: '',
  };
}

/**
 * A plan with what is known: the next meeting of a day for which nothing is planned yet, and the way there. Without one it is
 * for today, at no time.
 */
export function plannedVisit(
  group: GroupDraft,
  today: string,
  meetings: GroupMeetings | null,
  visits: readonly GroupVisit[],
): GroupVisit {
  const ahead = meetings && !meetings.rests ? meetings.next : [];
  const next = ahead.find(
    ({ here, cancelled }) => !cancelled && !visits.some(({ day }) => day === here.slice(0, 10)),
  );
  return {
    ...freshVisit(group.id, next?.here.slice(0, 10) ?? today),
    time: next && !next.wholeDay ? next.here.slice(11, 19) : null,
    route: travelText(group),
  };
}

export function freshNote(group: string, kind: GroupNoteKind, day: string | null): GroupNote {
  return {
    id: newId(),
    group,
    kind,
    day,
    title: '',
    body: '',
    link: '',
    followUp: null,
    settled: false,
  };
}

/** Nothing is wanted yet. */
export function noWishes(): GroupProfile {
  return {
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
}
