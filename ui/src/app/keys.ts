import type { Shortcut } from '@/shared/keys';
import { isShortcut } from '@/shared/keys';
import { PLACES, type Place } from '@/shared/shell';

/** What a global key does. The words for Settings → Keys are `key-<name>`. */
export type GlobalAction =
  | 'check-in'
  | 'help-now'
  | 'palette'
  | 'new-entry'
  | 'next-meeting'
  | 'find'
  | 'lock'
  | 'hide'
  | 'next-pane'
  | 'back'
  | { place: Place };

interface GlobalKey {
  shortcut: Shortcut;
  action: GlobalAction;
}

const digit = (index: number): string => String((index + 1) % 10);

/** Every key that works from anywhere in the open journal. Ctrl+1–9 and Ctrl+0 are the places in their order. */
export const GLOBAL_KEYS: readonly GlobalKey[] = [
  { shortcut: 'mod+j', action: 'check-in' },
  { shortcut: 'f1', action: 'help-now' },
  { shortcut: 'mod+k', action: 'palette' },
  { shortcut: 'mod+n', action: 'new-entry' },
  { shortcut: 'mod+e', action: 'next-meeting' },
  { shortcut: 'mod+f', action: 'find' },
  { shortcut: 'mod+l', action: 'lock' },
  { shortcut: 'mod+h', action: 'hide' },
  { shortcut: 'f6', action: 'next-pane' },
  { shortcut: 'alt+arrowleft', action: 'back' },
  ...PLACES.map((place, index) => ({ shortcut: `mod+${digit(index)}`, action: { place } })),
];

/** The action of a key event, if it is a global one. */
export function globalAction(event: KeyboardEvent): GlobalAction | undefined {
  return GLOBAL_KEYS.find(({ shortcut }) => isShortcut(event, shortcut))?.action;
}

/** The shortcut of a place: "mod+2" for the journal. */
export function placeShortcut(place: Place): Shortcut {
  return `mod+${digit(PLACES.indexOf(place))}`;
}
