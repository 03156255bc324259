import type {
  BackupRow,
  BackupView,
  Comparison,
  Counts,
  Drill,
  RestoreOffer,
  RestorePreview,
} from '@/backend';
import { emit } from '@tauri-apps/api/event';
import { scenario } from './scenario';

const DAY = 86_400_000;
const row = (days: number, part: Partial<BackupRow> = {}): BackupRow => {
  const made = new Date(Date.now() - days * DAY).toISOString();
  return {
    file: `mooring-${days}.mooring-backup`,
    made,
    kibibytes: 4_100 - days * 3,
    kind: 'scheduled',
    own: true,
    portable: true,
    fault: null,
    ...part,
  };
};

const amounts = (entries: number, groups: number, series: number) => ({ entries, groups, series });
const counts = (entries: number, lastDay: string): Counts => ({
  amounts: amounts(entries, 6, 9),
  firstDay: '2019-03-02',
  lastDay,
});
const compared: Comparison = {
  here: counts(1_204, '2026-11-19'),
  onlyHere: amounts(12, 1, 0),
  onlyThere: amounts(3, 0, 0),
  different: amounts(1, 2, 1),
  beside: ['drafts', 'settings'],
};

const view: BackupView = {
  place: '/home/somebody/.local/share/app.mooring.Mooring/backups',
  usualPlace: true,
  placeThere: true,
  placeSynced: null,
  dataSynced: null,
  rows: [
    row(1),
    row(2, { portable: false }),
    row(9, { kind: 'asked' }),
    row(16, { kind: 'unknown', fault: 'backup-cut' }),
    row(40, { kind: 'migration' }),
  ],
  mediaLeft: 12,
  kept: [{ folder: 'replaced-20261103T071500Z', since: '2026-11-03T07:15:00Z', kibibytes: 4_020 }],
  failure: scenario.backupFailing
    ? { code: 'backup-disk-full', at: new Date(Date.now() - 3_600_000).toISOString() }
    : null,
  running: false,
  restored: null,
};

const offer: RestoreOffer = {
  file: 'mooring-2.mooring-backup',
  made: row(2).made,
  opened: scenario.window === 'main',
  protection: scenario.protection,
  hasRecovery: true,
};

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 600));
const told = () => void emit('changed', { areas: ['backup'] });

/** What a desktop would answer about backups, without any progress on the way. */
export const backupAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  backup_state: () => (scenario.vault.kind === 'unlocked' && scenario.vault.demo ? null : view),
  backup_now: async () => {
    await pause();
    view.rows = [row(0, { kind: 'asked' }), ...view.rows];
    told();
    return null;
  },
  backup_elsewhere: async () => {
    await pause();
    return 'mooring-20261119T214800Z-0abcdef1.mooring-backup';
  },
  backup_cancel: () => null,
  backup_remove: ({ file }) => {
    view.rows = view.rows.filter((row) => row.file !== file);
    told();
    return null;
  },
  backup_kept_remove: ({ folder }) => {
    view.kept = view.kept.filter((kept) => kept.folder !== folder);
    told();
    return null;
  },
  backup_place_choose: () => {
    Object.assign(view, {
      place: '/home/somebody/Dropbox/Journal',
      usualPlace: false,
      placeSynced: 'dropbox',
    });
    told();
    return true;
  },
  backup_place_usual: () => {
    Object.assign(view, { usualPlace: true, placeSynced: null });
    told();
    return null;
  },
  backup_drill: async (): Promise<Drill> => {
    await pause();
    return { made: row(1).made, there: counts(1_195, '2026-11-18'), compared };
  },
  restore_list: () => view.rows,
  restore_choose: () => offer,
  restore_run: async (): Promise<RestorePreview> => {
    await pause();
    const main = scenario.window === 'main';
    return {
      made: offer.made,
      there: counts(1_195, '2026-11-18'),
      compared: main ? compared : null,
      replaces: main,
    };
  },
  restore_switch: async () => {
    await pause();
    return false;
  },
  restore_discard: () => null,
};
