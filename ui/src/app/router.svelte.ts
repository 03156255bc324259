import type { Place, Whereabouts } from '@/shared/shell';

interface Stop<P extends Place = Place> {
  place: P;
  whereabouts: Whereabouts[P];
}

/** How many stops "back" remembers. */
const DEPTH = 50;

/**
 * Where the person is. Kept in memory only: an address would put a search or an entry into the web view's history, and
 * the app always opens on Today.
 */
export class Router {
  #stop = $state.raw<Stop>({ place: 'today', whereabouts: {} });
  #past: Stop[] = [];

  get place(): Place {
    return this.#stop.place;
  }

  /** What is looked at inside `place`; empty when the person is elsewhere. */
  at<P extends Place>(place: P): Whereabouts[P] {
    return this.#stop.place === place ? (this.#stop.whereabouts as Whereabouts[P]) : {};
  }

  go<P extends Place>(place: P, whereabouts: Whereabouts[P] = {}): void {
    this.#past = [...this.#past, this.#stop].slice(-DEPTH);
    this.#stop = { place, whereabouts };
  }

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  back(): void {
    const last = this.#past.at(-1);
    if (!last) return;
    this.#past = this.#past.slice(0, -1);
    this.#stop = last;
  }
}
