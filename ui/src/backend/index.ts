// The only surface through which the rest of the UI reaches the desktop: typed calls that throw `CommandError`,
// and typed events.
import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import { commands, events } from './bindings';
import type {
  AboutToLock,
  Area,
  AttachmentAdded,
  BackupProgress,
  EntriesProgress,
  EntriesWritten,
  EntryFileWords,
  CalendarFilePreview,
  CommandError as CommandFailure,
  DevicePrefs,
  Drill,
  ExerciseOpened,
  ImportDecision,
  ImportDone,
  DirectoryPreview,
  ImportPreview,
  ImportProgress,
  RestorePreview,
  RotationDone,
  RotationProgress,
  Unlock,
} from './bindings';
import { CommandError } from './error';
import { changing } from './settings';

export type * from './bindings';
export { CommandError, codeOf } from './error';

type Answered = { status: 'ok'; data: unknown } | { status: 'error'; error: CommandFailure };
type DataOf<R> = R extends Answered ? Extract<R, { status: 'ok' }>['data'] : R;
type Throwing<C> = {
  [K in keyof C]: C[K] extends (...args: infer A) => Promise<infer R>
    ? (...args: A) => Promise<DataOf<R>>
    : never;
};

function isAnswered(value: unknown): value is Answered {
  return typeof value === 'object' && value !== null && 'status' in value;
}

/** Turns the generated `{ status }` answers into values and thrown `CommandError`s. */
function throwing<C extends Record<string, (...args: never[]) => Promise<unknown>>>(
  generated: C,
): Throwing<C> {
  const wrapped = Object.entries(generated).map(([name, call]) => [
    name,
    async (...args: never[]) => {
      const answer = await call(...args);
      if (!isAnswered(answer)) return answer;
      if (answer.status === 'error') throw new CommandError(answer.error);
      return answer.data;
    },
  ]);
  return Object.fromEntries(wrapped) as Throwing<C>;
}

/** Every command by its name, for example `backend.journalSave(draft)`. */
export const backend = throwing(commands);

/** Changes part of the journal's settings. */
export const changeSettings = changing(backend);

/**
 * Reads a file of another program and says what it would bring; nothing is changed. The bytes travel raw because a
 * JSON array of numbers would be four times as large.
 */
export async function importOpen(fileName: string, bytes: Uint8Array): Promise<ImportPreview> {
  try {
    return await invoke<ImportPreview>('import_open', bytes, {
      headers: { 'x-file-name': encodeURIComponent(fileName) },
    });
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    throw new CommandError(thrown);
  }
}

/**
 * Reads a list of meetings, or a text that was pasted, and says what it would bring to a feed or as a new one; nothing
 * is changed.
 */
export async function directoryOpen(
  fileName: string,
  bytes: Uint8Array,
  options: { feed?: string; pasted?: boolean } = {},
): Promise<DirectoryPreview> {
  const headers: Record<string, string> = { 'x-file-name': encodeURIComponent(fileName) };
  if (options.feed !== undefined) headers['x-feed'] = options.feed;
  if (options.pasted === true) headers['x-pasted'] = 'yes';
  try {
    return await invoke<DirectoryPreview>('directory_open', bytes, { headers });
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    throw new CommandError(thrown);
  }
}

/** Keeps a file that is to be attached to an entry; a picture `asFile` with everything in it. */
export async function journalAttach(
  fileName: string,
  bytes: Uint8Array,
  asFile: boolean,
): Promise<AttachmentAdded> {
  const headers: Record<string, string> = { 'x-file-name': encodeURIComponent(fileName) };
  if (asFile) headers['x-as-file'] = 'yes';
  try {
    return await invoke<AttachmentAdded>('journal_attach', bytes, { headers });
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    throw new CommandError(thrown);
  }
}

/** The bytes of a sound. */
export async function journalAttachedSound(content: string): Promise<ArrayBuffer> {
  try {
    return await invoke<ArrayBuffer>('journal_attached_sound', { content });
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    throw new CommandError(thrown);
  }
}

/** Where a picture is shown from, while the journal is open: small, or as it is kept. */
export function pictureSource(content: string, size: 'small' | 'whole'): string {
  // The address names each part by itself: the function would write the slash as something else.
  return convertFileSrc(content, 'attachment') + (size === 'small' ? '/small' : '');
}

/** Saves a picture of a chart (a PNG or an SVG) where the person says; answers whether it was saved. */
export async function insightsPictureSave(bytes: Uint8Array): Promise<boolean> {
  try {
    return await invoke<boolean>('insights_picture_save', bytes);
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    throw new CommandError(thrown);
  }
}

/** Looks into a file with an exercise; nothing is kept. */
export async function selfCareOpen(bytes: Uint8Array): Promise<ExerciseOpened> {
  try {
    return await invoke<ExerciseOpened>('self_care_open', bytes);
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    throw new CommandError(thrown);
  }
}

