import { backend, type ExerciseProblem } from '@/backend';
import { Saving } from '@/shared/saving';
import { language } from '@/shared/text';
import { blankForm, definitionOf, formOf, nameAnswers, packed, unpacked, type ExerciseForm } from './form';

/** Making or changing an exercise of one's own. What is typed is kept as typing rests, right or not. */
export class OwnExercise {
  readonly id: string;
  problems = $state.raw<readonly ExerciseProblem[]>([]);
  failure = $state.raw<unknown>(null);
  busy = $state(false);
  /** One that is there already is changed. */
  known = $state(false);
  readonly #saving: Saving<ExerciseForm>;

  constructor(id: string, form: ExerciseForm, known: boolean) {
    this.id = id;
    this.known = known;
    this.#saving = new Saving(form, (value) => backend.selfCareOwnKeep(id, packed(value)));
  }

  /** Goes on with what waits, or begins with what is there, or with `begin`. */
  static async open(id: string, begin?: ExerciseForm): Promise<OwnExercise> {
    const { definition, draft } = await backend.selfCareOwnGet(id);
    const known = definition !== null;
    if (draft !== null) return new OwnExercise(id, unpacked(draft, language()), known);
    if (!known) return new OwnExercise(id, begin ?? blankForm(language()), false);
    const { exercise } = await backend.selfCareGet(id, language());
    return new OwnExercise(id, { ...formOf(exercise), evidence: exercise.evidence }, true);
  }

  get form(): ExerciseForm {
    return this.#saving.value;
  }

  get notKept(): unknown {
    return this.#saving.failure;
  }

  edit(change: (form: ExerciseForm) => void): void {
    this.#saving.edit(change);
  }

  flush(): Promise<void> {
    return this.#saving.flush();
  }

  /** What is wrong at a place of the file, or, unless it is meant alone, in the list that stands there. */
  fault(place: string, alone = false): ExerciseProblem | undefined {
    return this.problems.find((one) => one.place === place || (!alone && one.place.startsWith(`${place}[`)));
  }

  /** Keeps it as an exercise; says whether all of it was right. */
  async keep(): Promise<boolean> {
    this.busy = true;
    try {
      this.edit(nameAnswers);
      await this.flush();
      this.problems = await backend.selfCareOwnSave(this.id, definitionOf(this.form));
      this.failure = null;
      return this.problems.length === 0;
    } catch (thrown) {
      this.failure = thrown;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Lets go of what was typed. */
  async leave(): Promise<void> {
    await this.flush();
    await backend.selfCareOwnLeave(this.id);
  }
}
