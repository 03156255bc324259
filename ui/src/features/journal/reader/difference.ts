import type { Stretch } from '@/backend';

/** Characters of what stayed that are shown on either side of a change. */
const AROUND = 160;

/** A difference without what stayed far from any change: "…" stands for it. */
export function shortened(stretches: readonly Stretch[]): Stretch[] {
  return stretches.map((stretch, at) => {
    if (stretch.became !== 'kept') return stretch;
    const before = at > 0 ? AROUND : 0;
    const after = at < stretches.length - 1 ? AROUND : 0;
    return stretch.text.length <= before + after + 40
      ? stretch
      : { ...stretch, text: cut(stretch.text, before, after) };
  });
}

/** Cut between words where there are any; what touches a change stays as it is. */
function cut(text: string, before: number, after: number): string {
  const head = before === 0 ? '' : `${text.slice(0, before).replace(/\s*\S*$/u, '')} `;
  const tail = after === 0 ? '' : ` ${text.slice(-after).replace(/^\S*\s*/u, '')}`;
  return `${head}…${tail}`;
}
