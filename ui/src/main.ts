import MainWindow from './app/MainWindow.svelte';
import { start } from './app/start';

void start(MainWindow, {});
