import type { LucideIcon } from '@lucide/svelte';
import Bed from '@lucide/svelte/icons/bed';
import Brush from '@lucide/svelte/icons/brush';
import Compass from '@lucide/svelte/icons/compass';
import Footprints from '@lucide/svelte/icons/footprints';
import Hand from '@lucide/svelte/icons/hand';
import Heart from '@lucide/svelte/icons/heart-handshake';
import PenLine from '@lucide/svelte/icons/pen-line';
import Puzzle from '@lucide/svelte/icons/puzzle';
import UsersRound from '@lucide/svelte/icons/users-round';
import Waves from '@lucide/svelte/icons/waves';
import Wind from '@lucide/svelte/icons/wind';
import type { ExerciseKind } from '@/backend';

export const KIND_ICONS: Record<ExerciseKind, LucideIcon> = {
  breathing: Wind,
  grounding: Hand,
  body: Footprints,
  thinking: PenLine,
  kindness: Heart,
  art: Brush,
  people: UsersRound,
  sleep: Bed,
  urges: Waves,
  skills: Puzzle,
  meaning: Compass,
};
