import {
  backend,
  onChanged,
  type Feeling,
  type Mood,
  type MoodScale,
  type Tag,
  type Tracker,
  type Vocabulary,
} from '@/backend';
import { currentScale, seenMood, type MoodSeen } from '@/shared/mood/scale';

/** The person's own words: scales, feelings, tags, trackers. Read once per window and again when they changed. */
class VocabularyStore {
  view = $state.raw<Vocabulary | null>(null);
  /** What was thrown when it could not be read. */
  failure = $state.raw<unknown>(null);
  #reading: Promise<void> | null = null;
  #listening = false;

  readonly scale: MoodScale | undefined = $derived(this.view ? currentScale(this.view.scales) : undefined);
  readonly #feelings = $derived(
    new Map<string, Feeling>(
      this.view?.feelings.flatMap((family) => family.feelings.map((f) => [f.id, f] as const)),
    ),
  );
  readonly #tags = $derived(
    new Map<string, Tag>(this.view?.tags.flatMap((group) => group.tags.map((tag) => [tag.id, tag] as const))),
  );
  readonly #trackers = $derived(
    new Map<string, Tracker>(this.view?.trackers.map((tr) => [tr.id, tr] as const)),
  );

  /** Reads the vocabulary unless it is there already. */
  async ensure(): Promise<void> {
    if (!this.#listening) {
      this.#listening = true;
      onChanged(['vocabulary'], () => void this.read());
    }
    if (!this.view) await this.read();
  }

  /** Takes words that were lent to a locked journal, where none can be asked for. */
  lend(words: Vocabulary): void {
    this.view = words;
    this.failure = null;
  }

  /** Reads it again; a reading that is under way is shared. */
  read(): Promise<void> {
    this.#reading ??= backend
      .journalVocabulary()
      .then(
        (view) => {
          this.view = view;
          this.failure = null;
        },
        (thrown: unknown) => {
          this.failure = thrown;
        },
      )
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  feeling(id: string): Feeling | undefined {
    return this.#feelings.get(id);
  }

  tag(id: string): Tag | undefined {
    return this.#tags.get(id);
  }

  tracker(id: string): Tracker | undefined {
    return this.#trackers.get(id);
  }

  /** A mood in the words of the scale it was noted with. */
  mood(mood: Mood | null | undefined): MoodSeen | undefined {
    return seenMood(this.view?.scales ?? [], mood);
  }
}

export const vocabulary = new VocabularyStore();
