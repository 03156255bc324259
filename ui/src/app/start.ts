import '../styles/index.css';
import { mount, type Component } from 'svelte';
import { backend } from '@/backend';
import { applyAppearance } from '@/shared/appearance';
import App from './App.svelte';

/** Shows a window. Theme and text size come before the first paint; words of a failure belong to the screens, not to this file. */
export async function start<Props extends Record<string, unknown>>(
  Window: Component<Props>,
  props: Props,
): Promise<void> {
  try {
    applyAppearance(await backend.deviceGet());
  } catch {
    // The system's own appearance is a good one.
  }
  const target = document.getElementById('app');
  if (target) mount(App<Props>, { target, props: { Window, props } });
}
