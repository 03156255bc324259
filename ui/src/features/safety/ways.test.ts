import { describe, expect, it } from 'vitest';
import type { CrisisLine, HelpView } from '@/backend';
import { waysOf } from './ways';

const line = (part: Partial<CrisisLine>): CrisisLine => ({
  name: 'Line',
  phone: null,
  dial: null,
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
  ...part,
});
const view = (part: Partial<HelpView>): HelpView => ({
  country: 'GB',
  emergency: [],
  lines: [],
  finders: [],
  ...part,
});

describe('ways to reach somebody', () => {
  it('shows each line by voice, text and chat, emergencies last', () => {
    const ways = waysOf(
      view({
        lines: [
          line({
            phone: '116 123',
            dial: '116123',
            sms: '85258',
            smsWord: 'HELLO',
            chatUrl: 'https://example.org/chat',
          }),
        ],
        emergency: [{ dial: '999', kind: 'any', mobileOnly: false }],
      }),
    );
    expect(ways.map(({ kind }) => kind)).toEqual(['call', 'text', 'chat', 'emergency']);
    expect(ways[0]).toMatchObject({ shown: '116 123', dial: '116123' });
  });

  it('dials what is dialled, not what is shown', () => {
    const [way] = waysOf(view({ lines: [line({ phone: '111, then 2', dial: '111' })] }));
    expect(way).toMatchObject({ shown: '111, then 2', dial: '111' });
  });

  it('names a second number for the same emergency beside the first', () => {
    const ways = waysOf(
      view({
        emergency: [
          { dial: '999', kind: 'any', mobileOnly: false },
          { dial: '112', kind: 'any', mobileOnly: false },
          { dial: '110', kind: 'police', mobileOnly: false },
        ],
      }),
    );
    expect(ways).toMatchObject([
      { dial: '999', also: ['112'] },
      { dial: '110', also: [] },
    ]);
  });

  it('offers a shared chat once, and a website only where there is nothing better', () => {
    const ways = waysOf(
      view({
        lines: [
          line({ phone: '1', dial: '1', chatUrl: 'https://a.example' }),
          line({ phone: '2', dial: '2', chatUrl: 'https://a.example', url: 'https://b.example' }),
          line({ url: 'https://c.example' }),
        ],
      }),
    );
    expect(ways.map(({ kind }) => kind)).toEqual(['call', 'chat', 'call', 'site']);
  });

  it('is empty where a country has nothing', () => {
    expect(waysOf(view({ country: null }))).toEqual([]);
  });
});
