import type { OccurrenceView } from '@/backend';
import { addDays } from '@/shared/dates';

/** What is shown of an occurrence in the column of one day. Times are minutes of that day. */
export interface Block {
  one: OccurrenceView;
  from: number;
  until: number;
  /** Which of the columns side by side it is in, and how many there are. */
  lane: number;
  lanes: number;
  /** It began on the day before. */
  goesOn: boolean;
}

/** A day of the week, laid out. */
export interface Column {
  day: string;
  /** What lasts the whole day, or longer than a day. */
  whole: OccurrenceView[];
  /** What is over before the day begins: it stands above the hours, so that nobody looks at an empty night. */
  early: OccurrenceView[];
  blocks: Block[];
  /** How many there is no room for side by side. */
  more: number;
}

/** The most columns side by side that can still be read. */
const LANES = 2;
/** Whatever is shorter is drawn as long as this, and so is what nobody knows the length of. In minutes. */
const SHORTEST = 30;
const DAY = 1440;
/** Hours before this are not drawn for what is over by then. In minutes. */
const MORNING = 360;

const minutesOf = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

/** The last day something reaches into: what ends at midnight does not reach into the day that begins then. */
export function lastDayOf(one: OccurrenceView): string {
  const end = one.hereEnd ?? one.here;
  const day = end.slice(0, 10);
  return end > one.here && end.slice(11, 16) === '00:00' ? addDays(day, -1) : day;
}

/** What takes place on a day, also what reaches into it from the day before. */
export function onDay(occurrences: readonly OccurrenceView[], day: string): OccurrenceView[] {
  return occurrences.filter((one) => one.here.slice(0, 10) <= day && day <= lastDayOf(one));
}

/** Whether it is drawn above the hours. */
function isWhole(one: OccurrenceView): boolean {
  if (one.wholeDay) return true;
  const hours = one.hereEnd ? (Date.parse(`${one.hereEnd}Z`) - Date.parse(`${one.here}Z`)) / 3_600_000 : 0;
  return hours >= 24;
}

function blockOn(one: OccurrenceView, day: string): Block {
  const goesOn = one.here.slice(0, 10) < day;
  const from = goesOn ? 0 : minutesOf(one.here);
  const ends = lastDayOf(one) > day ? DAY : one.hereEnd ? minutesOf(one.hereEnd) || DAY : from;
  return { one, from, until: Math.min(DAY, Math.max(ends, from + SHORTEST)), lane: 0, lanes: 1, goesOn };
}

/** Puts what overlaps side by side. */
function inLanes(blocks: Block[]): Block[] {
  const sorted = [...blocks].sort((a, b) => a.from - b.from || b.until - a.until);
  let [cluster, end] = [[] as Block[], -1];
  const close = (): void => {
    const lanes = Math.max(1, ...cluster.map(({ lane }) => lane + 1));
    for (const block of cluster) block.lanes = Math.min(lanes, LANES);
  };
  for (const block of sorted) {
    if (block.from >= end) {
      close();
      [cluster, end] = [[], -1];
    }
    const taken = new Set(cluster.filter(({ until }) => until > block.from).map(({ lane }) => lane));
    while (taken.has(block.lane)) block.lane += 1;
    cluster.push(block);
    end = Math.max(end, block.until);
  }
  close();
  return sorted;
}

/** How tall an hour and a line of words are drawn, and what a block keeps free of words: rem. */
const [HOUR, LINE, AROUND] = [2.75, 1.0625, 0.125];

/** How many whole lines of words a block has room for. */
export function linesOf({ from, until }: Pick<Block, 'from' | 'until'>): number {
  return Math.max(1, Math.floor((((until - from) / 60) * HOUR - AROUND) / LINE));
}

/** The days of a week, laid out. */
export function columnsOf(occurrences: readonly OccurrenceView[], days: readonly string[]): Column[] {
  return days.map((day) => {
    const here = onDay(occurrences, day);
    const all = here.filter((one) => !isWhole(one)).map((one) => blockOn(one, day));
    const early = all.filter(({ until }) => until <= MORNING).map(({ one }) => one);
    const blocks = inLanes(all.filter(({ until }) => until > MORNING));
    const shown = blocks.filter(({ lane }) => lane < LANES);
    return { day, whole: here.filter(isWhole), early, blocks: shown, more: blocks.length - shown.length };
  });
}

/** The hours that are drawn: those of the day, and more where something takes place in them. */
export function hoursOf(columns: readonly Column[]): { from: number; until: number } {
  const blocks = columns.flatMap((column) => column.blocks);
  return {
    from: Math.min(8, ...blocks.map((block) => Math.floor(block.from / 60))),
    until: Math.max(20, ...blocks.map((block) => Math.ceil(block.until / 60))),
  };
}
