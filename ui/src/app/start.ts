import '../styles/index.css';
import { mount, type Component } from 'svelte';
import { backend } from '@/backend';
import { applyAppearance } from '@/shared/appearance';
import { undoTyping } from '@/shared/keys/undo';
import App from './App.svelte';

/** What every window is written in. */
const FACES = ['1em "Source Sans 3 Variable"', '1em "Literata Variable"'];

/**
 * Shows a window once it will look as the person chose it: theme, text size, style sheets, typefaces. WebKit runs module
 * scripts before the style sheets are there, and words laid out before their typeface is there make it search the
 * system's for one that stands in, which costs more than waiting for what lies in the program itself.
 */
export async function start<Props extends Record<string, unknown>>(
  Window: Component<Props>,
  props: Props,
): Promise<void> {
  // What cannot be had must not keep the window away: words of a failure belong to the screens, not to this file.
  await Promise.allSettled([
    backend.deviceGet().then(applyAppearance),
    styleSheets().then(() => Promise.all(FACES.map((face) => document.fonts.load(face)))),
  ]);
  addEventListener('keydown', (event) => undoTyping(event));
  const target = document.getElementById('app');
  if (target) mount(App<Props>, { target, props: { Window, props } });
}

/** Resolves when the style sheets the page names are there, or not to be had. */
async function styleSheets(): Promise<void> {
  const named = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  const missing = [...named].filter((link) => link.sheet === null);
  await Promise.all(
    missing.map(
      (link) =>
        new Promise((done) => {
          link.addEventListener('load', done);
          link.addEventListener('error', done);
        }),
    ),
  );
}
