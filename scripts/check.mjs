/**
 * `npm run check`: format, lint, types and unit tests, without warnings. Main is checked against the APIs of both runtimes instead of those
 * that an editor shows (docs/decisions/0028).
 */
import { ensureApiTypes } from './set-up/api-types.mjs';
import { setUp } from './set-up/index.mjs';
import { runToolsSideBySide } from './run/tool.mjs';

const CACHE = 'node_modules/.cache';
/** The compiler in Go. The linter needs `typescript`, which is written in TypeScript and takes four times as long (docs/decisions/0029). */
const TSC = '@typescript/native/bin/tsc';
const MAIN = ['electron-33', 'electron-45'].map((runtime) => `test/runtimes/tsconfig.${runtime}.json`);
const PROJECTS = ['test', ...MAIN, 'renderer', 'shared', 'scripts/build'];
// Costs a third more, so that only `npm test` wants it, and it tries slow properties more often (test/fakes/number-of-runs.ts).
const coverage = process.env.THOROUGH ? ['--coverage'] : [];

/** Most of a lint is finding types. It runs in one thread for each program of types: the page's, main's, and the tests' with all the rest. */
const PAGE_FILES = ['renderer'];
const MAIN_FILES = ['electron', 'shared', 'electron.vite.config.ts', 'vitest.config.ts'];
const REST = ['.', ...[...PAGE_FILES, ...MAIN_FILES].flatMap((path) => ['--ignore-pattern', path])];

const lint = (name, files) => {
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/eslint/${name}`];
  return ['eslint', ['--max-warnings', '0', ...cache, ...files]];
};

const runtime = await setUp({ build: false, also: [ensureApiTypes] });
// The longest first.
await runToolsSideBySide(runtime, [
  ['vitest', ['run', '--project', 'unit*', ...coverage]],
  lint('page', PAGE_FILES),
  lint('rest', REST),
  lint('main', MAIN_FILES),
  ['prettier', ['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '.']],
  ...PROJECTS.map((project) => [TSC, ['-p', project]]),
]);
