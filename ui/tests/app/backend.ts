import { emit } from '@tauri-apps/api/event';
import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

/** Refuses as the desktop does: with a plain object. */
export function refuse(code: string): never {
  throw { code, field: null };
}

const DEVICE = {
  language: 'en',
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  textSize: 100,
  tray: true,
  country: 'GB',
};
const LINE = {
  name: 'Samaritans',
  phone: '116 123',
  dial: '116123',
  sms: null,
  smsWord: null,
  chatUrl: null,
  url: null,
  alwaysOpen: true,
  hours: null,
  free: true,
  languages: ['en'],
  audience: null,
  source: 'example.org',
  sourceUrl: null,
  asOf: '2026-06-02',
};

/** A window whose commands answer what is given; calls are kept in order. Commands nobody gave an answer for answer nothing. */
export function answering(
  label: 'lock' | 'main',
  answers: Answers,
): { calls: [string, Record<string, unknown>][] } {
  const calls: [string, Record<string, unknown>][] = [];
  const all: Answers = {
    device_get: () => DEVICE,
    safety_countries: () => ['GB', 'DE'],
    safety_help: ({ country }) => ({
      country,
      emergency: [{ dial: '999', kind: 'any', mobileOnly: false }],
      lines: country === 'GB' ? [LINE] : [],
      finders: [{ name: 'Find A Helpline', url: 'https://findahelpline.com' }],
    }),
    safety_shown: () => ({ plan: [], own: [] }),
    ...answers,
  };
  mockWindows(label);
  mockIPC(
    (command, args) => {
      const given = (args ?? {}) as Record<string, unknown>;
      calls.push([command, given]);
      return all[command]?.(given) ?? null;
    },
    { shouldMockEvents: true },
  );
  return { calls };
}

/** Tells the window something, as the desktop does without being asked. */
export const tell = (event: string): Promise<void> => emit(event);
