import type { ExerciseDimension, ExerciseKind, ExerciseNeed, ExerciseRow } from '@/backend';

export const NEEDS: readonly ExerciseNeed[] = [
  'slow-down',
  'room',
  'urge',
  'sleep',
  'kinder',
  'make',
  'reach',
  'untangle',
  'get-going',
];
export const KINDS: readonly ExerciseKind[] = [
  'breathing',
  'grounding',
  'body',
  'sleep',
  'urges',
  'thinking',
  'kindness',
  'skills',
  'art',
  'people',
  'meaning',
];
export const DIMENSIONS: readonly ExerciseDimension[] = ['physical', 'emotional', 'social', 'spiritual'];
/** The longest of a length, in minutes. */
export const LENGTHS = [3, 5, 10, 20] as const;

/** How often both have to be noted before an order is made of it. */
export const ENOUGH = 3;

export type Order = 'kind' | 'eased';

/** What is asked of the library. */
export interface Asked {
  need: ExerciseNeed | null;
  dimension: ExerciseDimension | null;
  minutes: number | null;
  favourites: boolean;
  text: string;
  order: Order;
}

export const NOTHING_ASKED: Asked = {
  need: null,
  dimension: null,
  minutes: null,
  favourites: false,
  text: '',
  order: 'kind',
};

export interface Block {
  /** Under which heading: a kind, one's own, or what was noted of them. */
  of: ExerciseKind | 'own' | 'eased' | 'unknown';
  rows: ExerciseRow[];
}

export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLocaleLowerCase();

function fits(row: ExerciseRow, asked: Asked): boolean {
  const words = fold(asked.text).split(/\s+/).filter(Boolean);
  const has = fold(`${row.name} ${row.summary} ${row.about}`);
  return (
    (asked.need === null || row.needs.includes(asked.need)) &&
    (asked.dimension === null || row.dimensions.includes(asked.dimension)) &&
    (asked.minutes === null || row.minutes.from <= asked.minutes) &&
    (!asked.favourites || row.favourite) &&
    words.every((word) => has.includes(word))
  );
}

/** How much lower what was noted afterwards is than before. */
const eased = ({ noted }: ExerciseRow): number => (noted ? noted.before - noted.after : 0);

/** What answers, under headings. The need that is asked for first in a row comes first within its heading. */
export function blocks(rows: readonly ExerciseRow[], asked: Asked): Block[] {
  const found = rows.filter((row) => fits(row, asked));
  if (asked.order === 'eased') {
    const known = found.filter((row) => (row.noted?.times ?? 0) >= ENOUGH && eased(row) > 0);
    const parts: Block[] = [
      { of: 'eased', rows: known.toSorted((a, b) => eased(b) - eased(a)) },
      { of: 'unknown', rows: found.filter((row) => !known.includes(row)) },
    ];
    return parts.filter((part) => part.rows.length > 0);
  }
  const place = (row: ExerciseRow): number => (asked.need === null ? 0 : row.needs.indexOf(asked.need));
  const under = (of: ExerciseKind): Block => ({
    of,
    rows: found.filter((row) => !row.own && row.kind === of).toSorted((a, b) => place(a) - place(b)),
  });
  const own: Block = { of: 'own', rows: found.filter((row) => row.own) };
  return [own, ...KINDS.map(under)].filter((part) => part.rows.length > 0);
}
