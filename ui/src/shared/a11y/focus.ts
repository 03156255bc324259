/** What a person can tab to inside `root`, in order. */
export function tabbable(root: ParentNode): HTMLElement[] {
  const all = root.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]',
  );
  return [...all].filter(
    (element) =>
      element.tabIndex >= 0 && !element.hasAttribute('disabled') && !element.closest('[hidden], [inert]'),
  );
}

/**
 * Keeps Tab inside a modal dialog, as its `onkeydown`: the rest of the page is inert, but past the last control the focus
 * would wander off to the window itself and be lost.
 */
export function keepInside(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'Tab' || event.defaultPrevented) return;
  const stops = tabbable(event.currentTarget);
  const from = document.activeElement ?? event.currentTarget;
  const ahead = event.shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  if (stops.some((stop) => from.compareDocumentPosition(stop) & ahead)) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

/** Puts the focus on the first h1 (or h2) inside `root`, so that a changed place is read from its name on. */
export function focusHeading(root: ParentNode): void {
  const heading = root.querySelector<HTMLElement>('h1') ?? root.querySelector<HTMLElement>('h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Typing belongs to this element: single keys and Ctrl+Z must not be taken from it. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)))
  );
}

/** Remembers who has the focus now and gives it back; to `otherwise` where that one is gone. */
export function rememberFocus(): (otherwise?: HTMLElement | null) => void {
  const before = document.activeElement;
  const selection =
    before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement
      ? ([before.selectionStart, before.selectionEnd] as const)
      : undefined;
  return (otherwise) => {
    const target =
      before instanceof HTMLElement && before.isConnected && before !== document.body ? before : otherwise;
    target?.focus();
    if (target === before && selection && selection[0] !== null && before instanceof HTMLElement)
      (before as HTMLInputElement | HTMLTextAreaElement).setSelectionRange(selection[0], selection[1]);
  };
}
