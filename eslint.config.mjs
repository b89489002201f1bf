import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';
import { readImportTable, zonesOf } from './scripts/lint/import-table.mjs';
import { noNumberSearch } from './scripts/lint/no-number-search.mjs';

const zones = zonesOf(readImportTable(import.meta.dirname), import.meta.dirname);

const noNode = { group: ['node:*', 'fs', 'path', 'crypto'], message: 'There is no Node here.' };
const noElectron = { group: ['electron', 'electron/*'], message: 'There is no Electron here.' };
const noNetwork = {
  group: ['axios', 'undici', 'node:http', 'node:https', 'node:net'],
  message: 'There is no network here.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'release', 'demo-screenshots', 'test-results', 'scripts/default-app'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          noWarnOnMultipleProjects: true,
          project: ['shared', 'electron', 'renderer', 'test'],
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // There are no enums here. The rule looks at the types of every assignment, which took 7 % of the lint.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' }],
      // Index signatures are read as `x['y']` because TypeScript requires it (noPropertyAccessFromIndexSignature).
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|(zod|luxon)$|libphonenumber-js)',
              message: 'shared/ imports only itself and pure libraries (docs/decisions/0003).',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time as a parameter.' },
        { object: 'Math', property: 'random', message: 'Take randomness as a parameter.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-imports': ['error', { patterns: [noNode, noElectron, noNetwork] }],
      // Warns about libraries that the React Compiler cannot handle. The compiler is not used here.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['electron/sheet/**/*.ts'],
    ignores: ['electron/sheet/host/host.ts'],
    plugins: { local: { rules: { 'no-number-search': noNumberSearch } } },
    rules: {
      'no-restricted-imports': ['error', { patterns: [noNetwork, noElectron] }],
      'local/no-number-search': 'error',
    },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc/register.ts', 'electron/preload.ts', 'electron/sheet/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain', 'ipcRenderer'],
              message: 'Declare a channel in shared/ipc and handle it through electron/ipc/register.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    // Loops over millions of bytes use `bytes[at] as number`: a fallback would cost time, and `!` is forbidden everywhere.
    files: ['shared/consumer/**/*.ts', 'electron/sheet/**/*.ts'],
    rules: { '@typescript-eslint/non-nullable-type-assertion-style': 'off' },
  },
  {
    files: ['*.config.ts', '*.config.mjs'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': 'off',
    },
  },
);
