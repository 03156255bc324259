import { isMac } from '@/shared/keys';

/** Keys that were pressed, as they are kept ("Control+Alt+KeyJ"); nothing while only keys that go with others are. */
export function pressedKeys(
  event: Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'code'>,
): string | null {
  if (!/^(Key[A-Z]|Digit\d|F\d{1,2}|Space|Arrow\w+|Home|End|Insert|PageUp|PageDown)$/.test(event.code))
    return null;
  const others = [
    event.ctrlKey ? 'Control' : '',
    event.altKey ? 'Alt' : '',
    event.metaKey ? 'Super' : '',
    event.shiftKey ? 'Shift' : '',
  ].filter(Boolean);
  return [...others, event.code].join('+');
}

/** Whether they leave alone what is typed: with Ctrl, Alt or the key of the system. */
export const areFree = (keys: string): boolean => /(^|\+)(Control|Alt|Super)\+/.test(keys);

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
