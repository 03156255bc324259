// New records, and how much fits into one (the core's `limits.rs`).
import type {
  CareAppointment,
  CarePast,
  CarePerson,
  CareQuestion,
  CareSaid,
  CareScore,
  CareTreatment,
  CareView,
} from '@/backend';
import { newId } from '@/shared/entries/id';

export const NAME_CHARS = 120;
export const LINE_CHARS = 500;
/** Of 32 kB, whatever is written. */
export const TEXT_CHARS = 8_000;

export function freshPerson(): CarePerson {
  return {
    id: newId(),
    name: '',
    role: null,
    roleWords: '',
    purposes: [],
    purposeWords: '',
    phone: '',
    email: '',
    web: '',
    address: '',
    hours: '',
    note: '',
    since: null,
    ended: null,
    referrer: null,
  };
}

export function freshQuestion(
  text: string,
  person: string | null,
  entry: string | null = null,
): CareQuestion {
  return { id: newId(), person, text, entry, asked: null, answer: '' };
}

export function freshSaid(
  person: string | null,
  day: string,
  appointment: CareAppointment | null = null,
): CareSaid {
  return { id: newId(), person, day, appointment, words: '' };
}

export const sameAppointment = (a: CareAppointment | null, b: CareAppointment | null): boolean =>
  a?.series === b?.series && a?.occurrence === b?.occurrence;

/** There is something to keep: any word, or something chosen. */
export function isPersonBegun(person: CarePerson): boolean {
  const { purposes, ...rest } = { ...person, id: '' };
  return purposes.length > 0 || Object.values(rest).some((told) => told !== null && told.trim() !== '');
}

export const isTreatmentBegun = ({ name, pros, cons, questions }: CareTreatment): boolean =>
  [name, pros, cons, questions].some((text) => text.trim() !== '');

/** Without its number as well, as soon as there is a word of it. */
export const isScoreBegun = ({ measure, name, value, note }: CareScore): boolean =>
  measure !== null || value !== null || [name, note].some((text) => text.trim() !== '');

/** What was said at one appointment, or on a day without one. */
export interface SaidRow {
  key: string;
  /** ISO day. */
  day: string;
  past: CarePast | null;
  said: readonly CareSaid[];
}

/**
 * Past appointments with what was said at them, or on their day without naming one, and what was said otherwise: the latest first.
 */
export function saidRows(past: readonly CarePast[], said: readonly CareSaid[]): SaidRow[] {
  const at = past.map((one, index) => {
    const { series, occurrence } = one.appointment;
    const day = one.here.slice(0, 10);
    const first = past.findIndex(({ here }) => here.startsWith(day)) === index;
    return {
      key: `${series} ${occurrence}`,
      day,
      past: one,
      said: said.filter(({ appointment, day: on }) =>
        appointment === null ? first && on === day : sameAppointment(appointment, one.appointment),
      ),
    };
  });
  const rest = said
    .filter((note) => !at.some((row) => row.said.includes(note)))
    .map((note) => ({ key: note.id, day: note.day, past: null, said: [note] }));
  // Stable: on one day they stay in their order.
  return [...at, ...rest].sort((a, b) => b.day.localeCompare(a.day));
}

export function freshTreatment(person: string | null): CareTreatment {
  return { id: newId(), person, name: '', state: 'talked', pros: '', cons: '', questions: '' };
}

export function freshScore(person: string | null, day: string): CareScore {
  return { id: newId(), person, measure: null, name: '', value: null, day, note: '' };
}

/** What was said by nobody who is on the team now: whoever it was is removed, or was never named. */
export const saidByNobodyHere = ({ said, people }: CareView): CareSaid[] =>
  said.filter(({ person }) => !people.some(({ id }) => id === person));
