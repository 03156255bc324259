/** What a live region says, and which saying of the window that is. */
interface Saying {
  text: string;
  count: number;
}

const SILENCE: Saying = { text: '', count: 0 };

/** What the live regions of the window say: a polite one, and an assertive one for "about to lock" only. */
class Announcer {
  polite = $state.raw(SILENCE);
  assertive = $state.raw(SILENCE);
  /** How often anything was said. */
  count = 0;

  say(text: string, how: 'polite' | 'assertive'): void {
    this.count += 1;
    this[how] = { text, count: this.count };
  }
}

export const announcer = new Announcer();

/** Tells people who listen to the screen what changed without the focus moving: "23 entries", "Saved 22:41". */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  announcer.say(text, how);
}
