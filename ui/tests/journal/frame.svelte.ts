import type { Place, Shell, Toast, Whereabouts } from '@/shared/shell';

/** A frame that remembers what was asked of it. */
export class Frame implements Shell {
  place = $state<Place>('journal');
  here = $state.raw<Whereabouts['journal']>({});
  toasts: Toast[] = [];
  drafts: (() => Promise<void>)[] = [];
  checkedIn: (string | undefined)[] = [];
  gone: { place: Place; whereabouts: unknown }[] = [];

  at<P extends Place>(place: P): Whereabouts[P] {
    return (place === 'journal' ? this.here : {}) as Whereabouts[P];
  }
  go = <P extends Place>(place: P, whereabouts?: Whereabouts[P]): void => {
    this.gone.push({ place, whereabouts });
    if (place === 'journal') this.here = (whereabouts ?? {}) as Whereabouts['journal'];
  };
  checkIn = (entry?: string): void => void this.checkedIn.push(entry);
  helpNow = (): void => undefined;
  draw = (): void => undefined;
  noted = (): void => undefined;
  lock = (): void => undefined;
  toast = (toast: Toast): void => void this.toasts.push(toast);
  registerDraft = (flush: () => Promise<void>): (() => void) => {
    this.drafts.push(flush);
    return () => void this.drafts.splice(this.drafts.indexOf(flush), 1);
  };
  registerFind = (): (() => void) => () => undefined;
}
