import type { DirectoryFilter, GroupAccess, GroupProfile, GroupTime } from '@/backend';

/** What the directory is asked, every part of it said. */
export type Question = Required<DirectoryFilter>;

/** Asks nothing: every meeting answers. */
export function noQuestion(): Question {
  return {
    text: '',
    feed: null,
    weekdays: [],
    from: null,
    until: null,
    near: null,
    setting: null,
    joining: null,
    languages: [],
    kinds: [],
    topics: [],
    unsaid: false,
    change: null,
    fitting: false,
  };
}

/** Whether it leaves anything out. */
export function isAsking(question: Question): boolean {
  const { text, weekdays, languages, kinds, topics, feed, from, until, near, setting, joining, change } =
    question;
  return (
    text.trim() !== '' ||
    [weekdays, languages, kinds, topics].some((list) => list.length > 0) ||
    [feed, from, until, near, setting, joining, change].some((one) => one !== null)
  );
}

/** Whether somebody said anything of what they look for. */
export function hasWishes(profile: GroupProfile): boolean {
  return Object.values(profile).some((one) => one !== null && !(Array.isArray(one) && one.length === 0));
}

/** The parts of the day of the profile, in its order; the last one goes past midnight. */
export const PARTS_OF_DAY: readonly { time: GroupTime; from: string; until: string }[] = [
  { time: 'morning', from: '05:00:00', until: '11:59:00' },
  { time: 'afternoon', from: '12:00:00', until: '16:59:00' },
  { time: 'evening', from: '17:00:00', until: '21:59:00' },
  { time: 'night', from: '22:00:00', until: '04:59:00' },
];

/** What lists call the ways of access that they name at all. */
const ACCESS_KINDS: Partial<Record<GroupAccess, string>> = {
  'step-free': 'wheelchair',
  'sign-language': 'sign-language',
  childcare: 'child-care',
};

/**
 * What somebody looks for, as far as lists of meetings say it. Most lists name neither languages nor access, and what is not
 * named is a question to ask, not a reason to hide a meeting: those that say nothing of them stay.
 */
export function fromProfile(profile: GroupProfile): Partial<Question> {
  const settings = profile.settings.filter((one) => one !== 'both');
  const parts = PARTS_OF_DAY.filter(({ time }) => profile.times.includes(time));
  const first = PARTS_OF_DAY.findIndex(({ time }) => time === parts[0]?.time);
  // Parts that do not follow one another have no beginning and end to ask for.
  const together =
    parts.length < PARTS_OF_DAY.length && parts.every((part, at) => PARTS_OF_DAY[first + at] === part);
  const kinds = profile.access.flatMap((one) => ACCESS_KINDS[one] ?? []);
  return {
    weekdays: profile.weekdays.length < 7 ? [...profile.weekdays] : [],
    from: (together && parts[0]?.from) || null,
    until: (together && parts.at(-1)?.until) || null,
    setting: settings.length === 1 ? (settings[0] ?? null) : null,
    joining: profile.joining,
    languages: [...profile.languages],
    kinds,
    topics: [...profile.topics],
    unsaid: profile.languages.length + kinds.length > 0,
  };
}

const DEGREES = /([-+−]?)(\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW]?)/gi;

/** Coordinates as a person types them: "51.4545, -2.5879", "51,4545 -2,5879", "51.4545° N, 2.5879° W". */
export function readPoint(text: string): { latitude: number; longitude: number } | null {
  // A comma is a decimal one where no point is, and something else divides the two numbers.
  const decimal = !text.includes('.') && /[;\s]/.test(text.trim());
  const plain = decimal ? text.replace(/(\d),(\d)/g, '$1.$2') : text;
  const numbers = [...plain.matchAll(DEGREES)].map(([, sign, digits, side]) => {
    const minus = sign === '-' || sign === '−' || /[SW]/i.test(side ?? '');
    return (minus ? -1 : 1) * Number(digits);
  });
  const [latitude, longitude] = numbers;
  if (numbers.length !== 2 || latitude === undefined || longitude === undefined) return null;
  if (!/^[\s,;]*$/.test(plain.replace(DEGREES, ''))) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
