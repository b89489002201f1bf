/** `npm test`: everything that CI checks, from the set-up to the tests through the real window. */
import { packForTests } from './package/pack.mjs';
import { root, setUp } from './set-up/index.mjs';
import { canHaveNode24, ensureNode24 } from './set-up/node-24.mjs';
import { ensurePeers } from './set-up/peers.mjs';
import { TEST_PACKAGES } from './set-up/system-packages.mjs';
import { hasDisplay } from './run/display.mjs';
import { testBrieflyOnNode24 } from './run/on-node-24.mjs';
import { printCoverage } from './run/print-coverage.mjs';
import { runTool } from './run/tool.mjs';

process.env.THOROUGH = '1';
await import('./check.mjs');
const runtime = await setUp({ packages: TEST_PACKAGES });
ensurePeers(root);
if (canHaveNode24) testBrieflyOnNode24(runtime, await ensureNode24(root));
runTool(runtime, 'vitest', ['run', '--project', 'integration']);
runTool(runtime, 'vitest', ['run', '--project', 'kill']);
// On a person's own display there is one window at a time. A virtual one has room for another beside it (test/e2e/own-display.ts).
const workers = hasDisplay() ? 1 : 2;
// `npm run demo` is among them, since `npm start` without a display runs it.
const windows = ['--project', 'e2e', '--project', 'demo', '--workers', String(workers)];
runTool(runtime, 'playwright', ['test', ...windows], { needsDisplay: true });
// The program as it is shipped: packed, opened, used and closed.
packForTests(runtime);
runTool(runtime, 'playwright', ['test', '--project', 'package'], { needsDisplay: true });
printCoverage(root);
