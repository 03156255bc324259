import { mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MoodScale, PaperBlock, ReportFacts, ReportKept, ReportTracker } from '@/backend';
import { Pages, WORDS_BYTES } from './report.svelte';
import { isIn, NOTED, paperOf, partsOf, shown, titleOf, underOf } from './sheet';
import { exerciseText, groupFacts, hoursText, isSleep, medicineText, trackerFacts } from './words';

const scale: MoodScale = {
  id: 'scale',
  current: true,
  steps: ['Heavy', 'Low', 'Even', 'Good', 'Bright'].map((word) => ({ word, colour: null })),
};
const tooFew = (n: number) => ({ kind: 'cannotTellYet', why: 'too-few-days', n }) as const;

const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  today: '2026-11-19',
  from: '2026-08-20',
  to: '2026-11-19',
  days: 92,
  person: null,
  questions: [],
  mood: { scale, days: [], summary: tooFew(0), points: tooFew(0) },
  trackers: [],
  medicines: [],
  doses: [],
  dimensions: [],
  groups: [],
  scores: [],
  treatments: [],
  exercises: [],
  ...more,
});
const kept = (more: Partial<ReportKept> = {}): ReportKept => ({
  person: null,
  period: { kind: 'threeMonths' },
  parts: {},
  out: [],
  words: '',
  ...more,
});
const sleep: ReportTracker = {
  tracker: {
    id: 'sleep',
    name: 'Hours slept',
    kind: 'duration',
    dayRule: 'sum',
    archived: false,
    follows: null,
  },
  days: 81,
  yes: null,
  usual: { kind: 'tells', told: { lower: 320, median: 365, upper: 410 } },
  short: { days: 14, most: { month: '2026-08-01', days: 9 } },
};
const drinks: ReportTracker = {
  tracker: {
    id: 'drinks',
    name: 'Alcohol',
    kind: 'number',
    unit: 'glasses',
    decimals: 0,
    dayRule: 'sum',
    archived: false,
    follows: null,
  },
  days: 20,
  yes: null,
  usual: { kind: 'tells', told: { lower: 1, median: 2, upper: 3 } },
  short: null,
};
const full = facts({
  questions: [
    { id: 'a', text: 'Is it the dose?' },
    { id: 'b', text: 'How long?' },
  ],
  mood: {
    scale,
    days: [
      { day: '2026-08-20', mood: 0.25 },
      { day: '2026-11-19', mood: 1 },
    ],
    summary: { kind: 'tells', told: { n: 40, median: 0.25, lower: 0, upper: 0.5, mean: 0.3 } },
    points: {
      kind: 'tells',
      told: [
        { day: '2026-08-20', n: 9, line: 0.25, low: 0.1, high: 0.4 },
        { day: '2026-08-21', n: 9, line: 0.5, low: 0.3, high: 0.7 },
        { day: '2026-10-01', n: 9, line: 0.75, low: 0.6, high: 0.9 },
      ],
    },
  },
  trackers: [sleep, drinks],
  medicines: [{ id: 'm', name: 'Lamotrigine', planned: true, taken: 86, leftOut: 2, days: 92, since: null }],
  doses: [
    {
      day: '2026-09-04',
      tracker: 'm',
      name: 'Lamotrigine',
      before: [150],
      unitBefore: 'mg',
      after: [200],
      unit: 'mg',
    },
  ],
  groups: [{ id: 'g', name: 'Open Door', days: 11, meetings: 13, weekday: null, after: tooFew(11) }],
});

const blocks = (of: ReportFacts, by: ReportKept): PaperBlock[] =>
  paperOf(of, partsOf(of, by, []), by).parts.flatMap((part) => part.blocks);
const text = (of: ReportFacts, by: ReportKept): string =>
  JSON.stringify(paperOf(of, partsOf(of, by, []), by));

