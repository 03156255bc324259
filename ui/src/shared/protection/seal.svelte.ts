import { backend, onChanged, type SealState, type SealView } from '@/backend';

/** What the person has to be told; the other states are good news. */
export type Concern = Extract<
  SealState,
  { kind: 'changesMissing' | 'olderCopy' | 'pagesDiffer' | 'sealMissing' | 'sealDamaged' }
>;

/** What a state has to be told for, if anything. */
export function concernOf(state: SealState): Concern | null {
  switch (state.kind) {
    case 'changesMissing':
    case 'olderCopy':
    case 'pagesDiffer':
    case 'sealMissing':
    case 'sealDamaged':
      return state;
    default:
      return null;
  }
}

/** How many saved changes are missing, as far as that is known. */
export function missingOf(concern: Concern): number {
  if (concern.kind === 'changesMissing') return concern.count;
  return concern.kind === 'olderCopy' ? concern.by : 0;
}

/** How the journal stands to its seal, read again whenever the shell has found out more. */
export class Seal {
  /** `null` until it is known, and in a throw-away journal, which has none. */
  view = $state.raw<SealView | null>(null);
  readonly concern = $derived(this.view && concernOf(this.view.state));

  watch(): () => void {
    const read = () =>
      void backend.sealGet().then(
        (view) => (this.view = view),
        () => (this.view = null),
      );
    read();
    return onChanged(['protection'], read);
  }
}
