/** At how many times of a day one can be asked: the core refuses more. */
export const CHECK_INS_MOST = 3;

/** What is offered first, second and third. */
const OFFERED = ['21:00', '08:00', '14:00'];

/** The times that are written in fields (HH:MM, or empty), in the order of the day, each once: HH:MM:SS. */
export function timesOf(fields: readonly string[]): string[] {
  return [...new Set(fields.filter((time) => time !== ''))].sort().map((time) => `${time}:00`);
}

/** A time that is not there yet. */
export function nextCheckIn(fields: readonly string[]): string {
  return OFFERED.find((time) => !fields.includes(time)) ?? '12:00';
}
