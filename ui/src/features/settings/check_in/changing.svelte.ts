import { vocabulary } from '@/shared/entries/vocabulary.svelte';

/** One change of the vocabulary at a time: whether it is under way, and what was thrown. */
export class Changing {
  busy = $state(false);
  failure = $state.raw<unknown>(null);

  /** Says whether it was done; the vocabulary is then read again. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await work();
      await vocabulary.read();
      return true;
    } catch (thrown) {
      this.failure = thrown;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
