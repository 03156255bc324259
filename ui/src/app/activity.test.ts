import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActivityThrottle, REPORT_EVERY } from './activity';

describe('the activity throttle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const throttle = () => {
    const report = vi.fn();
    return { report, of: new ActivityThrottle(report, REPORT_EVERY, () => Date.now()) };
  };

  it('reports the first input at once', () => {
    const { report, of } = throttle();
    of.input();
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('sends at most one report per span, however much is typed', () => {
    const { report, of } = throttle();
    for (let i = 0; i < 400; i += 1) {
      of.input();
      vi.advanceTimersByTime(50);
    }
    expect(report.mock.calls.length).toBeLessThanOrEqual(20_000 / REPORT_EVERY + 1);
  });

  it('never loses the last input', () => {
    const { report, of } = throttle();
    of.input();
    vi.advanceTimersByTime(100);
    of.input();
    vi.advanceTimersByTime(REPORT_EVERY);
    expect(report).toHaveBeenCalledTimes(2);
  });

  it('says nothing while nobody is there', () => {
    const { report, of } = throttle();
    of.input();
    vi.advanceTimersByTime(10 * REPORT_EVERY);
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('reports at once when the journal is about to lock, and not a second time for it', () => {
    const { report, of } = throttle();
    of.input();
    of.input();
    of.input(true);
    expect(report).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(REPORT_EVERY);
    expect(report).toHaveBeenCalledTimes(2);
  });
});
