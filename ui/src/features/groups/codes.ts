import type {
  GroupAccess,
  GroupFee,
  GroupJoining,
  GroupFaith,
  GroupLead,
  GroupNoteKind,
  GroupQuestion,
  GroupScope,
  GroupSetting,
  GroupSize,
  GroupStage,
  GroupTime,
  GroupWeekday,
} from '@/backend';

export const STAGES: readonly GroupStage[] = [
  'considering',
  'contacted',
  'trying',
  'attending',
  'paused',
  'left',
];
/** The way towards a group; the other stages lead away from it. */
export const TOWARDS: readonly GroupStage[] = STAGES.slice(0, 4);
export const SCOPES: readonly GroupScope[] = ['general', 'specific'];
export const LEADS: readonly GroupLead[] = ['peers', 'professional', 'mixed'];
export const SETTINGS: readonly GroupSetting[] = ['in-person', 'online', 'both'];
export const JOINING: readonly GroupJoining[] = ['open', 'closed'];
export const FAITHS: readonly GroupFaith[] = ['none', 'based'];
export const FEES: readonly GroupFee[] = ['free', 'donation', 'paid'];
export const SIZES: readonly GroupSize[] = ['small', 'middle', 'large'];
export const WEEKDAYS: readonly GroupWeekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const TIMES: readonly GroupTime[] = ['morning', 'afternoon', 'evening', 'night'];
export const ACCESS: readonly GroupAccess[] = [
  'step-free',
  'hearing-loop',
  'sign-language',
  'captions',
  'camera-off',
  'by-phone',
  'childcare',
  'quiet-room',
];
/** The checklist, the four of every guide first. */
export const QUESTIONS: readonly GroupQuestion[] = [
  'often',
  'topics',
  'leads',
  'help',
  'confidential',
  'listen',
  'size',
  'newcomers',
  'cost',
  'access',
  'camera',
  'crisis',
  'medicine',
];

/** What a note is about: the kinds of each family. */
export const FAMILIES = {
  contact: ['email', 'call', 'message', 'talk'],
  resource: ['book', 'site', 'activity', 'advice'],
  voice: ['professional', 'organisation', 'friend', 'member'],
} as const satisfies Record<string, readonly GroupNoteKind[]>;
export type Family = keyof typeof FAMILIES;

export function familyOf(kind: GroupNoteKind): Family {
  const families: readonly Family[] = ['contact', 'resource', 'voice'];
  return families.find((family) => (FAMILIES[family] as readonly string[]).includes(kind)) ?? 'contact';
}

export const FEELINGS = ['welcoming', 'supportive', 'safe', 'understood', 'practical'] as const;
export type Felt = (typeof FEELINGS)[number];
