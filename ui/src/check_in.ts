import CheckInWindow from './app/CheckInWindow.svelte';
import { start } from './app/start';
import { backend } from './backend';

// Asked together with the looks: one waiting instead of two.
void start(CheckInWindow, { asked: backend.checkInView() });
