import type { CrisisLine, Emergency, HelpView, OwnShown } from '@/backend';

/** One way to reach somebody, as a row of Help now. */
export type Way =
  | { kind: 'call'; shown: string; dial: string; line: CrisisLine }
  | { kind: 'text'; shown: string; dial: string; word: string | null; line: CrisisLine }
  | { kind: 'own'; shown: string; dial: string | null; by: 'call' | 'text'; own: OwnShown }
  | { kind: 'chat'; url: string; line: CrisisLine }
  | { kind: 'site'; url: string; line: CrisisLine }
  | { kind: 'emergency'; dial: string; emergency: Emergency; also: string[] };

function waysOfLine(line: CrisisLine): Way[] {
  const ways: Way[] = [];
  if (line.phone && line.dial) ways.push({ kind: 'call', shown: line.phone, dial: line.dial, line });
  if (line.sms) ways.push({ kind: 'text', shown: line.sms, dial: line.sms, word: line.smsWord, line });
  if (line.chatUrl) ways.push({ kind: 'chat', url: line.chatUrl, line });
  if (ways.length === 0 && line.url) ways.push({ kind: 'site', url: line.url, line });
  return ways;
}

/** Emergency numbers that reach the same people share a row. */
function emergencyWays(numbers: readonly Emergency[]): Way[] {
  const rows: Extract<Way, { kind: 'emergency' }>[] = [];
  for (const emergency of numbers) {
    const same = rows.find((row) => row.emergency.kind === emergency.kind);
    if (same) same.also.push(emergency.dial);
    else rows.push({ kind: 'emergency', dial: emergency.dial, emergency, also: [] });
  }
  return rows;
}

/** Each with a name that stays the same when others come before it, and that no other has. */
export function named<W>(all: readonly W[], nameOf: (one: W) => string): { key: string; of: W }[] {
  const counts = new Map<string, number>();
  return all.map((of) => {
    const name = nameOf(of);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return { key: `${count} ${name}`, of };
  });
}

/** What tells one way from another. */
export function wayName(way: Way): string {
  if (way.kind === 'own') return `own ${way.by} ${way.own.id}`;
  if (way.kind === 'emergency') return `emergency ${way.dial}`;
  return `${way.kind} ${way.line.name} ${'url' in way ? way.url : way.dial}`;
}

/** Lines of one's own, each by voice and text as it was said. */
export function ownWays(lines: readonly OwnShown[]): Way[] {
  return lines.flatMap((own) =>
    (own.ways === 'both' ? (['call', 'text'] as const) : [own.ways]).map((by) => ({
      kind: 'own' as const,
      shown: own.number,
      dial: own.dial,
      by,
      own,
    })),
  );
}

/** The rows of a country: lines in the order of the data, for each by voice, text and chat; emergencies last. */
export function waysOf(view: HelpView): Way[] {
  const seen = new Set<string>();
  const lines = view.lines.flatMap(waysOfLine).filter((way) => {
    // Two numbers of one service often share a chat; once is enough.
    if (way.kind !== 'chat' && way.kind !== 'site') return true;
    if (seen.has(way.url)) return false;
    seen.add(way.url);
    return true;
  });
  return [...lines, ...emergencyWays(view.emergency)];
}
