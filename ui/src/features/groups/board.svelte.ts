import { backend, type GroupRow, type GroupStage, type GroupsView } from '@/backend';
import { ownZone } from '@/shared/dates';

/** Every group by its stage, as the journal has it. */
export class BoardView {
  view = $state.raw<GroupsView | null>(null);
  failure = $state.raw<unknown>(null);
  #asked = 0;

  /** Reads again; an older answer is dropped. */
  async read(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const view = await backend.groupsBoard(ownZone());
      if (asked !== this.#asked) return;
      this.view = view;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = thrown;
    }
  }

  /** Moves a group. Answers the way back; throws what the journal answered. */
  async move(row: GroupRow, stage: GroupStage): Promise<() => Promise<void>> {
    await backend.groupsAdvance(row.id, stage, null, null, ownZone());
    await this.read();
    return async () => {
      await backend.groupsAdvance(row.id, row.stage, null, null, ownZone());
      await this.read();
    };
  }
}
