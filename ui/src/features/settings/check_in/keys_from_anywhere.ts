import { isMac } from '@/shared/keys';

type Pressed = Pick<
  KeyboardEvent,
  'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'code' | 'key' | 'getModifierState'
>;

/**
 * Keys that were pressed, as they are kept ("Control+Alt+KeyJ"); nothing while only keys that go with others are, or where a sign is
 * typed with AltGr. A letter is the one on the key, since that is what X11 and Windows listen for; macOS goes by the place of the key.
 */
export function pressedKeys(event: Pressed, mac: boolean = isMac): string | null {
  if (event.getModifierState('AltGraph')) return null;
  const letter = /^[a-z]$/i.test(event.key) && !mac ? `Key${event.key.toUpperCase()}` : event.code;
  if (!/^(Key[A-Z]|Digit\d|F\d{1,2}|Space|Arrow\w+|Home|End|Insert|PageUp|PageDown)$/.test(letter))
    return null;
  const others = [
    event.ctrlKey ? 'Control' : '',
    event.altKey ? 'Alt' : '',
    event.metaKey ? 'Super' : '',
    event.shiftKey ? 'Shift' : '',
  ].filter(Boolean);
  return [...others, letter].join('+');
}

/** Whether they leave alone what is typed, and what programs do with Ctrl or Alt and one key: as `desktop/shortcut.rs` judges. */
export function areFree(keys: string): boolean {
  const others = keys.split('+');
  const key = others.pop() ?? '';
  if (others.includes('Super')) return true;
  if (!others.includes('Control') && !others.includes('Alt')) return false;
  return /^F([1-9]|1[0-2])$/.test(key) ? !(key === 'F4' && others.includes('Alt')) : others.length > 1;
}

/** Which words tell what became of keys that were chosen: one may have chosen them when these were not refused yet. */
export function keysSaid(
  keys: string,
  held: boolean,
): 'anywhere-keys-are' | 'anywhere-keys-held' | 'anywhere-keys-refused' {
  if (held) return 'anywhere-keys-are';
  return areFree(keys) ? 'anywhere-keys-held' : 'anywhere-keys-refused';
}

/** As they are printed on the keys: "Ctrl Alt J". */
export function keysText(keys: string, mac: boolean = isMac): string {
  const names: Record<string, string> = mac
    ? { Control: '⌃', Alt: '⌥', Super: '⌘', Shift: '⇧' }
    : { Control: 'Ctrl', Super: 'Super' };
  return keys
    .split('+')
    .map((key) => names[key] ?? key.replace(/^(Key|Digit|Arrow)/, ''))
    .join(' ');
}
