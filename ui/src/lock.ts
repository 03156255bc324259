import LockWindow from './app/LockWindow.svelte';
import { start } from './app/start';
import { backend } from './backend';

// Asked together with the looks: one waiting instead of two.
void start(LockWindow, { asked: backend.vaultState() });
