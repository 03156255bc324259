// Planned visits of the made-up groups, as the calendar has them: dates of their own, unless a meeting stands for one.
import type { GroupDraft, GroupVisit, OccurrenceView, SeriesDraft } from '@/backend';
import { planned } from './groups';

const HOUR = 3_600_000;
const ms = (text: string): number => Date.parse(`${text}Z`);

/** A visit under its own id. Without a time it is told of at six on the evening before. */
function seriesOf({ visit, group }: { visit: GroupVisit; group: GroupDraft }): SeriesDraft {
  return {
    id: visit.id,
    kind: 'meeting',
    group: group.id,
    person: null,
    exercise: null,
    title: group.name,
    when: {
      kind: 'times',
      start: `${visit.day}T${visit.time ?? '00:00:00'}`,
      wholeDay: visit.time === null,
      zone: visit.time === null ? null : visit.zone,
      minutes: visit.time === null ? 1440 : null,
      rule: { kind: 'once' },
    },
    place: group.place,
    link: group.room,
    note: '',
    leads: [visit.time === null ? { days: 0, minutes: 360 } : { days: 0, minutes: 30 }],
    named: false,
  };
}

/** Every visit that is planned. */
export const visitSeries = (): SeriesDraft[] => planned().map(seriesOf);

/** Whether somebody who goes to a visit is at this meeting: from an hour before until its end, or on the day of the visit. */
function meets(meeting: OccurrenceView, visit: OccurrenceView): boolean {
  if (meeting.cancelled || meeting.group !== visit.group) return false;
  if (visit.wholeDay) return meeting.here.slice(0, 10) === visit.here.slice(0, 10);
  const [from, at] = [ms(meeting.here), ms(visit.here)];
  const end = meeting.hereEnd === null ? from + HOUR : ms(meeting.hereEnd);
  return from - HOUR <= at && at < end;
}

/** Puts visits among meetings: the nearest that stands for one bears its mark, and the visit is not shown beside it. */
export function withVisits(
  meetings: readonly OccurrenceView[],
  visits: readonly OccurrenceView[],
): OccurrenceView[] {
  const far = (one: OccurrenceView, other: OccurrenceView) => Math.abs(ms(one.here) - ms(other.here));
  const marks = new Map<OccurrenceView, string>();
  const alone = visits.filter((visit) => {
    const [nearest] = meetings
      .filter((meeting) => meets(meeting, visit))
      .sort((a, b) => far(a, visit) - far(b, visit));
    if (nearest) marks.set(nearest, visit.series);
    return !nearest;
  });
  return [
    ...meetings.map((one) => ({ ...one, visit: marks.get(one) ?? null })),
    ...alone.map((one) => ({ ...one, visit: one.series })),
  ];
}
