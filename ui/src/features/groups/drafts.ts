import type { GroupDraft, GroupNote, GroupNoteKind, GroupProfile, GroupVisit } from '@/backend';
import { ownZone } from '@/shared/dates';
import { newId } from '@/shared/entries/id';

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
