/** `npm test`: everything that CI checks, from set-up to the tests through the real window. */
import { setUp } from './set-up/index.mjs';
import { runTool } from './run/tool.mjs';

await import('./check.mjs');
const runtime = await setUp();
runTool(runtime, 'vitest', ['run', '--project', 'integration']);
runTool(runtime, 'playwright', ['test', '--project', 'e2e'], { needsDisplay: true });
