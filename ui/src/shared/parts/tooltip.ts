import type { Attachment } from 'svelte/attachments';

let tip: HTMLElement | undefined;
let shownFor: HTMLElement | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

function element(): HTMLElement {
  if (!tip) {
    tip = document.createElement('div');
    tip.className = 'tooltip';
    tip.setAttribute('popover', 'manual');
    tip.setAttribute('aria-hidden', 'true');
    tip.addEventListener('pointerenter', () => clearTimeout(waiting));
    tip.addEventListener('pointerleave', hide);
  }
  return tip;
}

function hide(): void {
  clearTimeout(waiting);
  shownFor = undefined;
  removeEventListener('scroll', follow, true);
  if (tip?.isConnected) {
    tip.hidePopover?.();
    tip.remove();
  }
}

function show(owner: HTMLElement, text: string): void {
  clearTimeout(waiting);
  const bubble = element();
  bubble.textContent = text;
  // Inside an open dialog, so that it lies above it in the top layer.
  (owner.closest('dialog') ?? document.body).append(bubble);
  bubble.showPopover?.();
  shownFor = owner;
  place(owner, bubble);
  addEventListener('scroll', follow, { capture: true, passive: true });
}

/** A page that moves takes its control along. */
function follow(): void {
  if (!shownFor || !tip) return;
  const { top, bottom } = shownFor.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) hide();
  else place(shownFor, tip);
}

function place(owner: HTMLElement, bubble: HTMLElement): void {
  const box = owner.getBoundingClientRect();
  const own = bubble.getBoundingClientRect();
  const left = Math.max(8, Math.min(innerWidth - own.width - 8, box.left + box.width / 2 - own.width / 2));
  const below = box.bottom + 6;
  const above = box.top - own.height - 6;
  // Under a field stands what is wrong with it: that must stay readable.
  const up = below + own.height > innerHeight - 8 || (owner.closest('.field') !== null && above > 8);
  bubble.style.left = `${left}px`;
  bubble.style.top = `${up ? above : below}px`;
}

/** Shows words beside a control that was pressed, until it is left. */
export function tell(owner: HTMLElement, text: string): void {
  show(owner, text);
  owner.addEventListener('blur', hide, { once: true });
  owner.addEventListener('pointerleave', hide, { once: true });
}

/**
 * The name of a control that shows only an icon, with its shortcut, on hover and on keyboard focus. The name itself
 * belongs in `aria-label`: this is for eyes. Esc puts it away.
 */
export function tooltip(text: () => string): Attachment<HTMLElement> {
  return (owner) => {
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => show(owner, text()), shownFor ? 0 : 450);
    };
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(hide, 120);
    };
    const focus = () => {
      if (owner.matches(':focus-visible')) show(owner, text());
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || shownFor !== owner) return;
      hide();
      event.stopPropagation();
    };
    owner.addEventListener('pointerenter', soon);
    owner.addEventListener('pointerleave', later);
    owner.addEventListener('pointerdown', hide);
    owner.addEventListener('focus', focus);
    owner.addEventListener('blur', hide);
    owner.addEventListener('keydown', key);
    return () => {
      if (shownFor === owner || waiting) hide();
      owner.removeEventListener('pointerenter', soon);
      owner.removeEventListener('pointerleave', later);
      owner.removeEventListener('pointerdown', hide);
      owner.removeEventListener('focus', focus);
      owner.removeEventListener('blur', hide);
      owner.removeEventListener('keydown', key);
    };
  };
}
