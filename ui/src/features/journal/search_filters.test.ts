import { describe, expect, it } from 'vitest';
import { takeFilters, type Meanings } from './search_filters';
import { noFilter } from './timeline.svelte';

const meanings: Meanings = {
  keys: {
    tag: 'tag',
    feeling: 'feeling',
    mood: 'mood',
    group: 'group',
    has: 'has',
    before: 'before',
    after: 'after',
  },
  tags: [
    { id: 'work', name: 'work' },
    { id: 'own', name: 'on my own' },
  ],
  feelings: [{ id: 'sad', word: 'sad' }],
  groups: [{ id: 'door', name: 'Open Door' }],
  picture: ['picture', 'pictures'],
  moods: [
    { fifth: 0, words: ['Heavy'] },
    { fifth: 4, words: ['Bright', 'Élan'] },
  ],
  day: (typed) => (typed === 'yesterday' ? '2026-11-26' : null),
};
const take = (typed: string, whole = false) => takeFilters(typed, noFilter(), meanings, whole);

describe('words of a search that ask for a filter', () => {
  it('ask for a group and for pictures', () => {
    const { text, filter } = take('tea group:"open door" has:pictures ');
    expect([text, filter.groups, filter.picture]).toEqual(['tea ', ['door'], true]);
    expect(take('has:feathers ').text).toBe('has:feathers ');
  });

  it('leave out what has a tag, with a minus', () => {
    const { text, filter } = take('tea -tag:"on my own" −tag:work tag:work ');
    expect([text, filter.withoutTags, filter.tags]).toEqual(['tea ', ['own', 'work'], ['work']]);
    // Of anything else, and of a tag that is none, it stays a word to look for.
    expect(take('-mood:heavy -tag:tide ')).toEqual({ text: '-mood:heavy -tag:tide ', filter: noFilter() });
  });

  it('become filters once they are written to their end', () => {
    expect(take('tag:work')).toEqual({ text: 'tag:work', filter: noFilter() });
    expect(take('tag:work ')).toEqual({ text: '', filter: { ...noFilter(), tags: ['work'] } });
    expect(take('tag:work', true).filter.tags).toEqual(['work']);
    expect(take('rain tag:"on my own"')).toEqual({ text: 'rain ', filter: { ...noFilter(), tags: ['own'] } });
  });

  it('are found whatever their case and accents, several at once, and what is between them stays', () => {
    const { text, filter } = take('Mood:elan rain Feeling:SAD -"a dog" tag:Work ');
    expect(text).toBe('rain -"a dog" ');
    expect(filter).toMatchObject({ moods: [4], feelings: ['sad'], tags: ['work'] });
  });

  it('know years, months and days', () => {
    expect(take('after:2026 ').filter).toMatchObject({ from: '2026-01-01', to: null });
    expect(take('before:2026-03 ').filter).toMatchObject({ from: null, to: '2026-02-28' });
    expect(take('after:yesterday ').filter.from).toBe('2026-11-26');
  });

  it('add to what is chosen, each once', () => {
    const chosen = { ...noFilter(), tags: ['work'], starred: true };
    const { filter } = takeFilters('tag:work tag:"on my own" ', chosen, meanings, false);
    expect(filter).toEqual({ ...chosen, tags: ['work', 'own'] });
  });

  it('stay words where they mean nothing here', () => {
    for (const typed of [
      'tag:nobody ',
      'before:lunch ',
      'https://example.org ',
      'a:b ',
      'before: lunch',
      '.*+?:x ',
    ])
      expect(take(typed)).toEqual({ text: typed, filter: noFilter() });
  });
});
