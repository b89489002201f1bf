/** `npm test`: everything that CI checks, from the set-up to the tests through the real window. */
import { root, setUp } from './set-up/index.mjs';
import { ensurePeers } from './set-up/peers.mjs';
import { TEST_PACKAGES } from './set-up/system-packages.mjs';
import { runTool } from './run/tool.mjs';

await import('./check.mjs');
const runtime = await setUp({ packages: TEST_PACKAGES });
ensurePeers(root);
runTool(runtime, 'vitest', ['run', '--project', 'integration']);
runTool(runtime, 'vitest', ['run', '--project', 'kill']);
runTool(runtime, 'playwright', ['test', '--project', 'e2e'], { needsDisplay: true });
