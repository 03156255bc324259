import type { Moment, WhenView } from '@/backend';

// Stands in for the core's zones and days, well enough for a browser and for tests of the windows.

interface Clock {
  date: string;
  time: string;
}

/** What a clock in a zone shows, with whole seconds. */
export function clockIn(instant: string, zone: string): Clock {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  };
}

/** The instant a clock in a zone shows this. */
function instantOf({ date, time }: Clock, zone: string): string {
  const wanted = Date.parse(`${date}T${time}Z`);
  const offsetAt = (ms: number) => {
    const shown = clockIn(new Date(ms).toISOString(), zone);
    return Date.parse(`${shown.date}T${shown.time}Z`) - Math.floor(ms / 1000) * 1000;
  };
  const before = offsetAt(wanted - 86_400_000);
  const after = offsetAt(wanted + 86_400_000);
  const fits = [wanted - before, wanted - after].filter((ms) => ms + offsetAt(ms) === wanted);
  return new Date(fits.length > 0 ? Math.min(...fits) : wanted - before).toISOString();
}

/** The day of a clock's time where days begin at an hour. */
export function dayOf({ date, time }: Clock, startsAt: number): string {
  if (Number(time.slice(0, 2)) >= startsAt) return date;
  return new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** What `journal_when` answers. */
export function when(moment: Moment, zone: string, now: string, startsAt: number): WhenView {
  const at = moment.kind === 'instant' ? moment.at : instantOf(moment, zone);
  const shown = clockIn(at, zone);
  const clock = clockIn(now, zone);
  return {
    at,
    ...shown,
    day: dayOf(shown, startsAt),
    toCome: Date.parse(at) > Date.parse(now),
    nowDate: clock.date,
    nowTime: clock.time,
  };
}
