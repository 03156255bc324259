import type { Attachment } from 'svelte/attachments';

export interface Roving {
  /** Which descendants take part; disabled ones (`disabled`) are passed over. */
  items: string;
  /** `both` is for groups that wrap. */
  direction?: 'horizontal' | 'vertical' | 'both';
  /** Round the ends? Radio groups do, lists don't. */
  wrap?: boolean;
  /** The item that holds the one tab stop when nothing in the group was touched yet. */
  current?: string;
  /** Called with the item the focus moved to by arrows, Home or End. */
  onmove?: (item: HTMLElement) => void;
}

const STEPS: Record<string, { by: number; axis: 'horizontal' | 'vertical' }> = {
  ArrowRight: { by: 1, axis: 'horizontal' },
  ArrowLeft: { by: -1, axis: 'horizontal' },
  ArrowDown: { by: 1, axis: 'vertical' },
  ArrowUp: { by: -1, axis: 'vertical' },
};

/**
 * One tab stop for a group of controls; arrows, Home and End move inside it (WAI-ARIA "roving tabindex").
 * Use as an attachment: `<div {@attach roving(() => ({ items: '[role=radio]' }))}>`.
 */
export function roving(options: () => Roving): Attachment<HTMLElement> {
  return (group) => {
    const items = () =>
      [...group.querySelectorAll<HTMLElement>(options().items)].filter(
        (item) => !item.hasAttribute('disabled'),
      );

    const holdTabStop = (stop: HTMLElement | undefined) => {
      for (const item of items()) item.tabIndex = item === stop ? 0 : -1;
    };

    const settle = () => {
      const all = items();
      const { current } = options();
      const active = all.find((item) => item === document.activeElement);
      const marked = current ? all.find((item) => item.matches(current)) : undefined;
      const held = all.find((item) => item.tabIndex === 0);
      holdTabStop(active ?? marked ?? held ?? all[0]);
    };

    const keydown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const all = items();
      const at = all.findIndex((item) => item === document.activeElement);
      if (at < 0) return;
      const { direction = 'both', wrap = true, onmove } = options();
      const rtl = getComputedStyle(group).direction === 'rtl';
      let to: number;
      const step = STEPS[event.key];
      if (step && (direction === 'both' || direction === step.axis)) {
        to = at + (rtl && step.axis === 'horizontal' ? -step.by : step.by);
        to = wrap ? (to + all.length) % all.length : Math.max(0, Math.min(all.length - 1, to));
      } else if (event.key === 'Home') to = 0;
      else if (event.key === 'End') to = all.length - 1;
      else return;
      event.preventDefault();
      const item = all[to];
      if (!item) return;
      holdTabStop(item);
      item.focus();
      onmove?.(item);
    };

    const focusin = (event: FocusEvent) => {
      const item = items().find((one) => one === event.target);
      if (item) holdTabStop(item);
    };

    settle();
    const watch = new MutationObserver(settle);
    watch.observe(group, {
      childList: true,
      subtree: true,
      attributeFilter: ['aria-checked', 'aria-selected', 'aria-pressed', 'disabled'],
    });
    group.addEventListener('keydown', keydown);
    group.addEventListener('focusin', focusin);
    return () => {
      watch.disconnect();
      group.removeEventListener('keydown', keydown);
      group.removeEventListener('focusin', focusin);
    };
  };
}
