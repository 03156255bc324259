import type { BreathPhase } from '@/backend';
import { levels } from './player/engine';

/** A breath as a line: how high the water stands, from the left to the right. */
export function curve(phases: readonly BreathPhase[], width: number, height: number): string {
  const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const y = (level: number): number => round(2 + (1 - level) * (height - 4));
  let x = 0;
  const parts = levels(phases).map(({ from, to }, at) => {
    const end = x + ((phases[at]?.seconds ?? 0) / total) * width;
    const middle = round((x + end) / 2);
    x = end;
    return from === to ? `H${round(end)}` : `C${middle} ${y(from)} ${middle} ${y(to)} ${round(end)} ${y(to)}`;
  });
  return `M0 ${y(0)}${parts.join('')}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
