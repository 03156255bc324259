import { describe, expect, it } from 'vitest';
import type { CareLinked, EntryAbout, EntryLink, GroupLinked } from '@/backend';
import { aboutAll, aboutCare, aboutGroup, offered, withAbout, withoutAbout } from './about';

const GROUP: GroupLinked = { group: 'g', name: 'Harbour Street', visit: null };
const VISIT: GroupLinked = { ...GROUP, visit: { id: 'v', day: '2026-11-12' } };
const PERSON: CareLinked = { person: 'p', name: 'Dr Osei', appointment: null };
const dated = (day: string): CareLinked => ({
  ...PERSON,
  appointment: { series: 's', occurrence: `${day}T10:00:00`, day },
});
const NEAR: EntryAbout = {
  groups: [VISIT],
  care: [PERSON, dated('2026-11-12'), dated('2026-11-19')],
  exercises: [{ run: 'r', exercise: 'e', name: 'Long exhale', day: '2026-11-11' }],
};

describe('what an entry is about', () => {
  it('links what a thing belongs to along with it, once', () => {
    const links = withAbout(withAbout([], aboutCare(dated('2026-11-12'))), aboutCare(dated('2026-11-19')));
    expect(links).toEqual([
      { kind: 'appointment', target: 's', occurrence: '2026-11-12T10:00:00' },
      { kind: 'person', target: 'p' },
      { kind: 'appointment', target: 's', occurrence: '2026-11-19T10:00:00' },
    ]);
    expect(withAbout([{ kind: 'group', target: 'g' }], aboutGroup(VISIT))).toHaveLength(2);
  });

  it('takes along what only this belonged to', () => {
    const [first, second] = [aboutCare(dated('2026-11-12')), aboutCare(dated('2026-11-19'))];
    const links = withAbout(withAbout([], first), second);
    const left = withoutAbout(links, first, [first, second]);
    expect(left.map(({ kind }) => kind)).toEqual(['person', 'appointment']);
    expect(withoutAbout(left, second, [second])).toEqual([]);
    const other: EntryLink = { kind: 'exercise', target: 'r' };
    expect(withoutAbout([...withAbout([], aboutGroup(VISIT)), other], aboutGroup(VISIT), [])).toEqual([
      other,
    ]);
  });

  it('offers each kind under a heading of its own, and nothing twice', () => {
    const { about, words } = offered([GROUP], NEAR);
    expect(words.map(({ words: list }) => list.length)).toEqual([1, 1, 1, 2, 1]);
    expect(new Set(about.map(({ id }) => id)).size).toBe(about.length);
    expect(about.map(({ text }) => text)).toContain('Harbour Street, visit of Nov 12, 2026');
  });

  it('has a name for an appointment nobody gave one', () => {
    const bare = aboutCare({ ...dated('2026-11-12'), person: null, name: '' });
    expect(bare.text).toBe('Appointment of Nov 12, 2026');
    expect(bare.links).toHaveLength(1);
    expect(aboutAll(NEAR)).toHaveLength(5);
  });
});
