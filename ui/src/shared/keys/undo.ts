import { isTyping } from '@/shared/a11y/focus';
import { isShortcut } from '.';

/** WebKitGTK has no keys for it: what is typed could not be taken back. Other systems' web views undo by themselves. */
const needed: boolean = /\bLinux\b/.test(navigator.userAgent);

/** Undoes and redoes typing in a text field by its usual keys, where the web view does not. */
export function undoTyping(event: KeyboardEvent, here: boolean = needed): void {
  if (!here || event.defaultPrevented || !isTyping(event.target)) return;
  const redo = isShortcut(event, 'mod+shift+z') || isShortcut(event, 'mod+y');
  if (!redo && !isShortcut(event, 'mod+z')) return;
  event.preventDefault();
  // Nothing else knows what was typed; every web view has it.
  document.execCommand?.(redo ? 'redo' : 'undo');
}
