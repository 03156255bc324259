import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** Bytes of JavaScript and style sheets after gzip. Fonts are on the disk already and come when they are needed. */
const FIRST_SCREEN = 150_000;
const WHOLE = 600_000;

/** The windows by their pages. */
export const WINDOWS = ['lock', 'main', 'check-in'];

const size = (text: string | Uint8Array): number => gzipSync(text).length;

/** Fails the build when a window's first screen, or the whole interface, grows beyond its budget. */
export function budget(): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const styles = Object.values(bundle).filter(
        (one) => one.type === 'asset' && one.fileName.endsWith('.css'),
      );
      const sheets = new Map(
        styles.map((one) => [one.fileName, one.type === 'asset' ? size(one.source) : 0]),
      );

      const weight = (reached: ReadonlySet<Rollup.OutputChunk>): number => {
        const own = new Set([...reached].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
        return (
          [...reached].reduce((sum, chunk) => sum + size(chunk.code), 0) +
          [...own].reduce((sum, name) => sum + (sheets.get(name) ?? 0), 0)
        );
      };
      const reach = (chunk: Rollup.OutputChunk, into: Set<Rollup.OutputChunk>): void => {
        if (into.has(chunk)) return;
        into.add(chunk);
        for (const name of chunk.imports) {
          const next = chunks.find((one) => one.fileName === name);
          if (next) reach(next, into);
        }
      };

      const whole = weight(new Set(chunks));
      if (whole > WHOLE)
        this.error(`The interface weighs ${whole} bytes after gzip; its budget is ${WHOLE}.`);
      for (const window of WINDOWS) {
        const first = new Set<Rollup.OutputChunk>();
        const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === window);
        if (entry) reach(entry, first);
        else this.error(`${window} is no page of its own any more.`);
        const weighs = weight(first);
        if (weighs > FIRST_SCREEN)
          this.error(
            `The first screen of ${window} weighs ${weighs} bytes after gzip; its budget is ${FIRST_SCREEN}.`,
          );
        this.info(
          `${window}: ${Math.round(weighs / 1000)} kB of ${FIRST_SCREEN / 1000}; all: ${Math.round(whole / 1000)} of ${WHOLE / 1000}`,
        );
      }
    },
  };
}
