import { afterEach, expect, it, vi } from 'vitest';
import { backend, type Exercise } from '@/backend';
import type { Shell, Toast } from '@/shared/shell';
import { SelfCareController } from '../self_care.svelte';
import { blankForm } from './form';
import { Making } from './making.svelte';
import { OwnExercise } from './own.svelte';

afterEach(() => vi.restoreAllMocks());

function desk() {
  vi.spyOn(backend, 'selfCareList').mockResolvedValue({ exercises: [], unfinished: [], made: [] });
  vi.spyOn(backend, 'selfCareGet').mockRejectedValue(new Error('not there'));
  const told: Toast[] = [];
  const shell = { toast: (toast: Toast) => told.push(toast) } as unknown as Shell;
  return { told, making: new Making(shell, new SelfCareController()) };
}

it('brings one back with what was being made of it, and leaves an open editor open', async () => {
  const { told, making } = desk();
  const removed = { definition: '{}', draft: '{"name":"Half"}' };
  vi.spyOn(backend, 'selfCareOwnRemove').mockResolvedValue(removed);
  const back = vi.spyOn(backend, 'selfCareOwnBringBack').mockResolvedValue(null);
  await making.remove({ id: 'a', name: 'A' } as Exercise);
  making.begin();
  const { editing } = making;
  await told[0]?.undo?.();
  expect(back).toHaveBeenCalledWith('a', removed);
  expect(making.editing).toBe(editing);
});

it('is left for something else once what was typed is kept, and not before', async () => {
  const { making } = desk();
  expect(await making.away()).toBe(true);
  making.begin();
  making.settle = () => Promise.resolve(false);
  expect(await making.away()).toBe(false);
  expect(making.editing).not.toBeNull();
  making.settle = () => Promise.resolve(true);
  expect(await making.away()).toBe(true);
  expect(making.editing).toBeNull();
});

it('tells what is wrong with a list from what is wrong with one of it', () => {
  const own = new OwnExercise('a', blankForm('en'), false);
  own.problems = [{ code: 'too-long', place: 'steps[0].steps[1].title', line: 1 }];
  expect(own.fault('steps[0].steps')?.code).toBe('too-long');
  expect(own.fault('steps[0].steps', true)).toBeUndefined();
  own.problems = [{ code: 'too-many', place: 'steps[0].steps', line: 1 }];
  expect(own.fault('steps[0].steps', true)?.code).toBe('too-many');
});
