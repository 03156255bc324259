import type { DevicePrefs, ErrorCode, FirstStartStep, Protection, SealState, VaultState } from '@/backend';

/**
 * What is shown, by address:
 * `/lock.html?state=first|locked|demo|trouble|…` `&protection=both` `&keychain=absent` `&code=header-damaged` `&slow`
 * `/main.html?demo` `&first=country|checkIn` `&empty`, a large journal `&entries=100000&steps=7&long&otd&drafts`,
 * `&seal=changesMissing|olderCopy|pagesDiffer|sealMissing|sealDamaged|notClosed…&count=6`,
 * `&failing=storage-unavailable`, `&nobackup`, and for both `&theme=dark&contrast=more&size=150&country=GB`.
 */
const query = new URLSearchParams(location.search);
const page = location.pathname === '/lock.html' ? 'lock' : 'main';

const keychain =
  query.get('keychain') === 'absent'
    ? ({ kind: 'absent' } as const)
    : ({ kind: 'present', name: 'Secret Service' } as const);
const protection = (query.get('protection') ?? 'both') as Protection;

function vaultState(): VaultState {
  if (page !== 'lock') return { kind: 'unlocked', demo: query.has('demo'), recovered: null };
  switch (query.get('state')) {
    case 'first':
      return {
        kind: 'firstStart',
        keychain,
        erased: query.has('erased') ? { keychainLeft: true, left: [] } : null,
      };
    case 'demo':
      return { kind: 'demoLocked', draftKept: query.has('draft') };
    case 'trouble':
      return {
        kind: 'trouble',
        code: (query.get('code') ?? 'header-damaged') as ErrorCode,
        hasRecovery: query.get('recovery') !== 'none',
        folder: '/home/somebody/.local/share/app.mooring.Mooring',
      };
    default:
      return {
        kind: 'locked',
        protection,
        hasRecovery: query.get('recovery') !== 'none',
        draftKept: query.has('draft'),
        importStopped: query.has('import'),
        wordsHeld: query.has('held'),
        deviceDamaged: query.has('device-damaged'),
        unread: query.has('unread') ? ['shelf', 'switch', 'erase'] : [],
        keychain: protection === 'passphrase' ? null : 'Secret Service',
      };
  }
}

function sealState(): SealState {
  const count = Number(query.get('count') ?? 6);
  const kind = (query.get('seal') ?? 'sound') as SealState['kind'];
  if (kind === 'changesMissing') return { kind, count };
  return kind === 'olderCopy' ? { kind, by: count } : { kind };
}

const device: DevicePrefs = {
  language: 'en',
  theme: (query.get('theme') ?? 'system') as DevicePrefs['theme'],
  contrast: (query.get('contrast') ?? 'system') as DevicePrefs['contrast'],
  motion: (query.get('motion') ?? 'system') as DevicePrefs['motion'],
  textSize: Number(query.get('size') ?? 100),
  country: query.get('country'),
  tray: true,
  shortcut: null,
};

export const scenario = {
  window: page,
  vault: vaultState(),
  keychain,
  protection,
  device,
  firstStart: query.get('first') as FirstStartStep | null,
  /** No entries yet. */
  empty: query.has('empty'),
  /** So many made-up entries, with everything in them. */
  entries: query.get('entries'),
  /** Steps of the mood scale of those. */
  steps: Number(query.get('steps') ?? 5),
  longWords: query.has('long'),
  onThisDay: query.has('otd'),
  drafts: query.has('drafts'),
  /** Every reading of the journal is refused with this code. */
  failing: query.get('failing'),
  /** The keychain never answers. */
  slow: query.has('slow'),
  undecided: query.has('undecided'),
  /** Something was written while the journal was locked. */
  outbox: query.has('outbox'),
  /** What the system tells of itself. */
  signals: {
    sleep: !query.has('untold'),
    screen: !query.has('untold'),
    capture: query.has('capture'),
    shortcut: true,
    shortcutHeld: true,
  },
  /** The last backup could not be made. */
  backupFailing: query.has('nobackup'),
  seal: sealState(),
  /** Seconds of warning before the lock; shown at once. */
  warn: query.get('warn'),
};
