import { describe, expect, it, vi } from 'vitest';
import type { GroupRow } from '@/backend';
import { listOf, numberOf } from './fields';
import { Saving } from '@/shared/saving';
import { WEEKDAYS } from './codes';
import { messageOf, nextOf, profileLine, scriptOf, weekdayName } from './words';
import { noWishes } from './drafts';

const TODAY = '2026-11-19'; // a Thursday

describe('fields', () => {
  it('take whole numbers within bounds', () => {
    expect([
      numberOf('12', 1, 20),
      numberOf(' ', 1, 20),
      numberOf('0', 1, 20),
      numberOf('1.5', 1, 20),
    ]).toEqual([12, null, undefined, undefined]);
  });

  it('take words between commas', () => {
    expect(listOf(' grief, anxiety,, grief ')).toEqual(['grief', 'anxiety']);
  });
});

describe('saving while typing', () => {
  it('writes one after the other, the last state last', async () => {
    const written: string[] = [];
    const saving = new Saving({ text: '' }, async ({ text }) => {
      await Promise.resolve();
      written.push(text);
    });
    saving.edit((now) => (now.text = 'a'));
    const first = saving.flush();
    saving.edit((now) => (now.text = 'ab'));
    await Promise.all([first, saving.flush()]);
    await saving.flush();
    expect(written.at(-1)).toBe('ab');
    expect(saving.waits).toBe(false);
  });

  it('keeps what could not be saved, and tries again', async () => {
    const save = vi.fn().mockRejectedValueOnce(new Error('full')).mockResolvedValue(null);
    const saving = new Saving({ text: '' }, save);
    saving.edit((now) => (now.text = 'a'));
    await saving.flush();
    expect(saving.failure).toBeInstanceOf(Error);
    saving.take({ text: 'from elsewhere' });
    expect(saving.value.text).toBe('a');
    await saving.flush();
    expect(saving.failure).toBeNull();
    expect(save).toHaveBeenCalledTimes(2);
  });
});

const ROW: GroupRow = {
  id: 'a',
  name: 'Open Door',
  about: '',
  setting: null,
  meets: '',
  place: '',
  travel: '',
  stage: 'contacted',
  since: '2026-11-11',
  stageNote: '',
  fits: 6,
  wishes: 8,
  contacted: '2026-11-11',
  followUp: null,
  nextVisit: null,
  nextVisitTime: null,
  nextMeeting: null,
  visits: 0,
  meetings: 0,
};

describe('words', () => {
  it('say what comes next, the nearest first', () => {
    expect(nextOf(ROW, TODAY)?.kind).toBe('wrote');
    const ask = { ...ROW, followUp: '2026-11-18' };
    expect(nextOf(ask, TODAY)).toMatchObject({ kind: 'ask', due: true });
    expect(nextOf({ ...ask, nextVisit: TODAY }, TODAY)).toMatchObject({ kind: 'visit', due: true });
    expect(nextOf({ ...ROW, stage: 'considering', contacted: null }, TODAY)?.kind).toBe('fits');
    expect(nextOf({ ...ROW, stage: 'attending', contacted: null }, TODAY)).toBeNull();
  });

  it('say when a group meets next, unless there is something to do before', () => {
    const at = (here: string, remark = '') => ({ here, wholeDay: false, remark });
    const regular = { ...ROW, stage: 'attending' as const, nextMeeting: at(`${TODAY}T19:00:00`) };
    expect(nextOf(regular, TODAY)).toMatchObject({ kind: 'meeting', due: true });
    expect(nextOf(regular, TODAY)?.text).toMatch(/^Tonight, 7:00/);
    const later = { ...regular, nextMeeting: at('2026-11-27T01:00:00', 'online this week') };
    expect(nextOf(later, TODAY)).toMatchObject({ kind: 'meeting', due: false });
    expect(nextOf(later, TODAY)?.text).toMatch(/^Fri .*27.*1:00.*online this week$/);
    expect(nextOf({ ...later, followUp: '2026-11-18' }, TODAY)?.kind).toBe('ask');
    expect(nextOf({ ...later, followUp: '2026-12-18' }, TODAY)?.kind).toBe('meeting');
    expect(nextOf({ ...later, nextVisit: '2026-11-26' }, TODAY)?.kind).toBe('visit');
    expect(nextOf({ ...later, nextVisit: '2026-11-28' }, TODAY)?.kind).toBe('meeting');
    expect(nextOf({ ...regular, stage: 'left' }, TODAY)?.kind).toBe('over');
  });

  it('say that a group was left as calmly as anything', () => {
    const left = nextOf({ ...ROW, stage: 'left', stageNote: 'too much silence for me then' }, TODAY);
    expect(left?.text).toContain('too much silence for me then');
  });

  it('make a message and a script of the open questions only', () => {
    const answers = [
      { code: 'often' as const, question: '', answer: 'Mondays' },
      { code: null, question: 'Is there a lift?', answer: '' },
    ];
    for (const text of [messageOf('Open Door', answers), scriptOf('Open Door', answers)]) {
      expect(text).toContain('Is there a lift?');
      expect(text).not.toContain('How often');
    }
  });

  it('tell what is wanted, and nothing where nothing is', () => {
    expect(profileLine(noWishes())).toBe('');
    expect(profileLine({ ...noWishes(), ledBy: ['peers', 'mixed'], faith: 'none' })).toBe(
      'peer-led or mixed, not faith-based',
    );
  });

  it('call each day of the week by its name', () => {
    expect(WEEKDAYS.map(weekdayName)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
  });
});
