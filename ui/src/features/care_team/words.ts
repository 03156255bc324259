import type { CareNext, CarePast, CarePerson, CarePurpose, CareShipped, CareTreatment } from '@/backend';
import { dayText, timeText } from '@/shared/dates';
import { formattingLocale, t } from '@/shared/text';

export const PURPOSES: readonly CarePurpose[] = [
  'evaluates',
  'treats',
  'listens',
  'refers',
  'counsels',
  'prescribes',
];

/** What somebody is called, also before they have a name. */
export const nameOf = (person: CarePerson): string => person.name.trim() || t('care-team-no-name');

/** What a treatment is called, also before it has a name. */
export const treatmentName = (treatment: CareTreatment): string =>
  treatment.name.trim() || t('care-team-treatment-no-name');

/** What whoever has this id is called; whoever is not here any more has no name. */
export function nameIn(people: readonly CarePerson[], id: string): string {
  const person = people.find((one) => one.id === id);
  return person ? nameOf(person) : t('care-team-somebody-gone');
}

/** People to choose from, or none of them; somebody who was chosen and is not here any more is among them. */
export function peopleToChoose(
  people: readonly CarePerson[],
  nobody: string,
  chosen: string | null,
): { value: string; label: string }[] {
  const gone = chosen !== null && !people.some(({ id }) => id === chosen);
  return [
    { value: '', label: nobody },
    ...people.map((one) => ({ value: one.id, label: nameOf(one) })),
    ...(gone ? [{ value: chosen, label: t('care-team-somebody-gone') }] : []),
  ];
}

/** What somebody is: in own words, or by the shipped kind. */
export function roleText(person: CarePerson, shipped: CareShipped | null): string {
  const own = person.roleWords.trim();
  return own !== '' ? own : (shipped?.kinds.find(({ id }) => id === person.role)?.name ?? '');
}

export function purposesText(purposes: readonly CarePurpose[], more = ''): string {
  const all = [...purposes.map((purpose) => t(`care-team-purpose-${purpose}`)), more.trim()].filter(Boolean);
  return new Intl.ListFormat(formattingLocale(), { type: 'unit' }).format(all);
}

/** "Thursday 26 November, 10:00". */
export function whenText(next: Pick<CareNext, 'here' | 'wholeDay'>): string {
  const day = dayText(next.here.slice(0, 10), 'heading');
  return next.wholeDay ? day : t('care-team-when', { day, time: timeText(next.here.slice(11)) });
}

/** Who sent somebody, and who sent whoever that was, the nearest first. */
export function chainOf(person: CarePerson, people: readonly CarePerson[]): CarePerson[] {
  const chain: CarePerson[] = [];
  let at = person.referrer;
  while (at !== null) {
    const found = people.find(({ id }) => id === at);
    if (!found || found === person || chain.includes(found)) break;
    chain.push(found);
    at = found.referrer;
  }
  return chain;
}

/** "12 November 2026, 10:00, Dr Osei": the title where it says more than the person's name does. */
export function pastText(past: CarePast, name = ''): string {
  const time = past.wholeDay ? '' : timeText(past.here.slice(11));
  const title = past.title.trim() === name.trim() ? '' : past.title.trim();
  return [dayText(past.here.slice(0, 10), 'medium'), time, title].filter(Boolean).join(', ');
}
