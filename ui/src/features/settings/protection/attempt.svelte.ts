import { backend } from '@/backend';

/** After this long without an answer the keychain is said to be slow, and can be given up. */
const SLOW_AFTER = 3_000;

/** One thing a dialog is doing. A second press while it lasts does nothing. */
export class Attempt {
  busy = $state(false);
  /** It asks the keychain, and has been waiting for a while. */
  slow = $state(false);
  failure = $state.raw<unknown>(null);

  /** Says whether it was done. */
  async run(work: () => Promise<void>, asksKeychain = false): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    const timer = asksKeychain ? setTimeout(() => (this.slow = true), SLOW_AFTER) : undefined;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.failure = thrown;
      return false;
    } finally {
      clearTimeout(timer);
      this.busy = false;
      this.slow = false;
    }
  }

  /** Ends the waiting for the keychain. */
  stopWaiting(): void {
    void backend.vaultUnlockCancel().catch(() => undefined);
  }
}
