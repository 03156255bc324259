import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Sprout from '@lucide/svelte/icons/sprout';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { LucideIcon } from '@lucide/svelte';
import type { SeriesKind } from '@/backend';

export const KIND_ICONS: Record<SeriesKind, LucideIcon> = {
  meeting: UsersRound,
  appointment: Stethoscope,
  'self-care': Sprout,
  own: CalendarDays,
};
