import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && /\.(css|svelte|ts)$/.test(entry.name) && !entry.name.includes('.test.'),
  )
  .map((entry) => join(entry.parentPath, entry.name));

const offenders = (pattern: RegExp, but: (file: string) => boolean = () => false) =>
  files.filter((file) => !but(file) && pattern.test(readFileSync(file, 'utf8')));

describe('the style sheets', () => {
  it('ask the window for its width as a container, so that breakpoints follow the text size', () => {
    expect(offenders(/@media[^{]*-width|matchMedia\([^)]*width/)).toEqual([]);
  });

  it('use the tokens, never a raw colour', () => {
    // The water of the lock window and that of the player have their own, as their pictures do; a paper is black on white.
    const own = (file: string) => /tokens\.css|Water\.svelte|Sea\.svelte|Sheet\.svelte|base\.css/.test(file);
    const styles = (file: string) => /<style>([\s\S]*)<\/style>/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    const raw = files
      .filter((file) => file.endsWith('.svelte') && !own(file))
      .filter((file) => /#[0-9a-f]{3,8}\b|oklch\(|rgba?\(|hsla?\(/i.test(styles(file)));
    expect(raw).toEqual([]);
  });
});
