import { afterEach, expect, it, vi } from 'vitest';
import { add, fresh, type Drawing } from './model';
import { Raster } from './raster';

afterEach(() => vi.restoreAllMocks());

it('does many things in slices, and says when everything is done', () => {
  const clearRect = vi.fn();
  const context = { clearRect, drawImage: vi.fn() } as unknown as CanvasRenderingContext2D;
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  let drawing: Drawing = fresh();
  for (let at = 0; at < 5; at += 1) drawing = add(drawing, { kind: 'clear', layer: 1 });
  const raster = new Raster();
  let left = 2;
  expect(raster.sync(drawing, () => (left -= 1) > 0)).toBe(false);
  expect(clearRect).toHaveBeenCalledTimes(2);
  expect(raster.sync(drawing, () => false)).toBe(false);
  expect(raster.sync(drawing)).toBe(true);
  expect(clearRect).toHaveBeenCalledTimes(5);
});
