import { describe, expect, it } from 'vitest';
import { Router } from './router.svelte';

describe('the router', () => {
  it('opens on Today and knows nothing of other places', () => {
    const router = new Router();
    expect(router.place).toBe('today');
    expect(router.at('journal')).toEqual({});
    expect(router.canGoBack).toBe(false);
  });

  it('keeps what is looked at inside a place, and forgets it elsewhere', () => {
    const router = new Router();
    router.go('journal', { entry: 'a' });
    expect(router.at('journal').entry).toBe('a');
    router.go('settings', { section: 'keys' });
    expect(router.at('journal')).toEqual({});
    expect(router.at('settings').section).toBe('keys');
  });

  it('goes back the way it came', () => {
    const router = new Router();
    router.go('journal', { entry: 'a' });
    router.go('journal', { entry: 'b' });
    router.go('learn');
    router.back();
    expect(router.at('journal').entry).toBe('b');
    router.back();
    expect(router.at('journal').entry).toBe('a');
    router.back();
    router.back();
    expect(router.place).toBe('today');
  });

  it('leaves no trace in the address', () => {
    const before = location.href;
    new Router().go('journal', { search: 'kitchen' });
    expect(location.href).toBe(before);
  });
});
