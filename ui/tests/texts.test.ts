import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { GLOBAL_KEYS } from '@/app/keys';
import { PLACES, SETTINGS_SECTIONS } from '@/shared/shell';
import { hasText } from '@/shared/text';

const SRC = join(import.meta.dirname, '../src');
const LOCALES = join(import.meta.dirname, '../locales');
/** Spoken by the program itself (native dialogs, command line), not by the windows. */
const NOT_OURS = ['shell.ftl'];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith('.test.ts'),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The text of the first argument of a call that starts right after `from` (behind the bracket). */
function firstArgument(source: string, from: number): string {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '(' || sign === '[') depth += 1;
    else if ((sign === ')' || sign === ']') && depth > 0) depth -= 1;
    else if (depth === 0 && (sign === ')' || sign === ',')) return source.slice(from, at);
  }
  return '';
}

interface Used {
  literals: Map<string, string>;
  patterns: Map<string, string>;
  /** Every quoted string of the sources, for ids that travel as values. */
  quoted: Set<string>;
}

function used(): Used {
  const found: Used = { literals: new Map(), patterns: new Map(), quoted: new Set() };
  for (const file of filesUnder(SRC)) {
    const source = readFileSync(file, 'utf8');
    for (const [, literal] of source.matchAll(/['"]([a-z][\w-]*)['"]/gi))
      if (literal) found.quoted.add(literal);
    for (const call of source.matchAll(/(?<![\w.])(?:t|hasText)\(\s*/g)) {
      const argument = firstArgument(source, call.index + call[0].length);
      for (const [, template] of argument.matchAll(/`([^`]*)`/g))
        if (template) found.patterns.set(template, file);
      // In a condition ("a === 'b' ? 'c' : 'd'") only what can be the answer is an id.
      const answers = argument.includes('?') ? argument.slice(argument.indexOf('?')) : argument;
      for (const [, literal] of answers.replace(/`[^`]*`/g, '').matchAll(/(?<![=!]== )'([^']+)'/g))
        if (literal) found.literals.set(literal, file);
    }
  }
  return found;
}

function asPattern(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

function defined(language: string): string[] {
  return readdirSync(join(LOCALES, language))
    .filter((file) => !NOT_OURS.includes(file))
    .flatMap((file) =>
      new FluentResource(readFileSync(join(LOCALES, language, file), 'utf8')).body.map(({ id }) => id),
    );
}

describe('the words', () => {
  const ids = defined('en');
  const { literals, patterns, quoted } = used();

  it('are there for every id the sources use', () => {
    const missing = [...literals].filter(([id]) => !ids.includes(id)).map(([id, file]) => `${id} (${file})`);
    const empty = [...patterns]
      .filter(([template]) => template.includes('${') && !ids.some((id) => asPattern(template).test(id)))
      .map(([template, file]) => `${template} (${file})`);
    expect([...missing, ...empty]).toEqual([]);
  });

  it('are all used', () => {
    const regexes = [...patterns.keys()].filter((template) => template.includes('${')).map(asPattern);
    const idle = ids.filter(
      (id) => !quoted.has(id) && !patterns.has(id) && !regexes.some((one) => one.test(id)),
    );
    expect(idle).toEqual([]);
  });

  it('are each written once', () => {
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('cover every error the program can answer', () => {
    const bindings = readFileSync(join(SRC, 'backend/bindings.ts'), 'utf8');
    const union = /export type ErrorCode =([^;]+);/.exec(bindings)?.[1] ?? '';
    const codes = [...union.matchAll(/"([a-z-]+)"/g)].map(([, code]) => `error-${code}`);
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((id) => !hasText(id))).toEqual([]);
  });

  it('cover every place, section and key', () => {
    const wanted = [
      ...PLACES.map((place) => `place-${place}`),
      ...SETTINGS_SECTIONS.map((section) => `settings-${section}`),
      ...GLOBAL_KEYS.flatMap(({ action }) => (typeof action === 'string' ? [`key-${action}`] : [])),
    ];
    expect(wanted.filter((id) => !hasText(id))).toEqual([]);
  });

  it('never shout, praise or blame', () => {
    const shouting = readdirSync(join(LOCALES, 'en')).flatMap((file) =>
      readFileSync(join(LOCALES, 'en', file), 'utf8')
        .split('\n')
        .filter(
          (line) => !line.startsWith('#') && /[!]|\b(?:oops|sorry|great job|well done|streak)\b/i.test(line),
        )
        .map((line) => `${file}: ${line}`),
    );
    expect(shouting).toEqual([]);
  });
});
