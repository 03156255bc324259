import type {
  GroupAnswer,
  GroupDraft,
  GroupNextMeeting,
  GroupProfile,
  GroupRow,
  GroupVisit,
  GroupWeekday,
  LinkedEntry,
} from '@/backend';
import { languageName } from '@/shared/country';
import { dayNear, dayText, timeText, zoneText } from '@/shared/dates';
import { isPage } from '@/shared/outside';
import { formattingLocale, t } from '@/shared/text';
import { FEELINGS, WEEKDAYS } from './codes';

/** "Fri 27 Nov": a day that comes. */
function dayAhead(day: string, today: string): string {
  return `${dayText(day, 'weekdayShort')} ${dayNear(day, today)}`;
}

/** "Mon", "Tue"… */
export function weekdayName(day: GroupWeekday): string {
  // 1 June 1970 was a Monday.
  return dayText(`1970-06-0${1 + WEEKDAYS.indexOf(day)}`, 'weekdayShort');
}

/** Says each thing that is known, with commas. */
function together(parts: (string | false | null | undefined)[]): string {
  return parts.filter((part) => part).join(', ');
}

/** What a group is, under its name on the board. */
export function rowLine(row: GroupRow): string {
  const setting = row.setting && t(`groups-told-${row.setting}`);
  return together([row.about, setting, row.meets]);
}

/** How one gets to a group: in words, and the minutes unless the words have them. */
export function travelText({ travel, travelMinutes }: GroupDraft): string {
  const minutes = travelMinutes === null ? '' : t('groups-facts-travel', { minutes: travelMinutes });
  return together([travel.trim(), !travel.includes(minutes) && minutes]);
}

/** What a group is, in one line under the name of its page. */
export function factsLine(group: GroupDraft): string {
  const lower = (text: string) => text.toLocaleLowerCase(formattingLocale());
  const rest = together([
    group.ledBy && t(`groups-profile-led-${group.ledBy}`),
    group.joining && lower(t(`groups-joining-${group.joining}`)),
    group.setting && t(`groups-told-${group.setting}`),
    group.people !== null && t('groups-facts-people', { count: group.people }),
    group.fee && lower(t(`groups-fee-${group.fee}`)),
  ]);
  const told = rest === '' ? '' : `${rest.charAt(0).toLocaleUpperCase(formattingLocale())}${rest.slice(1)}.`;
  return [group.about === '' ? '' : `${group.about.replace(/\.$/, '')}.`, told].filter(Boolean).join(' ');
}

/** Words one after the other, small: "faith, cost, time of day". */
export function inARow(words: readonly string[]): string {
  return words.map((word) => word.toLocaleLowerCase(formattingLocale())).join(', ');
}

/**
 * What a group is, with its names. What the line under the name of its page says is not told again, nor what was answered
 * there in the same words.
 */
export function factRows(
  group: GroupDraft,
  answers: readonly GroupAnswer[],
): [label: string, told: string][] {
  const plain = (text: string) => text.trim().toLocaleLowerCase(formattingLocale());
  const answered = answers.map(({ answer }) => plain(answer)).filter(Boolean);
  const days = group.weekdays.map(weekdayName).filter((day) => !plain(group.meets).includes(plain(day)));
  const all: [string, string][] = [
    [t('groups-meets'), together([group.meets.trim(), days.join(' ')])],
    [t('groups-zone'), group.zone ? zoneText(group.zone) : ''],
    [t('groups-place'), group.place],
    [t('groups-wish-travel'), travelText(group)],
    [t('groups-led-by'), group.leaders],
    [t('groups-fee'), group.cost],
    [t('groups-scope'), group.scope ? t(`groups-scope-${group.scope}`) : ''],
    [t('groups-faith'), group.faith ? t(`groups-faith-${group.faith}`) : ''],
    [t('groups-languages'), group.languages.map(languageName).join(', ')],
    [t('groups-access'), group.access.map((one) => t(`groups-access-${one}`)).join(', ')],
    [t('groups-room-words'), group.roomWords],
    [t('groups-phone'), group.phone],
    [t('groups-email'), group.email],
    [t('groups-room'), isPage(group.room) ? '' : group.room],
    [t('groups-web'), isPage(group.web) ? '' : group.web],
  ];
  return all.filter(([, told]) => {
    const words = plain(told);
    return words !== '' && !answered.some((answer) => answer.includes(words));
  });
}

/** What comes next with a group, and what it is about. */
export interface Next {
  kind: 'visit' | 'meeting' | 'ask' | 'wrote' | 'fits' | 'over';
  text: string;
  /** It is today, or was. */
  due: boolean;
}

