import { afterEach, describe, expect, it, vi } from 'vitest';
import { backend, CommandError, type Launcher, type LaunchState } from '@/backend';
import type { Shell } from '@/shared/shell';
import { NOTHING_ASKED } from '../library';
import {
  draftOf,
  fieldsOf,
  fitting,
  freshFields,
  isToChooseAnew,
  isWhole,
  Launchers,
} from './launchers.svelte';

const row = (name: string, more: Partial<Launcher> = {}): Launcher => ({
  id: name,
  name,
  target: { kind: 'program', path: '/usr/bin/rain', arguments: ['a b', '; c'] },
  needs: ['sleep'],
  note: 'For the night',
  favourite: false,
  ...more,
});

describe('what is kept', () => {
  it('is whole with a name and something to start', () => {
    const fresh = freshFields();
    expect(isWhole(fresh)).toBe(false);
    expect(isWhole({ ...fresh, name: 'Rain', url: 'https://example.org' })).toBe(true);
    expect(isWhole({ ...fresh, name: 'Rain', kind: 'file' })).toBe(false);
    expect(isWhole({ ...fresh, name: 'Rain', kind: 'file', path: '/rain.ogg' })).toBe(true);
  });

  it('has the whole address of a page', () => {
    expect(draftOf({ ...freshFields(), url: ' example.org ' }).target).toEqual({
      kind: 'link',
      url: 'https://example.org',
    });
  });

  it('carries no path, and arguments as they are', () => {
    const draft = draftOf(fieldsOf(row('Rain')));
    expect(draft.target).toEqual({ kind: 'program', arguments: ['a b', '; c'] });
    expect(JSON.stringify(draft)).not.toContain('/usr/bin');
  });
});

describe('the library', () => {
  it('finds them by need, words and favourites, and not by what they do not have', () => {
    const rows = [row('Rain'), row('Chess', { needs: ['make'], favourite: true })];
    const names = (asked: Partial<typeof NOTHING_ASKED>): string[] =>
      fitting(rows, { ...NOTHING_ASKED, ...asked }).map(({ name }) => name);
    expect(names({})).toEqual(['Rain', 'Chess']);
    expect(names({ need: 'sleep' })).toEqual(['Rain']);
    expect(names({ favourites: true })).toEqual(['Chess']);
    expect(names({ text: 'NIGHT che' })).toEqual(['Chess']);
    expect(names({ minutes: 5 })).toEqual([]);
    expect(names({ dimension: 'social' })).toEqual([]);
  });
});

describe('what lies on a disk', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is asked about where it is looked at, and the list waits for nothing', async () => {
    const answers: ((state: LaunchState) => void)[] = [];
    const look = vi
      .spyOn(backend, 'selfCareLauncherLook')
      .mockImplementation(() => new Promise((answer) => answers.push(answer)));
    vi.spyOn(backend, 'selfCareLaunchers').mockResolvedValue([row('Rain'), row('Chess')]);
    const starts = new Launchers({ toast: vi.fn() } as unknown as Shell);
    await starts.read();
    expect(starts.rows).toHaveLength(2);
    await starts.lookAgain();
    expect(look).not.toHaveBeenCalled();
    starts.look('Rain');
    expect(starts.state).toBeNull();
    starts.look('Chess');
    answers[1]?.('gone');
    answers[0]?.('ready');
    await vi.waitFor(() => expect(starts.state).toBe('gone'));
    expect(look.mock.calls).toEqual([['Rain'], ['Chess']]);
  });

  it('is let go of with the form', async () => {
    vi.spyOn(backend, 'selfCareLaunchers').mockResolvedValue([]);
    const letGo = vi.spyOn(backend, 'selfCareLauncherLetGo').mockResolvedValue(null);
    const starts = new Launchers({ toast: vi.fn() } as unknown as Shell);
    starts.add();
    const id = starts.editing?.fields.id;
    await starts.close(null);
    expect(letGo).toHaveBeenCalledWith(id);
    expect(isToChooseAnew(new CommandError({ code: 'invalid', field: 'path' }))).toBe(true);
    expect(isToChooseAnew(new CommandError({ code: 'invalid', field: 'name' }))).toBe(false);
  });
});
