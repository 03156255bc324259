import { backend, codeOf, type Unlock } from '@/backend';

/** After this long without an answer the keychain is said to be slow, and can be given up. */
const SLOW_AFTER = 3_000;

/** One try to open the journal at a time. There is no lock-out: what a wrong try costs is the key derivation itself. */
export class Unlocking {
  busy = $state(false);
  /** The keychain has been asked and does not answer. */
  slow = $state(false);
  failure = $state.raw<unknown>(null);

  /** Says whether the journal opened; the shell then closes this window. */
  async open(offer: Unlock, asksKeychain: boolean): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    const timer = asksKeychain ? setTimeout(() => (this.slow = true), SLOW_AFTER) : undefined;
    try {
      await backend.vaultUnlock(offer);
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

  async cancel(): Promise<void> {
    await backend.vaultUnlockCancel();
  }

  /** Whether what went wrong is about the keychain, so that the code is the way on. */
  get keychainFailed(): boolean {
    return this.failure !== null && codeOf(this.failure).startsWith('keychain');
  }

  forget(): void {
    this.failure = null;
  }
}
