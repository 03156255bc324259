/** Keys are written "mod+k": `mod` is Ctrl, or ⌘ on macOS. */
export type Shortcut = string;

export const isMac: boolean = /\bMac/.test(navigator.userAgent);

const NAMES: Record<string, { mac: string; other: string }> = {
  mod: { mac: '⌘', other: 'Ctrl' },
  shift: { mac: '⇧', other: 'Shift' },
  alt: { mac: '⌥', other: 'Alt' },
  escape: { mac: 'Esc', other: 'Esc' },
  enter: { mac: 'Return', other: 'Enter' },
  arrowleft: { mac: '←', other: '←' },
  arrowright: { mac: '→', other: '→' },
  space: { mac: 'Space', other: 'Space' },
  plus: { mac: '+', other: '+' },
  minus: { mac: '−', other: '−' },
};

/** A shortcut as it is printed on the keys: "Ctrl J", "⌘J", "F1". */
export function shortcutText(shortcut: Shortcut, mac: boolean = isMac): string {
  return shortcut
    .split('+')
    .map((key) => NAMES[key]?.[mac ? 'mac' : 'other'] ?? key.toUpperCase())
    .join(mac ? '' : ' ');
}

/** A shortcut as `aria-keyshortcuts` wants it: "Control+J". */
export function shortcutAria(shortcut: Shortcut, mac: boolean = isMac): string {
  return shortcut
    .split('+')
    .map((key) =>
      key === 'mod' ? (mac ? 'Meta' : 'Control') : key.length === 1 ? key.toUpperCase() : capital(key),
    )
    .join('+');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Whether an event is exactly this shortcut, no modifier more and none less. */
export function isShortcut(event: KeyboardEvent, shortcut: Shortcut, mac: boolean = isMac): boolean {
  const parts = shortcut.toLowerCase().split('+');
  const key = parts.at(-1);
  const mod = parts.includes('mod');
  return (
    event.key.toLowerCase() === key &&
    event.ctrlKey === (mod && !mac) &&
    event.metaKey === (mod && mac) &&
    event.altKey === parts.includes('alt') &&
    event.shiftKey === parts.includes('shift')
  );
}
