import type { LucideIcon } from '@lucide/svelte';
import type { FeelingFamily, TagGroup } from '@/backend';
import { tagIcon } from '@/shared/parts';
import { fold } from '@/shared/markdown/search_terms';

/** A word that can be chosen: a feeling or a tag. */
export interface Word {
  id: string;
  word: string;
  icon: LucideIcon | undefined;
}

/** Words under a heading: a family of feelings, a group of tags. */
export interface WordGroup {
  id: string;
  word: string;
  words: Word[];
}

/** Feelings that are offered; one that was put away stays while it is chosen. */
export function feelingGroups(families: readonly FeelingFamily[], chosen: readonly string[]): WordGroup[] {
  return families.map((family) => ({
    id: family.id,
    word: family.word,
    words: family.feelings
      .filter((f) => !f.archived || chosen.includes(f.id))
      .map((f) => ({ id: f.id, word: f.word, icon: undefined })),
  }));
}

/** Tags that are offered; one that was put away stays while it is chosen. */
export function tagGroups(groups: readonly TagGroup[], chosen: readonly string[]): WordGroup[] {
  return groups.map((group) => ({
    id: group.id,
    word: group.name,
    words: group.tags
      .filter((tag) => !tag.archived || chosen.includes(tag.id))
      .map((tag) => ({ id: tag.id, word: tag.name, icon: tagIcon(tag.icon) })),
  }));
}

/** Groups with the words that contain what was typed, or whose heading does; beginnings come first within a group. */
export function findWords(groups: readonly WordGroup[], typed: string): WordGroup[] {
  const wanted = fold(typed.trim());
  if (wanted === '') return groups.filter((group) => group.words.length > 0);
  return groups
    .map((group) => {
      if (fold(group.word).startsWith(wanted)) return group;
      const found = group.words.filter((w) => fold(w.word).includes(wanted));
      const rank = (w: Word): number => (fold(w.word).startsWith(wanted) ? 0 : 1);
      return { ...group, words: found.sort((a, b) => rank(a) - rank(b)) };
    })
    .filter((group) => group.words.length > 0);
}

/** Whether this very word is there already. */
export function hasWord(groups: readonly WordGroup[], typed: string): boolean {
  const wanted = fold(typed.trim());
  return groups.some((group) => group.words.some((w) => fold(w.word) === wanted));
}

/** What is shown without asking: the offered ones in their order, then what is chosen beside them. */
export function shownWords(
  groups: readonly WordGroup[],
  offered: readonly string[],
  chosen: readonly string[],
): Word[] {
  const all = new Map(groups.flatMap((group) => group.words.map((w) => [w.id, w] as const)));
  const ids = [...offered, ...chosen.filter((id) => !offered.includes(id))];
  return ids.flatMap((id) => all.get(id) ?? []);
}
