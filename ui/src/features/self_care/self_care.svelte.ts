import { backend, type ExerciseView, type SelfCareView } from '@/backend';
import { language } from '@/shared/text';
import { blocks, NOTHING_ASKED, type Asked } from './library';

/** The library, and the exercise that is looked at. */
export class SelfCareController {
  view = $state.raw<SelfCareView | null>(null);
  failure = $state.raw<unknown>(null);
  asked = $state.raw<Asked>(NOTHING_ASKED);
  shown = $state.raw<ExerciseView | null>(null);
  /** How long it is to take, in minutes. */
  minutes = $state(0);
  #asking = 0;

  readonly blocks = $derived(this.view ? blocks(this.view.exercises, this.asked) : []);
  readonly count = $derived(this.blocks.reduce((sum, { rows }) => sum + rows.length, 0));

  async read(): Promise<void> {
    try {
      this.view = await backend.selfCareList(language());
      this.failure = null;
      if (this.shown) await this.look(this.shown.exercise.id);
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  ask(change: Partial<Asked>): void {
    this.asked = { ...this.asked, ...change };
  }

  /** Looks at an exercise; an older answer is dropped. Says whether it is there. */
  async look(id: string | null): Promise<boolean> {
    this.#asking += 1;
    const asking = this.#asking;
    if (id === null) {
      this.shown = null;
      return true;
    }
    try {
      const shown = await backend.selfCareGet(id, language());
      if (asking !== this.#asking) return false;
      if (this.shown?.exercise.id !== id) this.minutes = shown.exercise.minutes.usual;
      this.shown = shown;
      return true;
    } catch {
      if (asking === this.#asking) this.shown = null;
      return false;
    }
  }

  async like(id: string, favourite: boolean): Promise<void> {
    await backend.selfCareFavourite(id, favourite);
    await this.read();
  }
}
