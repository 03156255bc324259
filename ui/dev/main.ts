// Only for the development server: answers every command with made-up things, then starts the app as it is.
import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import { answer } from './backend';
import { scenario } from './scenario';

mockWindows(scenario.window, scenario.window === 'main' ? 'lock' : 'main');
mockIPC((command, payload) => answer(command, payload as Record<string, unknown>), {
  shouldMockEvents: true,
});

await (scenario.window === 'lock' ? import('../src/lock') : import('../src/main'));