/** "Tonight, 19:00", "Thu 26 Nov, 19:00": what stands beside one alone goes along. */
function meetingText({ here, wholeDay, remark }: GroupNextMeeting, today: string): Next {
  const day = here.slice(0, 10);
  const due = day === today;
  const evening = !wholeDay && here.slice(11, 13) >= '18';
  const named = due ? t(evening ? 'groups-next-tonight' : 'groups-next-day') : dayAhead(day, today);
  const when = wholeDay ? named : `${named}, ${timeText(here.slice(11, 16))}`;
  return { kind: 'meeting', text: together([when, remark]), due };
}

export function nextOf(row: GroupRow, today: string): Next | null {
  if (row.stage === 'left' || row.stage === 'paused') {
    const args = { day: dayNear(row.since, today), note: row.stageNote };
    const id = row.stage === 'left' ? 'groups-left-on' : 'groups-paused-on';
    const text = row.stageNote === '' ? t(id, args) : t(`${id}-note`, args);
    return { kind: 'over', text, due: false };
  }
  const meets = row.nextMeeting;
  if (row.nextVisit && !(meets && meets.here.slice(0, 10) < row.nextVisit)) {
    const time = row.nextVisitTime ? timeText(row.nextVisitTime) : '';
    const due = row.nextVisit === today;
    const day = dayAhead(row.nextVisit, today);
    const text = due
      ? time === ''
        ? t('groups-next-today')
        : t('groups-next-today-time', { time })
      : time === ''
        ? t('groups-next-visit', { day })
        : t('groups-next-visit-time', { day, time });
    return { kind: 'visit', text, due };
  }
  const asks = row.followUp !== null && row.followUp <= today;
  if (meets && !asks) return meetingText(meets, today);
  if (row.followUp) {
    const late = row.followUp < today;
    const args = { day: dayAhead(row.followUp, today) };
    const text = late ? t('groups-next-ask-late', args) : t('groups-next-ask', args);
    return { kind: 'ask', text, due: row.followUp <= today };
  }
  if (row.stage === 'contacted' && row.contacted)
    return {
      kind: 'wrote',
      text: t('groups-next-wrote', { day: dayNear(row.contacted, today) }),
      due: false,
    };
  if (row.wishes > 0 && (row.stage === 'considering' || row.stage === 'contacted'))
    return { kind: 'fits', text: t('groups-next-fits', { fits: row.fits, wishes: row.wishes }), due: false };
  return null;
}

/** What is wanted, in one line; empty where nothing was said. */
export function profileLine(profile: GroupProfile): string {
  const lower = (text: string) => text.toLocaleLowerCase(formattingLocale());
  const any = (words: string[]) =>
    new Intl.ListFormat(formattingLocale(), { type: 'disjunction' }).format(words);
  return together(
    [
      any(profile.topics),
      profile.scope && lower(t(`groups-scope-${profile.scope}`)),
      any(profile.ledBy.map((lead) => t(`groups-profile-led-${lead}`))),
      any(profile.settings.filter((one) => one !== 'both').map((one) => t(`groups-told-${one}`))),
      profile.joining && t(`groups-profile-joining-${profile.joining}`),
      profile.faith && lower(t(`groups-faith-${profile.faith}`)),
      any(profile.fees.map((fee) => lower(t(`groups-fee-${fee}`)))),
      any(profile.sizes.map((size) => t(`groups-profile-size-${size}`))),
      any(profile.weekdays.map(weekdayName)),
      any(profile.times.map((time) => t(`groups-profile-time-${time}`))),
      any(profile.languages.map(languageName)),
      ...profile.access.map((need) => lower(t(`groups-access-${need}`))),
      profile.travelMinutes !== null && t('groups-profile-travel', { minutes: profile.travelMinutes }),
    ].map((part) => part || null),
  );
}

/** A question in words. */
export function questionText(answer: GroupAnswer): string {
  return answer.code ? t(`groups-question-${answer.code}`) : answer.question;
}

/** A short message from the questions that are open. */
export function messageOf(name: string, answers: readonly GroupAnswer[]): string {
  const open = answers.filter((one) => one.answer.trim() === '').map((one) => `- ${questionText(one)}`);
  return [
    t('groups-message-start'),
    '',
    t('groups-message-who', { name }),
    '',
    ...open,
    '',
    t('groups-message-end'),
  ].join('\n');
}

/** What one could say on the phone. */
export function scriptOf(name: string, answers: readonly GroupAnswer[]): string {
  const open = answers.filter((one) => one.answer.trim() === '').map((one) => `“${questionText(one)}”`);
  return [
    t('groups-script-start', { name }),
    '',
    ...open.flatMap((line) => [line, '']),
    t('groups-script-end'),
    '',
    t('groups-script-late'),
  ].join('\n');
}

/** Something was noted of how a visit felt. */
export function isFelt({ feelings }: GroupVisit): boolean {
  return FEELINGS.some((felt) => feelings[felt] !== null);
}

/** Those entries of the journal that are about a visit. */
export function entriesAbout(entries: readonly LinkedEntry[], visit: string): LinkedEntry[] {
  return entries.filter(({ links }) => links.some(({ target }) => target === visit));
}
