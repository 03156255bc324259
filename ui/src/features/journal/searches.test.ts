import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SavedSearch } from '@/backend';
import { Searches } from './searches.svelte';
import { noFilter } from './timeline.svelte';

describe('searches that have a name', () => {
  let kept: SavedSearch[];
  let searches: Searches;
  const search = (id: string): SavedSearch => ({ id, name: id, text: id, filter: noFilter() });
  const names = (): string[] => searches.saved.map(({ name }) => name);

  beforeEach(async () => {
    kept = ['kitchen', 'ruth', 'bright'].map(search);
    mockIPC((command, args) => {
      const asked = args as { id: string; order: string[]; search: SavedSearch };
      if (command === 'journal_searches') return [...kept];
      if (command === 'journal_search_remove') kept = kept.filter(({ id }) => id !== asked.id);
      if (command === 'journal_search_save') kept.push(asked.search);
      if (command === 'journal_searches_arrange')
        kept.sort((a, b) => asked.order.indexOf(a.id) - asked.order.indexOf(b.id));
      return null;
    });
    searches = new Searches();
    await searches.read();
  });

  it('move by one place, and not beyond the ends', async () => {
    await searches.move('bright', -1);
    expect(names()).toEqual(['kitchen', 'bright', 'ruth']);
    await searches.move('kitchen', 1);
    expect(names()).toEqual(['bright', 'kitchen', 'ruth']);
    await searches.move('bright', -1);
    await searches.move('ruth', 1);
    expect(names()).toEqual(['bright', 'kitchen', 'ruth']);
  });

  it('come back to their place', async () => {
    const [, ruth] = searches.saved;
    if (!ruth) throw new Error('three were kept');
    const back = await searches.remove(ruth);
    expect(names()).toEqual(['kitchen', 'bright']);
    await back();
    await searches.read();
    expect(names()).toEqual(['kitchen', 'ruth', 'bright']);
  });
});
