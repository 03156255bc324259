import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const features = [
  'vault',
  'settings',
  'safety',
  'insights',
  'groups',
  'calendar',
  'self_care',
  'care_team',
  'art',
  'learn',
  'today',
  'journal',
  'import',
  'directory',
];

/** The walls between the folders: what a folder may not import, and why. */
const desktopApi = {
  regex: '^@tauri-apps/',
  message: 'Only src/backend speaks to the desktop. Import from "@/backend".',
};
const generated = {
  regex: '(^@|\\.\\.)/backend/.|/bindings$',
  message: 'Import from "@/backend": it throws CommandError and is the only surface.',
};
const app = {
  regex: '^(@|(\\.\\./)+)/?app(/|$)',
  message: 'The app imports the features, never the other way round.',
};
const anyFeature = { regex: '^(@|(\\.\\./)+)/?features/', message: 'Shared parts know no feature.' };
const otherFeatures = (own) => ({
  regex: `^(@/features/(?!${own}(/|$))|(\\.\\./)+(${features.filter((name) => name !== own).join('|')})/)`,
  message: 'A feature never imports another feature: the app mounts what crosses.',
});

const restricted = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default ts.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/backend/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'The content security policy drops style attributes. Use a class or style:property.',
        },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } },
  },
  { files: ['src/**/*.{ts,svelte}'], rules: restricted(desktopApi, generated) },
  { files: ['src/backend/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src/shared/**/*.{ts,svelte}'], rules: restricted(desktopApi, generated, app, anyFeature) },
  ...features.map((name) => ({
    files: [`src/features/${name}/**/*.{ts,svelte}`],
    rules: restricted(desktopApi, generated, app, otherFeatures(name)),
  })),
  {
    files: ['dev/**', 'tests/**', '**/*.test.ts'],
    rules: { 'no-console': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['*.config.{js,ts}', '*.js'], languageOptions: { globals: { ...globals.node } } },
);
