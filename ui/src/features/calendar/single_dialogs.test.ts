import { mockIPC } from '@tauri-apps/api/mocks';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OccurrenceView } from '@/backend';
import { provideShell, type Shell } from '@/shared/shell';
import MoveDialog from './MoveDialog.svelte';
import RemarkDialog from './RemarkDialog.svelte';

const ONE = {
  series: 'a series',
  occurrence: '2026-11-26T19:00:00',
  here: '2026-11-26T19:00:00',
  start: '2026-11-26T19:00:00Z',
  end: null,
  there: null,
  zone: 'Europe/London',
  wholeDay: false,
  remark: '',
} as OccurrenceView;

const flushes = new Set<() => Promise<void>>();
const asked = vi.fn<(command: string, given: unknown) => unknown>();

function framed<C>(part: C): C {
  const within = (anchor: unknown, props: unknown): unknown => {
    provideShell({
      registerDraft: (flush: () => Promise<void>) => {
        flushes.add(flush);
        return () => flushes.delete(flush);
      },
    } as unknown as Shell);
    return (part as (...of: unknown[]) => unknown)(anchor, props);
  };
  return within as C;
}

/** What is done before the journal closes. */
const close = () => Promise.all([...flushes].map((flush) => flush()));

beforeAll(() => {
  // jsdom knows no modal dialogs.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  globalThis.IntersectionObserver ??= class {
    observe = vi.fn();
    disconnect = vi.fn();
  } as unknown as typeof IntersectionObserver;
});

beforeEach(() => {
  flushes.clear();
  asked.mockReset().mockReturnValue(null);
  mockIPC((command, given) => asked(command, given));
});

describe('a word about one of a series', () => {
  it.each([
    ['alone', () => render(framed(RemarkDialog), { one: ONE, onclose: vi.fn() })],
    [
      'where it is moved',
      () => render(framed(MoveDialog), { one: ONE, now: ONE.here, onmoved: vi.fn(), onclose: vi.fn() }),
    ],
  ])('is kept when the journal closes meanwhile: %s', async (_, show) => {
    show();
    await close();
    expect(asked).not.toHaveBeenCalledWith('calendar_remark', expect.anything());
    await userEvent.setup().type(screen.getByLabelText('A word about this one'), 'upstairs');
    await close();
    expect(asked).toHaveBeenCalledWith('calendar_remark', expect.objectContaining({ text: 'upstairs' }));
    expect(asked).not.toHaveBeenCalledWith('calendar_move', expect.anything());
  });
});

describe('moving one of a series', () => {
  it('says on leaving the field that the clocks skip a time, and asks for one that is missing', async () => {
    asked.mockReturnValue({ skipped: true, past: false, here: '2026-11-26T03:30:00' });
    render(framed(MoveDialog), { one: ONE, now: ONE.here, onmoved: vi.fn(), onclose: vi.fn() });
    const hands = userEvent.setup();
    const time = screen.getByLabelText('Time');
    await hands.clear(time);
    await hands.type(time, '02:30');
    await hands.tab();
    await waitFor(() => expect(time.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getAllByText(/the clocks are put forward over it/)).not.toEqual([]);
    await hands.clear(time);
    await hands.tab();
    expect(screen.getByRole('button', { name: 'Save', description: 'Choose a time first.' })).toBeTruthy();
  });
});
