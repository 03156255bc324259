/** What a person can tab to inside `root`, in order. */
export function tabbable(root: ParentNode): HTMLElement[] {
  const all = root.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]',
  );
  const isRadio = (element: HTMLElement): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === 'radio';
  // Radios of a group are one stop: the one that is chosen, wherever in the group it is.
  const chosen = new Set([...all].filter(isRadio).flatMap((radio) => (radio.checked ? [radio.name] : [])));
  return [...all].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.hasAttribute('disabled') &&
      !element.closest('[hidden], [inert]') &&
      !(isRadio(element) && !element.checked && chosen.has(element.name)),
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

/**
 * Marks a group of native radios with `data-keys` while it is walked by keyboard: WebKit takes `:focus-visible` away from a
 * radio that the arrows move to, and with it every sign of where one is. Use as an attachment.
 */
export function markKeys(group: HTMLElement): () => void {
  const byKeys = (): unknown => group.toggleAttribute('data-keys', true);
  const byHand = (): unknown => group.toggleAttribute('data-keys', false);
  group.addEventListener('keydown', byKeys);
  group.addEventListener('pointerdown', byHand);
  return () => {
    group.removeEventListener('keydown', byKeys);
    group.removeEventListener('pointerdown', byHand);
  };
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

/** Who takes the place of a control that is gone, where that was seen while the focus was elsewhere. */
const heirs = new WeakMap<HTMLElement, HTMLElement>();

const FOLLOWS = Node.DOCUMENT_POSITION_FOLLOWING;

type Way = 'nextSibling' | 'previousSibling';

/** The next element from a place on, one way or the other, past whatever was taken away along with it. */
function elementFrom(from: Node | null, way: Way, records: readonly MutationRecord[]): Element | null {
  const passed = new Set<Node>();
  let at = from;
  while (at && !passed.has(at) && !(at.isConnected && at instanceof Element)) {
    passed.add(at);
    const node: Node = at;
    const record = records.find(({ removedNodes }) => [...removedNodes].includes(node as ChildNode));
    at = node.isConnected ? node[way] : (record?.[way] ?? null);
  }
  return at instanceof Element && at.isConnected ? at : null;
}

/**
 * The control to go on from where something was taken away: in a row of controls or a list, what follows it there, or what
 * came before; of a larger part of a page, the part beside it of the same kind.
 */
function heirOf(
  gone: Element,
  { target, nextSibling, previousSibling }: MutationRecord,
  records: readonly MutationRecord[],
): HTMLElement | undefined {
  if (!(target instanceof HTMLElement) || !target.isConnected) return undefined;
  const next = elementFrom(nextSibling, 'nextSibling', records);
  const before = elementFrom(previousSibling, 'previousSibling', records);
  if (target.matches('[data-pane]')) {
    const alike = [next, before].find(
      (part) => part?.tagName === gone.tagName && part.classList[0] === gone.classList[0],
    );
    return alike ? tabbable(alike)[0] : undefined;
  }
  const stops = tabbable(target);
  const after = next && stops.find((stop) => next === stop || next.compareDocumentPosition(stop) & FOLLOWS);
  return after ?? stops.at(-1);
}

/**
 * Says whether the one that was asked about last was wholly in sight when the page was last painted. One that was not
 * painted yet counts as in sight: taking the focus brings it there.
 */
function watchSight(): { of: (element: HTMLElement) => void; was: () => boolean; stop: () => void } {
  let whole = true;
  const watch = new IntersectionObserver(
    (seen) => {
      whole = (seen.at(-1)?.intersectionRatio ?? 1) > 0.99;
    },
    { threshold: [0.99] },
  );
  return {
    of: (element) => {
      whole = true;
      watch.disconnect();
      watch.observe(element);
    },
    was: () => whole,
    stop: () => watch.disconnect(),
  };
}

/**
 * Keeps the focus within a part of the page whose controls come and go with what is shown, and in sight where what comes
 * pushes it away. Whoever has it and is taken away hands it to the control in its place; where there is none, the heading
 * takes it. Use as an attachment.
 */
export function holdFocus(root: HTMLElement): () => void {
  let held: HTMLElement | null = null;
  const sight = watchSight();

  const inherit = (records: readonly MutationRecord[]): void => {
    const gone = held;
    if (gone?.isConnected && gone === document.activeElement && sight.was())
      gone.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (!gone || gone.isConnected) return;
    held = null;
    const holds = (node: Node): node is Element => node instanceof Element && node.contains(gone);
    const record = records.find(({ removedNodes }) => [...removedNodes].some(holds));
    const part = record && [...record.removedNodes].find(holds);
    const heir = record && part && heirOf(part, record, records);
    if (heir) heirs.set(gone, heir);
    if (document.activeElement !== document.body) return;
    if (heir) heir.focus();
    else focusHeading(root);
  };

  const focusin = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    held = target;
    sight.of(target);
  };
  // Who clicks beside everything lets go of it. What is taken away does not: some web views tell of both.
  const focusout = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      if (held === target && held?.isConnected && document.activeElement === document.body) held = null;
    });

  const watch = new MutationObserver(inherit);
  watch.observe(root, { childList: true, subtree: true, characterData: true });
  root.addEventListener('focusin', focusin);
  root.addEventListener('focusout', focusout);
  return () => {
    watch.disconnect();
    sight.stop();
    root.removeEventListener('focusin', focusin);
    root.removeEventListener('focusout', focusout);
  };
}

/** Remembers who has the focus now and gives it back; where that one is gone, to who took its place or to `otherwise`. */
export function rememberFocus(): (otherwise?: HTMLElement | null) => void {
  const before = document.activeElement;
  const selection =
    before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement
      ? ([before.selectionStart, before.selectionEnd] as const)
      : undefined;
  return (otherwise) => {
    if (!(before instanceof HTMLElement) || before === document.body) return otherwise?.focus();
    const heir = heirs.get(before);
    const target = before.isConnected ? before : (otherwise ?? (heir?.isConnected ? heir : null));
    if (target) target.focus();
    // Nothing is worse than to be nowhere.
    else focusHeading(document.querySelector('main') ?? document);
    if (target === before && selection && selection[0] !== null)
      (before as HTMLInputElement | HTMLTextAreaElement).setSelectionRange(selection[0], selection[1]);
  };
}
