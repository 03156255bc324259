// What a feature may ask of the frame it is mounted in. The app gives the real one; a test gives its own.
import { getContext, setContext } from 'svelte';
import type {
  EntryAttachment,
  EntryDraft,
  EntryFilter,
  EntryLink,
  GroupMeeting,
  SeriesKind,
} from '@/backend';

/** The places of the navigation, in its order. */
export const PLACES = [
  'today',
  'journal',
  'insights',
  'groups',
  'calendar',
  'self_care',
  'care_team',
  'safety',
  'learn',
  'settings',
] as const;
export type Place = (typeof PLACES)[number];

export const SETTINGS_SECTIONS = [
  'protection',
  'reminders',
  'check_in',
  'appearance',
  'language',
  'keys',
  'backup',
  'import',
  'export',
  'erase',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** What can be asked of the calendar from elsewhere. */
export const CALENDAR_ASKS = [
  'add',
  'today',
  'next',
  'agenda',
  'week',
  'month',
  'free',
  'print',
  'file',
  'export',
] as const;
export type CalendarAsk = (typeof CALENDAR_ASKS)[number];

/** What is known of something new in the calendar before its form is open. */
export interface CalendarBegin {
  kind: SeriesKind;
  title: string;
  /** How long it lasts. */
  minutes: number;
  /** The exercise or the launcher it is for. */
  exercise?: string;
}

/** What one can be looking at inside a place. Nothing of it ever becomes an address or a title. */
export interface Whereabouts {
  today: Record<never, never>;
  journal: {
    /** Open this entry in the reader… */
    entry?: string;
    /** …or in the editor. */
    edit?: boolean;
    /** A new entry is begun; a key that changes each time it is asked for. */
    fresh?: number;
    /** What the new entry is about. */
    about?: readonly EntryLink[];
    /** What stands on the page of the new entry, and what that is called. */
    begin?: { name: string; body: string };
    /** Begin the search with these words. */
    search?: string;
    /** …and these filters. */
    filter?: EntryFilter;
    view?: 'list' | 'month' | 'bin';
    /** Show these days in the list of everything. */
    days?: { from: string; to: string };
  };
  insights: Record<never, never>;
  groups: {
    /** The page of this group… */
    group?: string;
    /** …or another view than the board. */
    view?: 'list' | 'guide' | 'compare' | 'bin' | 'directory';
    /** How a meeting of it was is to be noted: which one, and on which day. */
    visit?: { meeting: GroupMeeting; day: string };
    /** Open this visit on its page. */
    shown?: string;
    /** Whom one wrote to or called: that part of its page is to be looked at. */
    contacts?: boolean;
    /** A new group is begun; a key that changes each time it is asked for. */
    fresh?: number;
  };
  calendar: {
    /** What is to be done there. */
    ask?: CalendarAsk;
    /** What is added. */
    begin?: CalendarBegin;
    /** A key that changes each time it is asked for. */
    fresh?: number;
  };
  self_care: {
    /** Look at this exercise, or at this launcher… */
    exercise?: string;
    /** …and begin it. */
    begin?: boolean;
  };
  care_team: {
    /** The page of this person… */
    person?: string;
    /** …kinds of people who can help, or pages for an appointment (with that person). */
    view?: 'finding' | 'report';
    /** A question is to be written down; a key that changes each time it is asked for. */
    fresh?: number;
  };
  safety: Record<never, never>;
  learn: {
    /** Read this article… */
    article?: string;
    /** …or prepare this conversation. */
    conversation?: string;
  };
  settings: { section?: SettingsSection };
}

/** What is to be drawn; with nothing of it, whatever one likes. */
export interface DrawingAsked {
  /** Go on with this one, which waits… */
  waiting?: string;
  /** …or with this picture of an entry. */
  picture?: { entry: string; attachment: EntryAttachment };
  /** The entry it becomes part of, which is made where there is none yet. */
  into?: { entry: string; title: string; links: readonly EntryLink[] };
  /** Sectors the paper begins with. */
  sectors?: number;
  /** What to draw, in words. */
  words?: string;
  /** Gets the picture, to attach it. Otherwise it becomes part of an entry. */
  onattach?: (attachment: EntryAttachment) => void;
}

export interface Toast {
  /** One line. */
  text: string;
  /** Offered as "Undo" for eight seconds, and by Ctrl+Z until something else was done. */
  undo?: () => void | Promise<void>;
  /** Where what was done leads on to. */
  onward?: { label: string; go: () => void } | undefined;
}

export interface Shell {
  /** Where the person is: reactive. */
  readonly place: Place;
  at<P extends Place>(place: P): Whereabouts[P];
  go<P extends Place>(place: P, whereabouts?: Whereabouts[P]): void;
  /** The check-in dialog, from anywhere; with an entry it goes on with that one. */
  checkIn(entry?: string): void;
  helpNow(): void;
  /** Opens the paper to draw on. */
  draw(asked?: DrawingAsked): void;
  /** An entry was saved: where it may have been a hard one, where help is is said once. */
  noted(draft: EntryDraft): void;
  /** Saves what is being typed and closes the journal. */
  lock(): void;
  toast(toast: Toast): void;
  /**
   * Something is being typed. `flush` saves it as a draft and resolves when that is written; it is awaited before the
   * journal closes. Returns the way to leave the list.
   */
  registerDraft(flush: () => Promise<void>): () => void;
  /** Ctrl+F inside this place. Returns the way to leave. */
  registerFind(find: () => void): () => void;
}

const KEY = Symbol('shell');

export function provideShell(shell: Shell): void {
  setContext(KEY, shell);
}

/** The frame around this component. Call it while the component initialises. */
export function useShell(): Shell {
  return getContext<Shell>(KEY);
}
