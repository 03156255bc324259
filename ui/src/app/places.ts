import Anchor from '@lucide/svelte/icons/anchor';
import BookOpen from '@lucide/svelte/icons/book-open';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartSpline from '@lucide/svelte/icons/chart-spline';
import NotebookText from '@lucide/svelte/icons/notebook-text';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import Sprout from '@lucide/svelte/icons/sprout';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import Sun from '@lucide/svelte/icons/sun';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { LucideIcon } from '@lucide/svelte';
import type { Place } from '@/shared/shell';

export const PLACE_ICONS: Record<Place, LucideIcon> = {
  today: Sun,
  journal: NotebookText,
  insights: ChartSpline,
  groups: UsersRound,
  calendar: CalendarDays,
  self_care: Sprout,
  care_team: Stethoscope,
  safety: Anchor,
  learn: BookOpen,
  settings: SlidersHorizontal,
};

/** The rail's three groups: what one writes, what one does with others, what one looks up. */
export const PLACE_GROUPS: readonly (readonly Place[])[] = [
  ['today', 'journal', 'insights'],
  ['groups', 'calendar', 'self_care', 'care_team'],
  ['safety', 'learn', 'settings'],
];
