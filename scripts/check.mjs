/** `npm run check`: format, lint, types and unit tests; under a minute, zero warnings. */
import { setUp } from './set-up/index.mjs';
import { runTool } from './run/tool.mjs';

const runtime = await setUp({ build: false });
runTool(runtime, 'prettier', ['--check', '--log-level', 'warn', '.']);
for (const project of ['shared', 'electron', 'renderer', 'test']) runTool(runtime, 'tsc', ['-p', project]);
runTool(runtime, 'eslint', ['--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']);
runTool(runtime, 'vitest', ['run', '--project', 'unit']);
