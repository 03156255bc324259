import { expect, it } from 'vitest';
import { NOT_KEPT, Saving } from '.';

it('is neither saved nor failed where nothing could be kept yet, and tries again', async () => {
  const answers: unknown[] = [NOT_KEPT, null];
  const saving = new Saving({ words: '' }, () => Promise.resolve(answers.shift()));
  saving.edit((now) => (now.words = 'rain'));
  await saving.flush();
  expect([saving.saved, saving.failure, saving.waits]).toEqual([false, null, true]);
  await saving.flush();
  expect([saving.saved, saving.waits]).toEqual([true, false]);
});
