import { backend, type EntryLink, type ExerciseLinked, type GroupLinked } from '@/backend';
import { dayText } from '@/shared/dates';
import { language, t } from '@/shared/text';

/** What an entry is about, as far as it is there: what lies in the bin is not shown, and stays linked. */
export class Linked {
  shown = $state.raw<GroupLinked[]>([]);
  exercises = $state.raw<ExerciseLinked[]>([]);
  #asked = 0;

  /** Asks what these links lead to; an older answer is dropped. */
  async read(links: readonly EntryLink[]): Promise<void> {
    const asked = (this.#asked += 1);
    // Where it cannot be told, the entry is read and written all the same.
    const runs = links.filter(({ kind }) => kind === 'exercise').map(({ target }) => target);
    const [told, exercises] = await Promise.all([
      links.length === 0 ? [] : backend.groupsLinked([...links]).catch(() => []),
      runs.length === 0 ? [] : backend.selfCareLinked(runs, language()).catch(() => []),
    ]);
    if (asked !== this.#asked) return;
    this.shown = told;
    this.exercises = exercises;
  }
}

export function linkedText({ name, visit }: GroupLinked): string {
  return visit ? t('entry-about-visit', { name, day: dayText(visit.day, 'medium') }) : name;
}

/** The links without those to a group and the visit of it that was shown with it. */
export function without(links: readonly EntryLink[], { group, visit }: GroupLinked): EntryLink[] {
  return links.filter(({ target }) => target !== group && target !== visit?.id);
}
