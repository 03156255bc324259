import type { LucideIcon } from '@lucide/svelte';
import Sprout from '@lucide/svelte/icons/sprout';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { CareLinked, EntryAbout, EntryLink, ExerciseLinked, GroupLinked } from '@/backend';
import { dayText } from '@/shared/dates';
import { t } from '@/shared/text';
import type { WordGroup } from './word_groups';

type Leads =
  | { kind: 'group'; of: GroupLinked }
  | { kind: 'care'; of: CareLinked }
  | { kind: 'exercise'; of: ExerciseLinked };

/** Something an entry is about, or could be. */
export interface About {
  /** The same for the same thing, whoever tells of it. */
  id: string;
  icon: LucideIcon;
  text: string;
  /** What is linked: the thing itself, then what it belongs to (the group of a visit, the person of an appointment). */
  links: EntryLink[];
  /** Where it leads. */
  to: Leads;
}

export function aboutGroup(of: GroupLinked): About {
  const { group, name, visit } = of;
  const own: EntryLink = { kind: 'group', target: group };
  const told = { icon: UsersRound, to: { kind: 'group', of } } as const;
  if (!visit) return { ...told, id: group, text: name, links: [own] };
  const text = t('entry-about-visit', { name, day: dayText(visit.day, 'medium') });
  return { ...told, id: visit.id, text, links: [{ kind: 'visit', target: visit.id }, own] };
}

export function aboutCare(of: CareLinked): About {
  const { person, name, appointment } = of;
  const own: EntryLink[] = person === null ? [] : [{ kind: 'person', target: person }];
  const told = { icon: Stethoscope, to: { kind: 'care', of } } as const;
  if (!appointment) return { ...told, id: person ?? '', text: name, links: own };
  const { series, occurrence } = appointment;
  const day = dayText(appointment.day, 'medium');
  const text =
    name === '' ? t('entry-about-appointment-bare', { day }) : t('entry-about-appointment', { name, day });
  const link: EntryLink = { kind: 'appointment', target: series, occurrence };
  return { ...told, id: `${series} ${occurrence}`, text, links: [link, ...own] };
}

export function aboutExercise(of: ExerciseLinked): About {
  const { run, name, day } = of;
  return {
    id: run,
    icon: Sprout,
    text: t('entry-about-done', { name, day: dayText(day, 'medium') }),
    links: [{ kind: 'exercise', target: run }],
    to: { kind: 'exercise', of },
  };
}

/** Everything that was told, in one list. */
export function aboutAll({ groups, care, exercises }: EntryAbout): About[] {
  return [...groups.map(aboutGroup), ...care.map(aboutCare), ...exercises.map(aboutExercise)];
}

/** What can be chosen: groups, then visits, people, appointments and exercises, each under a heading of its own. */
export function offered(
  groups: readonly GroupLinked[],
  near: EntryAbout,
): { about: About[]; words: WordGroup[] } {
  const lists = [
    ['place-groups', groups.map(aboutGroup)],
    ['entry-about-visits', near.groups.map(aboutGroup)],
    ['entry-about-people', near.care.filter(({ appointment }) => !appointment).map(aboutCare)],
    ['entry-about-appointments', near.care.filter(({ appointment }) => appointment).map(aboutCare)],
    ['entry-about-exercises', near.exercises.map(aboutExercise)],
  ] as const;
  return {
    about: lists.flatMap(([, list]) => list),
    words: lists.map(([heading, list]) => ({
      id: heading,
      word: t(heading),
      words: list.map(({ id, text, icon }) => ({ id, word: text, icon })),
    })),
  };
}

const same = (one: EntryLink, other: EntryLink): boolean =>
  one.kind === other.kind &&
  one.target === other.target &&
  (one.occurrence ?? null) === (other.occurrence ?? null);

/** The links with this thing among them, and with what it belongs to. */
export function withAbout(links: readonly EntryLink[], about: About): EntryLink[] {
  return [...links, ...about.links.filter((link) => !links.some((known) => same(known, link)))];
}

/**
 * The links without this thing. What it belongs to goes along, unless another of `rest` stays and belongs there too.
 */
export function withoutAbout(links: readonly EntryLink[], about: About, rest: readonly About[]): EntryLink[] {
  const stays = rest.filter(({ id }) => id !== about.id).flatMap((other) => other.links);
  const gone = about.links.filter((link, at) => at === 0 || !stays.some((other) => same(other, link)));
  return links.filter((link) => !gone.some((other) => same(link, other)));
}
