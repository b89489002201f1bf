/** `npm run check`: format, lint, types and unit tests, without warnings. */
import { setUp } from './set-up/index.mjs';
import { runToolsSideBySide } from './run/tool.mjs';

const runtime = await setUp({ build: false });
await runToolsSideBySide(runtime, [
  [
    ['prettier', ['--check', '--log-level', 'warn', '.']],
    ['eslint', ['--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']],
  ],
  [
    ...['shared', 'electron', 'renderer', 'test'].map((project) => ['tsc', ['-p', project]]),
    ['vitest', ['run', '--project', 'unit*']],
  ],
]);
