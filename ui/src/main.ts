import './styles/index.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { backend, windowLabel } from './backend';
import { applyAppearance } from './shared/appearance';

/** Theme and text size before the first paint; words of an unknown failure belong to the screens, not to this file. */
async function start(): Promise<void> {
  try {
    applyAppearance(await backend.deviceGet());
  } catch {
    // The system's own appearance is a good one.
  }
  const target = document.getElementById('app');
  if (target) mount(App, { target, props: { label: windowLabel() } });
}

void start();
