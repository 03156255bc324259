import { backend, type EntryDraft } from '@/backend';
import { asksForHelp } from '@/shared/entries/hard';
import { errorText } from '@/shared/text/errors';
import type { DrawingAsked, Place, Shell, Toast, Whereabouts } from '@/shared/shell';
import { Router } from './router.svelte';

export interface ShownToast extends Toast {
  key: number;
}

/** What lies over the place: one at a time, in this order of precedence. */
export type Overlay = 'check-in' | 'palette' | null;

/** The frame of the open journal: where one is, what lies over it, what may be undone, what is being typed. */
export class AppShell implements Shell {
  readonly router = new Router();
  overlay = $state<Overlay>(null);
  /** The entry the check-in goes on with, if not a new one. */
  checkInEntry = $state<string>();
  helpOpen = $state(false);
  /** What is being drawn. */
  drawing = $state.raw<DrawingAsked | null>(null);
  /** Where help is is being said. */
  quietCard = $state(false);
  #saidIn: readonly string[] = [];
  toasts = $state.raw<ShownToast[]>([]);
  #toastKey = 0;
  #undo: Toast['undo'];
  #drafts: readonly (() => Promise<void>)[] = [];
  readonly #finds: (() => void)[] = [];

  get place(): Place {
    return this.router.place;
  }

  at<P extends Place>(place: P): Whereabouts[P] {
    return this.router.at(place);
  }

  go = <P extends Place>(place: P, whereabouts?: Whereabouts[P]): void => {
    this.overlay = null;
    this.helpOpen = false;
    this.drawing = null;
    this.router.go(place, whereabouts);
  };

  checkIn = (entry?: string): void => {
    this.helpOpen = false;
    this.checkInEntry = entry;
    this.overlay = 'check-in';
  };

  helpNow = (): void => {
    this.helpOpen = true;
  };

  draw = (asked: DrawingAsked = {}): void => {
    this.overlay = null;
    this.helpOpen = false;
    this.drawing = asked;
  };

  noted = (draft: EntryDraft): void => {
    // Once for each time somebody sits down to write.
    if (this.#saidIn.includes(draft.session)) return;
    void asksForHelp(draft).then((asks) => {
      if (!asks) return;
      this.#saidIn = [...this.#saidIn, draft.session];
      this.quietCard = true;
    });
  };

  toast = (toast: Toast): void => {
    this.#undo = toast.undo;
    // One at a time: an older one could only be undone out of order.
    this.toasts = [{ ...toast, key: (this.#toastKey += 1) }];
  };

  dismiss(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  /** Undoes the last thing that offered it, also after its toast is gone. Says whether there was one. */
  undo(): boolean {
    const undo = this.#undo;
    if (!undo) return false;
    this.#undo = undefined;
    this.toasts = [];
    void undo();
    return true;
  }

  registerDraft = (flush: () => Promise<void>): (() => void) => {
    this.#drafts = [...this.#drafts, flush];
    return () => {
      this.#drafts = this.#drafts.filter((one) => one !== flush);
    };
  };

  /**
   * Saves everything that is being typed. A day, a time or a number is read when its field is left, and the field with the
   * focus takes its words over as if it were. A flush that fails must not keep the others from being saved.
   */
  async flushDrafts(): Promise<void> {
    document.activeElement?.dispatchEvent(new FocusEvent('blur'));
    await Promise.allSettled(this.#drafts.map((flush) => flush()));
  }

  registerFind = (find: () => void): (() => void) => {
    this.#finds.push(find);
    return () => {
      this.#finds.splice(this.#finds.indexOf(find), 1);
    };
  };

  /** Ctrl+F: what registered last is what one looks at. */
  find(): void {
    const here = this.#finds.at(-1);
    if (here) here();
    else this.go('journal', { search: '' });
  }

  /** Takes the window off the screen at once. What is being typed is kept by the lock, or stays where it is. */
  hide = (): void => {
    void backend.vaultHide().catch((thrown: unknown) => this.toast({ text: errorText(thrown) }));
  };

  /** Ends the program: also where closing the window would only take it off the screen. What is being typed is kept. */
  quit = (): void => {
    void this.flushDrafts()
      .then(() => backend.vaultQuit())
      .catch((thrown: unknown) => this.toast({ text: errorText(thrown) }));
  };

  /** Saves what is being typed, then locks. */
  lock = (): void => {
    void this.flushDrafts()
      .then(() => backend.vaultLock())
      .catch((thrown: unknown) => this.toast({ text: errorText(thrown) }));
  };
}
