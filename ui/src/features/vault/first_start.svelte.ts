import { backend, type KeychainView, type Protection, type RecoveryCodeView } from '@/backend';
import { language } from '@/shared/text';

/** What is shown; `passphrase` belongs to the step "protection". */
type Screen = 'what' | 'protection' | 'passphrase' | 'recovery';

/** The first start up to the moment the journal is entered. A journal is made once: after that there is no way back to the choice. */
export class FirstStart {
  screen = $state<Screen>('what');
  protection = $state<Protection>('both');
  busy = $state(false);
  failure = $state.raw<unknown>(null);
  code = $state.raw<RecoveryCodeView | null>(null);
  readonly keychain: KeychainView;

  constructor(keychain: KeychainView) {
    this.keychain = keychain;
    if (keychain.kind === 'absent') this.protection = 'passphrase';
  }

  go(screen: Screen): void {
    this.failure = null;
    this.screen = screen;
  }

  /** Makes the journal and shows its recovery code. */
  async create(passphrase: string | null, undecided = false): Promise<boolean> {
    return this.#try(async () => {
      this.code = await backend.vaultCreate({
        protection: this.protection,
        passphrase,
        undecided,
        language: language(),
      });
      this.screen = 'recovery';
    });
  }

  /** "Decide later": the keychain keeps the key for now, and Today offers to finish. */
  async decideLater(): Promise<void> {
    this.protection = 'keychain';
    if (await this.create(null, true)) await this.later();
  }

  async confirm(answers: [string, string]): Promise<void> {
    await this.#try(async () => {
      await backend.vaultRecoveryConfirm(answers);
      await backend.vaultEnter();
    });
  }

  async later(): Promise<void> {
    await this.#try(async () => {
      await backend.vaultRecoveryLater();
      await backend.vaultEnter();
    });
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.failure = thrown;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