describe('what stands on the pages', () => {
  it('leaves out what has to be put in, and says the rest in words', () => {
    expect(partsOf(full, kept(), []).map((part) => [part.key, isIn(part, kept())])).toEqual([
      ['questions', true],
      ['mood', true],
      ['tracker:sleep', true],
      ['medicines', true],
      ['groups', true],
      ['tracker:drinks', false],
      ['words', true],
    ]);
    const all = text(full, kept());
    for (const said of [
      'Half of the days',
      'between Heavy and Even, the middle one at Low',
      '6\u00a0h\u00a005 (half of them 5\u00a0h\u00a020 to 6\u00a0h\u00a050)',
      '14 nights, 9 in August 2026',
      'taken on 86 of 92 days, left out on 2',
      '11 of 13 meetings. The day after: too little to go by.',
      'Mood noted on 2 of 92 days.',
    ])
      expect(all).toContain(said);
    expect(all).not.toContain('Alcohol');
    expect(text(full, kept({ parts: { 'tracker:drinks': true } }))).toContain(
      '2 glasses (half of them 1 glasses',
    );
  });

  it('has nothing of a part, a line or a figure that was taken out', () => {
    const by = kept({ parts: { groups: false }, out: ['question:a', 'mood:half', NOTED] });
    const all = text(full, by);
    expect(all).toContain('How long?');
    for (const gone of ['Is it the dose?', 'Open Door', 'Half of the days', 'Mood noted'])
      expect(all).not.toContain(gone);
    expect(text(full, kept({ out: ['mood:figure'] }))).not.toContain('"chart"');
  });

  it('takes a medicine out of the figure and its words, too', () => {
    expect(text(full, kept()).match(/Lamotrigine/gu)?.length).toBeGreaterThan(3);
    for (const by of [kept({ parts: { medicines: false } }), kept({ out: ['medicine:m'] })])
      expect(text(full, by)).not.toContain('Lamotrigine');
    // The first as it was kept once, by its name.
    for (const out of ['dose:2026-09-04:Lamotrigine', 'dose:2026-09-04:m']) {
      const change = kept({ out: [out] });
      expect(text(full, change)).not.toContain('150');
      expect(text(full, change)).toContain('taken on 86');
    }
  });

  it('tells two medicines of one name apart', () => {
    const [medicine, dose] = [full.medicines[0], full.doses[0]];
    if (!medicine || !dose) throw new Error('a medicine');
    const medicines = [medicine, { ...medicine, id: 'm2', taken: 5 }];
    const two = facts({ medicines, doses: [dose, { ...dose, tracker: 'm2', after: [75] }] });
    const left = text(two, kept({ out: ['dose:2026-09-04:m2'] }));
    expect(left).toContain('150 to 200');
    expect(left).not.toContain('150 to 75');
    expect(text(two, kept({ out: ['medicine:m2'] }))).toContain('150 to 200');
  });

  it('is one’s own words only where some were written', () => {
    expect(blocks(full, kept({ words: '  ' })).some(({ kind }) => kind === 'words')).toBe(false);
    expect(blocks(full, kept({ words: 'August was hard.' })).at(-1)).toEqual({
      kind: 'words',
      words: 'August was hard.',
    });
    expect(shown(partsOf(full, kept(), []), kept()).at(-1)?.key).toBe('words');
  });

  it('says that nothing was noted, on one page', () => {
    const paper = paperOf(facts(), partsOf(facts(), kept(), []), kept());
    expect(paper.parts).toEqual([]);
    expect(paper.under).toContain('No mood, medicine or other measure was noted on these days.');
    expect(underOf(facts(), kept({ out: [NOTED] })).noted).not.toBe('');
  });

  it('is for somebody, and the day they are seen', () => {
    const next = {
      person: 'p',
      series: 's',
      occurrence: '2026-11-19T10:00:00',
      start: '2026-11-19T10:00:00Z',
      here: '2026-11-19T10:00:00',
      wholeDay: false,
      title: '',
      place: '',
    };
    const person = { id: 'p', name: 'Dr Osei', next, last: null };
    expect(titleOf(facts({ person }))).toMatch(/^For Dr Osei, Thursday/u);
    expect(titleOf(facts({ person: { ...person, next: null } }))).toBe('For Dr Osei');
    expect(titleOf(facts())).toBe('From my notes');
  });

  it('draws a line with its gaps, on the days of the period', () => {
    const chart = blocks(full, kept()).find((block) => block.kind === 'chart')?.chart;
    expect(chart?.lines.map((line) => line.length)).toEqual([2, 1]);
    expect(chart?.dots.map(({ x }) => x)).toEqual([0, 1]);
    expect(chart?.marks[0]?.words).toContain('Lamotrigine, 150 to 200 mg');
    expect(chart?.alt).toContain('around Low at the beginning and Good at the end');
  });
});

describe('words for figures', () => {
  it('claim nothing where there is too little', () => {
    expect(trackerFacts({ ...sleep, usual: tooFew(9), short: null })).toEqual([
      ['usual', 'Usual night', 'Too little to go by: 9 of at least 14 days.'],
    ]);
    const after = { kind: 'tells', told: { n: 15, by: 0.075, low: 0, high: 0.15 } } as const;
    const group = { id: 'g', name: 'Open Door', days: 15, meetings: null, weekday: null, after };
    expect(groupFacts(group, scale).map(([, , words]) => words)).toEqual([
      'There on 15 days.',
      '+0.3 steps from the day before (could be 0.0 to +0.6), 15 times',
    ]);
  });

  it('tell a group by its day of the week where that is true, and an exercise where there is enough', () => {
    const group = { id: 'g', name: 'Open Door', days: 11, meetings: 13, weekday: 0, after: tooFew(11) };
    expect(groupFacts(group, scale)[0]?.[2]).toContain('11 of 13 Mondays.');
    const one = {
      exercise: { id: 'breath', name: 'Breath' },
      times: 12,
      lower: 10,
      higher: 1,
      before: { n: 12, mean: 6.14 },
      after: { n: 12, mean: 4 },
      change: { kind: 'tells', told: { n: 12, by: -2.1, low: -3, high: -1 } },
    } as const;
    expect(exerciseText(one)).toBe('12 times: 6.1 of 10 before, 4 after');
    expect(exerciseText({ ...one, times: 1, change: tooFew(1) })).toBe(
      'Noted before and after 1 time: too little to go by.',
    );
    const by = kept({ parts: { exercises: true } });
    expect(text(facts({ exercises: [one] }), kept())).not.toContain('Breath');
    expect(text(facts({ exercises: [one] }), by)).toContain('Breath');
  });

  it('tell a night from a day, and a need from a plan', () => {
    expect(isSleep(sleep)).toBe(true);
    expect(
      isSleep({ ...sleep, tracker: { ...sleep.tracker, name: 'Practice' } as typeof sleep.tracker }),
    ).toBe(false);
    expect(hoursText(59.6)).toBe('1\u00a0h\u00a000');
    const needed = { id: 'i', name: 'I', planned: false, taken: 1, leftOut: 0, days: 92, since: null };
    expect(medicineText(needed)).toBe('as needed, noted on 1 day');
    expect(medicineText({ ...needed, planned: true, days: 10, since: '2026-11-10' })).toContain(
      '1 of 10 days since',
    );
  });
});