/** Reads a calendar of another program and says what it would bring to somebody in `zone`; nothing is changed. */
export async function calendarFileOpen(
  fileName: string,
  bytes: Uint8Array,
  zone: string,
): Promise<CalendarFilePreview> {
  try {
    return await invoke<CalendarFilePreview>('calendar_file_open', bytes, {
      headers: { 'x-file-name': encodeURIComponent(fileName), 'x-zone': zone },
    });
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    throw new CommandError(thrown);
  }
}

/** Runs a previewed import; `onProgress` hears of it as it goes. */
export function importRun(
  decision: ImportDecision,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportDone> {
  return backend.importRun(decision, new Channel<ImportProgress>(onProgress));
}

/** Writes all entries as one file where the person says; answers what was written, nothing where the dialog was closed. */
export function journalExportAll(
  words: EntryFileWords,
  onProgress: (progress: EntriesProgress) => void,
): Promise<EntriesWritten | null> {
  return backend.journalExportAll(words, new Channel<EntriesProgress>(onProgress));
}

/** Writes everything under the key that was prepared; `onProgress` hears of it as it goes. */
export function rotationRun(
  answers: [string, string],
  onProgress: (progress: RotationProgress) => void,
): Promise<RotationDone> {
  return backend.rotationRun(answers, new Channel<RotationProgress>(onProgress));
}

/** Makes a backup now; `onProgress` hears of it as it goes. */
export function backupNow(onProgress: (progress: BackupProgress) => void): Promise<null> {
  return backend.backupNow(new Channel<BackupProgress>(onProgress));
}

/** Makes one in a folder that is asked for. Answers its name; `null` where none was chosen. */
export function backupElsewhere(onProgress: (progress: BackupProgress) => void): Promise<string | null> {
  return backend.backupElsewhere(new Channel<BackupProgress>(onProgress));
}

/** Tries the newest backup: restores and reads it beside the journal. */
export function backupDrill(onProgress: (progress: BackupProgress) => void): Promise<Drill> {
  return backend.backupDrill(new Channel<BackupProgress>(onProgress));
}

/** Restores the chosen backup beside the journal; `null` where the open journal has its key. */
export function restoreRun(
  unlock: Unlock | null,
  onProgress: (progress: BackupProgress) => void,
): Promise<RestorePreview> {
  return backend.restoreRun(unlock, new Channel<BackupProgress>(onProgress));
}

/** Stops a listener. */
export type Unlisten = () => void;

/** Subscribes at once and returns the way to stop, although the desktop answers later. */
function listening(subscribe: Promise<Unlisten>): Unlisten {
  let stop: Unlisten | undefined;
  let stopped = false;
  void subscribe.then((unlisten) => {
    if (stopped) unlisten();
    else stop = unlisten;
  });
  return () => {
    stopped = true;
    stop?.();
  };
}

/** Called after a change made one of `areas` stale: read again what you show of it. */
export function onChanged(areas: readonly Area[], again: () => void): Unlisten {
  return listening(
    events.changed.listen(({ payload }) => {
      if (payload.areas.some((area) => areas.includes(area))) again();
    }),
  );
}

export function onAboutToLock(warn: (warning: AboutToLock) => void): Unlisten {
  return listening(events.aboutToLock.listen(({ payload }) => warn(payload)));
}

export function onLockPutOff(calm: () => void): Unlisten {
  return listening(events.lockPutOff.listen(() => calm()));
}

/** The minute is over: the recovery code that was copied is off the clipboard. */
export function onSecretCopyOver(over: () => void): Unlisten {
  return listening(events.secretCopyOver.listen(() => over()));
}

/** A check-in was asked for from outside the window; `backend.journalCheckInAsked()` says whether it still is. */
export function onCheckInAsked(ask: () => void): Unlisten {
  return listening(events.checkInAsked.listen(() => ask()));
}

/** The system closes the small window: keep what was begun, then `backend.checkInClose()`. */
export function onLeaveCheckIn(leave: () => void): Unlisten {
  return listening(events.leaveCheckIn.listen(() => leave()));
}

/** What was begun in the small window goes on here: with this entry or its draft, or with a new page. */
export function onWriteMoreAsked(go: (entry: string | null) => void): Unlisten {
  return listening(events.writeMoreAsked.listen(({ payload }) => go(payload.entry)));
}

/** The journal is about to close: save what is being typed as a draft, then `backend.draftsFlushed()`. */
export function onFlushDrafts(flush: () => void): Unlisten {
  return listening(events.flushDrafts.listen(() => flush()));
}

export function onAppearanceChanged(apply: (prefs: DevicePrefs) => void): Unlisten {
  return listening(events.appearanceChanged.listen(({ payload }) => apply(payload)));
}
