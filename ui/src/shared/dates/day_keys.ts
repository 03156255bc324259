import { addDays, firstDayOfWeek } from '.';
import { moveByMonths } from './month';

/** What a page is: of a month its neighbours, of a week the one before or after. */
export type Page = 'month' | 'week';

/**
 * Where a key leads from a day in a grid of days (WAI-ARIA's grid of dates): the days beside by arrows, the ends of the week by
 * Home and End, pages by Page Up and Page Down (of months, years with Shift).
 */
export function dayByKey(
  day: string,
  key: string,
  shift: boolean,
  page: Page = 'month',
  first: number = firstDayOfWeek(),
): string | null {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() - first + 7) % 7;
  const turned = (by: 1 | -1): string =>
    page === 'week' ? addDays(day, by * 7) : moveByMonths(day, shift ? by * 12 : by);
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -weekday);
    case 'End':
      return addDays(day, 6 - weekday);
    case 'PageUp':
      return turned(-1);
    case 'PageDown':
      return turned(1);
    default:
      return null;
  }
}

/** The day a key that was pressed leads to; the key is taken then. With Ctrl, Alt or Meta it is somebody else's. */
export function takeDayKey(event: KeyboardEvent, day: string, page: Page = 'month'): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const to = dayByKey(day, event.key, event.shiftKey, page);
  if (to !== null) event.preventDefault();
  return to;
}
