import type { CareNext, CarePerson, CarePurpose, CareShipped } from '@/backend';
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
export function whenText(next: CareNext): string {
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
