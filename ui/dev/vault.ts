// The journal's lock and key, made up: one passphrase and one recovery code, and nothing behind them.
import { emit } from '@tauri-apps/api/event';
import type {
  Area,
  ChangeProtection,
  CreateVault,
  PrepareRotation,
  RecoveryCodeCheck,
  SealView,
  Unlock,
} from '@/backend';
import { refuse } from './refuse';
import { scenario } from './scenario';

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

const CODE = ['k7qd', '3mwx', 'p9tr', 'hy42', 'zc6n', 'v8lf', '2gys', 'r5ja'];

let seal: SealView = {
  state: scenario.seal,
  checking: false,
  keychain: scenario.protection === 'passphrase' ? 'notUsed' : 'remembers',
  unreadable: scenario.seal.kind === 'pagesDiffer' ? 2 : 0,
  kept: true,
};
const soon = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

let stopWaiting: (() => void) | undefined;
let stopRotation = false;

async function unlock(offer: Unlock): Promise<null> {
  if (scenario.slow && offer.kind !== 'recovery') {
    await new Promise<void>((resolve) => (stopWaiting = resolve));
    refuse('keychain-timeout');
  }
  await soon(900);
  if (offer.kind === 'passphrase' && offer.passphrase !== 'open sesame street') refuse('wrong-passphrase');
  if (offer.kind === 'recovery') {
    if (offer.code.toLowerCase() !== CODE.join('')) refuse('wrong-recovery-code');
    return null;
  }
  location.assign('/main.html');
  return null;
}

function recoveryCheck(code: string): RecoveryCodeCheck {
  const bad = [...code].findIndex((sign) => !/[qpzry9x8gf2tvdw0s3jn54khce6mua7l]/i.test(sign));
  if (bad >= 0) return { kind: 'badSymbol', group: Math.floor(bad / 4) };
  if (code.length < 32) return { kind: 'incomplete', groups: Math.floor(code.length / 4) };
  const right = CODE.join('');
  const wrong = [...code.toLowerCase()].flatMap((sign, at) => (sign === right[at] ? [] : [at]));
  if (wrong.length === 0) return { kind: 'wellFormed' };
  return { kind: 'mistyped', group: wrong.length === 1 ? Math.floor((wrong[0] ?? 0) / 4) : null };
}

export const vaultAnswers = (changed: (...areas: Area[]) => void): Answers => ({
  vault_state: () => scenario.vault,
  vault_create: async ({ request }) => {
    await soon(1200);
    if ((request as CreateVault).protection !== 'keychain' && !(request as CreateVault).passphrase)
      refuse('passphrase-too-short');
    return { groups: CODE, ask: [6, 1] };
  },
  vault_recovery_confirm: () => null,
  vault_recovery_later: () => null,
  vault_enter: () => {
    location.assign('/main.html?first=country&empty');
    return null;
  },
  vault_unlock: ({ request }) => unlock(request as Unlock),
  vault_demo_open: () => {
    location.assign('/main.html?demo');
    return null;
  },
  vault_unlock_cancel: () => {
    stopWaiting?.();
    return null;
  },
  vault_lock: () => {
    const state = scenario.vault.kind === 'unlocked' && scenario.vault.demo ? 'demo' : 'locked';
    location.assign(`/lock.html?state=${state}&draft&protection=${scenario.protection}`);
    return null;
  },
  recovery_check: ({ code }) => recoveryCheck(String(code)),
  recovery_save_to_file: () => true,
  recovery_new: async () => {
    await soon(800);
    return { groups: CODE, ask: [0, 4] };
  },
  recovery_verify: ({ code }) => String(code).toLowerCase() === CODE.join(''),
  everyday_reset: () => null,
  recovery_copy: () => {
    setTimeout(() => void emit('secret-copy-over'), 60_000);
    return true;
  },
  protection_keep: () => {
    scenario.undecided = false;
    changed('protection');
    return null;
  },
  protection_get: () => ({
    protection: scenario.protection,
    keychain: scenario.keychain,
    passphraseChanged: scenario.protection === 'keychain' ? null : '2026-03-02T19:00:00Z',
    recoveryMade: '2026-03-02T19:00:00Z',
    recoveryChecked: scenario.undecided ? null : '2026-09-14T08:00:00Z',
    undecided: scenario.undecided,
    folder: '/home/somebody/.local/share/app.mooring.Mooring',
  }),
  seal_get: () => seal,
  seal_accept: async () => {
    await soon(300);
    seal = { ...seal, state: { kind: 'accepted' }, unreadable: 0 };
    changed('protection');
    return seal;
  },
  passphrase_change: async ({ current }) => {
    await soon(900);
    if (current !== 'open sesame street') refuse('wrong-passphrase');
    return null;
  },
  protection_change: async ({ request }) => {
    const { protection, proof } = request as ChangeProtection;
    await soon(900);
    if (proof.kind === 'passphrase' && proof.passphrase !== 'open sesame street') refuse('wrong-passphrase');
    scenario.protection = protection;
    changed('protection');
    return { keychainLeft: false };
  },
  rotation_prepare: async ({ request }) => {
    const { proof } = request as PrepareRotation;
    await soon(900);
    if (proof.kind === 'passphrase' && proof.passphrase !== 'open sesame street') refuse('wrong-passphrase');
    return { groups: CODE, ask: [0, 4] };
  },
  rotation_forget: () => null,
  rotation_run: async ({ progress }) => {
    stopRotation = false;
    for (const stage of ['copying', 'verifying'])
      for (let done = 0; done <= 40; done += 1) {
        if (stopRotation) refuse('rotation-stopped');
        (progress as { onmessage?: (message: unknown) => void }).onmessage?.({ stage, done, of: 40 });
        await soon(60);
      }
    return {
      oldLeft: false,
      backups: [1, 2].map((day) => ({
        name: `mooring-2026110${day}T214100Z-0abcdef${day}.mooring-backup`,
        made: `2026-11-0${day}T21:41:00Z`,
      })),
    };
  },
  rotation_stop: () => {
    stopRotation = true;
    return null;
  },
  rotation_backups_delete: () => null,
  vault_erase: async () => {
    await soon(900);
    location.assign('/lock.html?state=first&erased');
    return null;
  },
});
