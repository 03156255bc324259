import type { GroupColumn, GroupComparison, GroupDraft, GroupWeights } from '@/backend';
import { languageName } from '@/shared/country';
import { t } from '@/shared/text';
import { travelText, weekdayName } from './words';

/** A row of what groups are, side by side. */
export interface BesideRow {
  weight: keyof GroupWeights;
  label: () => string;
  /** What a group is in it; empty where nobody knows. */
  told: (group: GroupDraft) => string;
}

/** These stand always. */
const ALWAYS: readonly BesideRow[] = [
  {
    weight: 'ledBy',
    label: () => t('groups-led-by'),
    told: ({ leaders, ledBy }) => leaders || (ledBy ? t(`groups-led-by-${ledBy}`) : ''),
  },
  {
    weight: 'times',
    label: () => t('groups-compare-times'),
    told: ({ meets, weekdays, times }) =>
      meets || [...weekdays.map(weekdayName), ...times.map((time) => t(`groups-time-${time}`))].join(', '),
  },
  {
    weight: 'size',
    label: () => t('groups-compare-size'),
    told: ({ people }) => (people ? t('groups-facts-people', { count: people }) : ''),
  },
  {
    weight: 'travel',
    label: () => t('groups-compare-travel'),
    told: (group) => travelText(group) || (group.setting === 'online' ? t('groups-setting-online') : ''),
  },
  {
    weight: 'cost',
    label: () => t('groups-compare-cost'),
    told: ({ cost, fee }) => cost || (fee ? t(`groups-fee-${fee}`) : ''),
  },
];

/** These stand where something is wanted of them: the name of their weight is that of the wish. */
const WISHED = [
  { weight: 'topics', label: () => t('groups-wish-topics'), told: ({ about }) => about },
  {
    weight: 'scope',
    label: () => t('groups-wish-scope'),
    told: ({ scope }) => (scope ? t(`groups-scope-${scope}`) : ''),
  },
  {
    weight: 'setting',
    label: () => t('groups-wish-setting'),
    told: ({ setting }) => (setting ? t(`groups-setting-${setting}`) : ''),
  },
  {
    weight: 'joining',
    label: () => t('groups-wish-joining'),
    told: ({ joining }) => (joining ? t(`groups-joining-${joining}`) : ''),
  },
  {
    weight: 'faith',
    label: () => t('groups-wish-faith'),
    told: ({ faith }) => (faith ? t(`groups-faith-${faith}`) : ''),
  },
  {
    weight: 'languages',
    label: () => t('groups-languages'),
    told: ({ languages }) => languages.map(languageName).join(', '),
  },
  {
    weight: 'access',
    label: () => t('groups-wish-access'),
    told: ({ access }) => access.map((need) => t(`groups-access-${need}`)).join(', '),
  },
] as const satisfies readonly BesideRow[];

/** What is told of these groups, and weighed: what nobody wishes anything of has no row of its own. */
export function rowsOf(columns: readonly GroupColumn[]): BesideRow[] {
  const wishes = new Set(columns.flatMap(({ fits }) => fits.map(({ wish }) => wish)));
  return [...ALWAYS, ...WISHED.filter(({ weight }) => wishes.has(weight))];
}

/** Of groups too close to call, the one a visit to would say most of: the fewest were noted, the widest is its range. */
function unknownMost({ columns, close }: GroupComparison): GroupColumn | undefined {
  const reach = ({ score }: GroupColumn): number => (score ? score.high - score.low : 0);
  return columns
    .slice(0, close)
    .filter(({ stage }) => stage !== 'left')
    .sort((a, b) => a.rated - b.rated || reach(b) - reach(a))[0];
}

/** How clear the order is, and what would make it clearer. */
export function closeText(seen: GroupComparison): string {
  const told = t('groups-compare-close', { count: seen.close });
  const next = seen.close > 1 ? unknownMost(seen) : undefined;
  if (!next) return told;
  return `${told} ${t('groups-compare-visit', { count: next.rated, name: next.group.name })}`;
}
