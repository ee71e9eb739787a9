// What the compiler can't hold: the tiers, the length of files, and no raw HTML.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const bridge = {
  regex: 'wailsjs(/|$)',
  message: 'Only src/lib/backend speaks to Go; call it from there.',
};

/** Refuses imports by a pattern, on top of the bridge, which every tier leaves alone. */
const refuse = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [bridge, { regex, message }] }],
});

const maxLines = (max) => ['error', { max, skipBlankLines: false, skipComments: false }];

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/lib/wailsjs/'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': maxLines(400),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [bridge] }],
      // The compiler knows every name; this rule only knows those of plain JavaScript.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'max-lines': maxLines(250),
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      // Routes are hashes of our own; there is no SvelteKit resolver.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  // Parts know no noun, features know one, views compose.
  {
    files: ['src/parts/**'],
    rules: refuse('(^\\$|/)(features|views)(/|$)', 'A part knows no noun and no screen.'),
  },
  {
    files: ['src/features/**'],
    rules: refuse('(^\\$|/)views(/|$)', 'A feature is used by views; it knows none.'),
  },
  {
    files: ['src/lib/**'],
    rules: refuse('(^\\$|/)(parts|features|views)(/|$)', 'lib stands below parts, features and views.'),
  },
  { files: ['src/lib/backend/**'], rules: { 'no-restricted-imports': 'off' } },
  // A Blob, a File or a form as the body of a request ends the whole program in the web view of Linux.
  {
    files: ['src/**'],
    ignores: ['src/lib/backend/upload.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='fetch'] Property[key.name='body']",
          message: 'Files go in by src/lib/backend/upload.ts alone, as an ArrayBuffer.',
        },
        {
          selector: "NewExpression[callee.name='FormData']",
          message: 'Files go in by src/lib/backend/upload.ts alone.',
        },
      ],
    },
  },
  { files: ['e2e/**', '*.config.{js,ts}'], rules: { 'no-console': 'off' } },
);
