import { t } from '@/shared/text';

/** The four dimensions of health, in the order they are asked. */
export const DIMENSIONS = ['physical', 'emotional', 'social', 'spiritual'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export function dimensionText(name: Dimension): string {
  return t(`dimension-${name}`);
}
