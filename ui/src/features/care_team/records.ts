// New records, and how much fits into one (the core's `limits.rs`).
import type { CarePerson, CareQuestion, CareSaid, CareScore, CareTreatment } from '@/backend';
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

export function freshSaid(person: string | null, day: string): CareSaid {
  return { id: newId(), person, day, appointment: null, words: '' };
}

export function freshTreatment(person: string | null): CareTreatment {
  return { id: newId(), person, name: '', state: 'talked', pros: '', cons: '', questions: '' };
}

export function freshScore(person: string | null, day: string): CareScore {
  return { id: newId(), person, measure: null, name: '', value: 0, day, note: '' };
}
