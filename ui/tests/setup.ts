// Words that the app loads with their place.
import '@/features/directory/texts';
import { configure } from '@testing-library/svelte';

// How long a condition may take to come true, on a machine that builds everything else meanwhile.
configure({ asyncUtilTimeout: 20_000 });

// jsdom has no modal dialogs: enough of them to test what is inside.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
Element.prototype.scrollIntoView ??= () => undefined;
// Nothing has a size here, so nothing is ever told that it changed.
globalThis.ResizeObserver ??= class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};
// Nothing is painted either.
globalThis.IntersectionObserver ??= class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
  takeRecords = () => [];
};
