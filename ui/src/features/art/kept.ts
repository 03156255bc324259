import type { EntryLink } from '@/backend';
import type { Drawing } from './model';
import { read, write, type Problem } from './stored';

/** What a drawing belongs to, and the words that are written with it. */
export interface Of {
  /** The entry it becomes part of. */
  entry: string | null;
  /** What that is called and about where it is not there yet. */
  title: string;
  links: readonly EntryLink[];
  /** What it shows, in the person's words. */
  description: string;
  /** What was to be drawn. */
  words: string;
}

export const NOTHING: Of = { entry: null, title: '', links: [], description: '', words: '' };

/** The page as it waits: the drawing, and what it belongs to. */
export function writeKept(of: Of, drawing: Drawing): string {
  return JSON.stringify({ v: 1, of, drawing: write(drawing) });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isLink = (value: unknown): value is EntryLink =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'target' in value &&
  typeof value.kind === 'string' &&
  typeof value.target === 'string';

/** Reads a page that waits, or says why it can't be shown. */
export function readKept(body: string): { of: Of; drawing: Drawing } | Problem {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('v' in value)) return 'not-a-drawing';
    if (typeof value.v === 'number' && value.v > 1) return 'newer';
    const { of, drawing } = value as { of?: Record<string, unknown>; drawing?: unknown };
    const known = read(drawing);
    if (typeof known === 'string') return known;
    const links = Array.isArray(of?.['links']) ? of['links'].filter(isLink) : [];
    const entry = text(of?.['entry']);
    return {
      of: {
        entry: entry === '' ? null : entry,
        title: text(of?.['title']),
        links,
        description: text(of?.['description']),
        words: text(of?.['words']),
      },
      drawing: known,
    };
  } catch {
    return 'not-a-drawing';
  }
}
