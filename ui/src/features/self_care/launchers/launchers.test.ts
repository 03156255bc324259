import { describe, expect, it } from 'vitest';
import type { LauncherView } from '@/backend';
import { NOTHING_ASKED } from '../library';
import { draftOf, fieldsOf, fitting, freshFields, isWhole } from './launchers.svelte';
import { isOpened } from './link';

const row = (name: string, more: Partial<LauncherView['launcher']> = {}): LauncherView => ({
  launcher: {
    id: name,
    name,
    target: { kind: 'program', path: '/usr/bin/rain', arguments: ['a b', '; c'] },
    needs: ['sleep'],
    note: 'For the night',
    favourite: false,
    ...more,
  },
  state: 'ready',
});

describe('an address', () => {
  it('is a whole one of a page', () => {
    for (const page of ['https://example.org', 'http://example.org/a?b=c#d'])
      expect(isOpened(page)).toBe(true);
    for (const other of [
      '',
      'example.org',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https:///example.org',
      'https://me@example.org',
      'https://example.org/a b',
      'https://localhost/',
      'https://10.0.0.1/',
      'https:\\\\example.org',
    ])
      expect(isOpened(other), other).toBe(false);
  });
});

describe('what is kept', () => {
  it('is whole with a name and something to start', () => {
    const fresh = freshFields();
    expect(isWhole(fresh)).toBe(false);
    expect(isWhole({ ...fresh, name: 'Rain', url: 'https://example.org' })).toBe(true);
    expect(isWhole({ ...fresh, name: 'Rain', kind: 'file' })).toBe(false);
    expect(isWhole({ ...fresh, name: 'Rain', kind: 'file', path: '/rain.ogg' })).toBe(true);
  });

  it('carries no path, and arguments as they are', () => {
    const draft = draftOf(fieldsOf(row('Rain').launcher));
    expect(draft.target).toEqual({ kind: 'program', arguments: ['a b', '; c'] });
    expect(JSON.stringify(draft)).not.toContain('/usr/bin');
  });
});

describe('the library', () => {
  it('finds them by need, words and favourites, and not by what they do not have', () => {
    const rows = [row('Rain'), row('Chess', { needs: ['make'], favourite: true })];
    const names = (asked: Partial<typeof NOTHING_ASKED>): string[] =>
      fitting(rows, { ...NOTHING_ASKED, ...asked }).map(({ launcher }) => launcher.name);
    expect(names({})).toEqual(['Rain', 'Chess']);
    expect(names({ need: 'sleep' })).toEqual(['Rain']);
    expect(names({ favourites: true })).toEqual(['Chess']);
    expect(names({ text: 'NIGHT che' })).toEqual(['Chess']);
    expect(names({ minutes: 5 })).toEqual([]);
    expect(names({ dimension: 'social' })).toEqual([]);
  });
});
