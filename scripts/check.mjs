/**
 * `npm run check`: format, lint, types and unit tests, without warnings. Main is checked against the APIs of both runtimes instead of those
 * that an editor shows (docs/decisions/0028).
 */
import { ensureApiTypes } from './set-up/api-types.mjs';
import { setUp } from './set-up/index.mjs';
import { runToolsSideBySide } from './run/tool.mjs';

const MAIN = ['electron-33', 'electron-45'].map((runtime) => `test/runtimes/tsconfig.${runtime}.json`);
const PROJECTS = ['shared', ...MAIN, 'renderer', 'test'];
// Costs a third more, so that only `npm test` wants it.
const coverage = process.env.COVERAGE ? ['--coverage'] : [];

const runtime = await setUp({ build: false, also: [ensureApiTypes] });
await runToolsSideBySide(runtime, [
  [
    ['prettier', ['--check', '--log-level', 'warn', '.']],
    ['eslint', ['--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']],
  ],
  [...PROJECTS.map((project) => ['tsc', ['-p', project]]), ['vitest', ['run', '--project', 'unit*', ...coverage]]],
]);
