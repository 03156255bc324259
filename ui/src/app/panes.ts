import { tabbable } from '@/shared/a11y';

/** The parts of the window F6 walks through, in the order of the page. */
function panes(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.checkVisibility?.() !== false && !pane.closest('[inert]'),
  );
  // A place made of panes is no stop of its own.
  return all.filter((pane) => !all.some((other) => other !== pane && pane.contains(other)));
}

/** Where to come back to in a pane: what had the focus there last. */
const last = new WeakMap<HTMLElement, HTMLElement>();

/** Moves the focus to the next pane: to what was focused there, else the current item, else the first stop. */
export function focusNextPane(backwards = false): void {
  const all = panes();
  if (all.length === 0) return;
  const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const here = active ? all.findLastIndex((pane) => pane.contains(active)) : -1;
  const current = all[here];
  if (current && active) last.set(current, active);
  const next = all[(here + (backwards ? -1 : 1) + all.length) % all.length];
  if (!next) return;
  const remembered = last.get(next);
  const target =
    (remembered?.isConnected ? remembered : undefined) ??
    next.querySelector<HTMLElement>('[aria-current], [aria-selected="true"]') ??
    next.querySelector<HTMLElement>('h1, h2') ??
    tabbable(next)[0] ??
    next;
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus();
}
