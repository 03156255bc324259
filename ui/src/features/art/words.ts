import { t } from '@/shared/text';
import { SECTORS, type Symmetry } from './model';

/** The ways a layer can repeat what is drawn on it. */
export const WAYS: readonly string[] = ['none', 'mirror', '4', '5', '6', '8', '10', '12', '14', '16'];

export function wayOf(symmetry: Symmetry): string {
  return symmetry.kind === 'mandala' ? String(symmetry.sectors) : symmetry.kind;
}

export function symmetryOf(way: string, mirrored: boolean): Symmetry {
  if (way === 'none' || way === 'mirror') return { kind: way };
  const sectors = Math.max(SECTORS.least, Math.min(SECTORS.most, Number(way) || SECTORS.least));
  return { kind: 'mandala', sectors, mirrored };
}

export function wayText(way: string): string {
  if (way === 'none') return t('art-symmetry-none');
  if (way === 'mirror') return t('art-symmetry-mirror');
  return t('art-symmetry-sectors', { sectors: Number(way) });
}

/** The next way round, from what a layer has now. */
export function nextSymmetry(symmetry: Symmetry): Symmetry {
  const at = WAYS.indexOf(wayOf(symmetry));
  const next = WAYS[(at + 1) % WAYS.length] ?? 'none';
  return symmetryOf(next, symmetry.kind === 'mandala' ? symmetry.mirrored : true);
}