describe('the choices', () => {
  let saved: ReportKept[] = [];
  beforeEach(() => {
    vi.useFakeTimers();
    saved = [];
    mockIPC((command, args) => {
      const { kept: one, person } = args as { kept: ReportKept; person: string | null };
      if (command === 'report_keep') saved.push(one);
      if (command === 'report_kept') return kept({ person, words: person ? 'For them' : 'For me' });
      if (command === 'report_facts') {
        const asked = (args as { of: { person: string | null } }).of.person;
        // As the journal answers of somebody who is removed.
        if (asked !== null && asked !== 'p') throw { code: 'not-found' };
        return full;
      }
      if (command === 'care_team_shipped')
        return { kinds: [], firstTalk: [], treatmentQuestions: [], measures: [] };
      return {
        today: '2026-11-19',
        people: [{ id: 'p', name: 'Dr Osei' }],
        next: [],
        questions: [],
        said: [],
        treatments: [],
        scores: [],
      };
    });
  });
  afterEach(() => vi.useRealTimers());

  it('are kept as they are made, and for each person by themselves', async () => {
    const pages = new Pages(null);
    await pages.read();
    expect(pages.kept.words).toBe('For me');
    const back = pages.takeOut('question:a');
    pages.write('Slowly better.');
    await vi.runAllTimersAsync();
    expect(saved.at(-1)).toMatchObject({ person: null, out: ['question:a'], words: 'Slowly better.' });
    back();
    pages.write('Half typ');
    await pages.turnTo('p');
    expect(saved.at(-1)).toMatchObject({ person: null, out: [], words: 'Half typ' });
    expect(pages.kept).toMatchObject({ person: 'p', words: 'For them' });
  });

  it('and the pages of somebody are neither saved nor changed while those of another are read', async () => {
    const pages = new Pages(null);
    await pages.read();
    expect(pages.paper).not.toBeNull();
    const turning = pages.turnTo('p');
    expect(pages.paper).toBeNull();
    pages.write('For whom?');
    const chosen = pages.choose({ kind: 'fourWeeks' });
    await turning;
    await chosen;
    expect(pages.paper).not.toBeNull();
    expect(pages.kept).toMatchObject({ person: 'p', words: 'For them', period: { kind: 'fourWeeks' } });
  });

  it('are for nobody in particular where whoever they were asked for is gone, and say so', async () => {
    const pages = new Pages('removed');
    await pages.read();
    expect(pages.failure).toBeNull();
    expect([pages.person, pages.gone, pages.kept.words]).toEqual([null, true, 'For me']);
    pages.write('Slowly better.');
    await vi.runAllTimersAsync();
    expect(saved.at(-1)).toMatchObject({ person: null, words: 'Slowly better.' });
    await pages.turnTo('p');
    expect([pages.person, pages.gone]).toEqual(['p', false]);
  });

  it('keep what is typed beyond the limit in the window, and as much as fits in the journal', async () => {
    const pages = new Pages(null);
    await pages.read();
    const long = `${'é'.repeat(WORDS_BYTES / 2 - 1)}東京`;
    pages.write(long);
    expect(pages.tooLong).toBe(long);
    expect(pages.kept.words).toBe('é'.repeat(WORDS_BYTES / 2 - 1));
    pages.write(long.slice(0, -2));
    expect(pages.tooLong).toBeNull();
    await vi.runAllTimersAsync();
    expect(saved.at(-1)?.words).toBe(long.slice(0, -2));
  });

  it('stay under the hands while the figures are read again', async () => {
    const pages = new Pages(null);
    await pages.read();
    pages.write('Still typing');
    await pages.read();
    expect(pages.kept.words).toBe('Still typing');
    const questions = pages.parts[0];
    if (!questions) throw new Error('no questions');
    pages.takeOut('question:a');
    expect(pages.outOf(questions)).toBe(1);
    pages.putBack(questions);
    expect(pages.outOf(questions)).toBe(0);
    pages.toggle(questions);
    expect(pages.paper?.parts.some(({ heading }) => heading === questions.heading)).toBe(false);
  });
});
