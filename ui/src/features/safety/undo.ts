import type { Shell } from '@/shared/shell';
import { errorText } from '@/shared/text/errors';

/** Takes something back, and says it where that could not be done: the page it was on may be left by then. */
export async function takenBack(shell: Shell, back: () => Promise<void>, then?: () => void): Promise<void> {
  try {
    await back();
    then?.();
  } catch (thrown) {
    shell.toast({ text: errorText(thrown) });
  }
}
