import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINKED } from '@/shared/articles/linked';

const SHIPPED = join(import.meta.dirname, '../../src-tauri/crates/core/data/learn.en/articles.json');

describe('articles that places lead to', () => {
  it('are shipped, each named once', () => {
    const { articles } = JSON.parse(readFileSync(SHIPPED, 'utf8')) as { articles: { id: string }[] };
    const shipped = articles.map(({ id }) => id);
    expect(LINKED.filter((id) => !shipped.includes(id))).toEqual([]);
    expect(new Set(LINKED).size).toBe(LINKED.length);
  });
});
