import { describe, expect, it } from 'vitest';
import type { SealState } from '@/backend';
import { t } from '@/shared/text';
import { concernOf, missingOf } from './seal.svelte';

const CONCERNS: SealState[] = [
  { kind: 'changesMissing', count: 3 },
  { kind: 'olderCopy', by: 0 },
  { kind: 'pagesDiffer' },
  { kind: 'sealMissing' },
  { kind: 'sealDamaged' },
];

describe('the seal', () => {
  it('has a person told of what is wrong, and of nothing else', () => {
    for (const state of CONCERNS) expect(concernOf(state)).toBe(state);
    for (const kind of ['sound', 'firstTime', 'notClosed', 'accepted'] as const)
      expect(concernOf({ kind })).toBeNull();
  });

  it('counts what is missing, and says so in words that fit the number', () => {
    const title = (state: SealState) => {
      const concern = concernOf(state);
      return concern ? t(`seal-${concern.kind}`, { count: missingOf(concern) }) : '';
    };
    expect(title({ kind: 'changesMissing', count: 1 })).toContain('One saved change');
    expect(title({ kind: 'changesMissing', count: 12 })).toContain('12 saved changes');
    expect(title({ kind: 'olderCopy', by: 0 })).not.toMatch(/\d/);
    expect(title({ kind: 'olderCopy', by: 4 })).toContain('4 later changes');
  });
});
