/** Longest duration a tracker takes: 99 hours and 59 minutes. */
const LONGEST = 99 * 60 + 59;

const UNITS =
  /^(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hour|hours|std|u|t)\.?)?\s*(?:(\d{1,4})\s*(?:m|min|mins|minutes?)?\.?)?$/i;
const CLOCK = /^(\d{1,2}):([0-5]\d)$/;

/**
 * Minutes from what a person types for a duration: "5 h 10 min", "5h10", "5:10", "1.5 h", "90 min". A bare number of up to
 * 24 is hours, a larger one minutes. `null` where it is none.
 */
export function parseDuration(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return null;
  const clock = CLOCK.exec(text);
  if (clock) return within(Number(clock[1]) * 60 + Number(clock[2]));
  if (/^\d+([.,]\d{1,2})?$/.test(text)) {
    const bare = Number(text.replace(',', '.'));
    return within(bare <= 24 ? Math.round(bare * 60) : Math.round(bare));
  }
  const found = UNITS.exec(text);
  if (!found || (found[1] === undefined && found[2] === undefined)) return null;
  const hours = Number((found[1] ?? '0').replace(',', '.'));
  return within(Math.round(hours * 60) + Number(found[2] ?? 0));
}

function within(minutes: number): number | null {
  return minutes >= 0 && minutes <= LONGEST ? minutes : null;
}

/** Hours and minutes of a duration, for the words to be put around. */
export function hoursAndMinutes(total: number): { hours: number; minutes: number } {
  const whole = Math.max(0, Math.round(total));
  return { hours: Math.floor(whole / 60), minutes: whole % 60 };
}
