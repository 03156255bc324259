/** What the live regions of the window say. One polite region for the whole shell; the assertive one is for "about to lock" only. */
class Announcer {
  polite = $state('');
  assertive = $state('');
  #again = false;

  say(text: string, how: 'polite' | 'assertive'): void {
    // A region that is given the same words again stays silent: an invisible mark makes them new.
    this.#again = !this.#again;
    this[how] = this.#again ? text : `${text}\u00a0`;
  }
}

export const announcer = new Announcer();

/** Tells people who listen to the screen what changed without the focus moving: "23 entries", "Saved 22:41". */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  announcer.say(text, how);
}
