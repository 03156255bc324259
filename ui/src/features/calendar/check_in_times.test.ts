import { expect, it } from 'vitest';
import { CHECK_INS_MOST, nextCheckIn, timesOf } from './check_in_times';

it('keeps the times that are written, in the order of the day, each once', () => {
  expect(timesOf(['21:00', '', '08:00', '21:00'])).toEqual(['08:00:00', '21:00:00']);
});

it('offers a time that is not there yet, as often as there may be one', () => {
  let fields: string[] = [];
  for (let one = 0; one < CHECK_INS_MOST; one += 1) fields = [...fields, nextCheckIn(fields)];
  expect(timesOf(fields)).toHaveLength(CHECK_INS_MOST);
  expect(fields).not.toContain(nextCheckIn(fields));
});
