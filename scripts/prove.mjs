/**
 * `npm run prove -- PART …`: tests that take too long for `npm test`, which runs a shorter version of some.
 *
 * - `pictures`: every screen, dialog and menu in both themes and languages, at several sizes and zooms, into proof-pictures/. axe checks each.
 * - `guide-pictures`: the pictures of the guide, into docs/guide/{ru,en}/pictures/
 * - `kills [--seed N]`: 200 kills of a delivery in each mode
 * - `list-kills [--seed N]`: 50 kills while the list of a shop's consumers is taken
 * - `fuzz [--seconds N] [--seed N]`: thousands of corrupted files
 * - `archives [--seed N]`: ten thousand corrupted lists of a shop's consumers
 * - `chromium`: the page in Debian's Chromium, which is that of the Electron that ships; pictures in proof-pictures/chromium/
 * - `node24`: everything that needs no Electron, in the Node of the Electron that ships
 */
import { proveByFuzz } from './prove/fuzz.mjs';
import { testOnNode24 } from './run/on-node-24.mjs';
import { runTool } from './run/tool.mjs';
import { root, setUp } from './set-up/index.mjs';
import { ensureNode24 } from './set-up/node-24.mjs';

const PARTS = {
  pictures: (runtime) =>
    runTool(runtime, 'playwright', ['test', '--project', 'pictures', '--reporter', 'list'], { needsDisplay: true }),
  'guide-pictures': (runtime) =>
    runTool(runtime, 'playwright', ['test', '--project', 'guide', '--reporter', 'list'], { needsDisplay: true }),
  kills: (runtime, options) => {
    process.env.KILLS = '200';
    const at = options.indexOf('--seed');
    if (at !== -1) process.env.KILL_SEED = options[at + 1];
    runTool(runtime, 'vitest', ['run', '--project', 'kill', 'test/kill/create.kill.ts', 'test/kill/upsert.kill.ts']);
  },
  'list-kills': (runtime, options) => {
    process.env.LIST_KILLS = '50';
    const at = options.indexOf('--seed');
    if (at !== -1) process.env.LIST_KILL_SEED = options[at + 1];
    runTool(runtime, 'vitest', ['run', '--project', 'kill', 'test/kill/list.kill.ts']);
  },
  archives: (runtime, options) => {
    process.env.LISTS = '10000';
    const at = options.indexOf('--seed');
    if (at !== -1) process.env.LIST_SEED = options[at + 1];
    runTool(runtime, 'vitest', ['run', '--project', 'integration', 'test/fuzz/archives.test.ts']);
  },
  fuzz: (_runtime, options) => proveByFuzz(options),
  chromium: (runtime) => {
    process.env.CHROMIUM ??= '/usr/bin/chromium';
    runTool(runtime, 'playwright', ['test', '--project', 'chromium'], { needsDisplay: true });
  },
  node24: async (runtime) => testOnNode24(runtime, await ensureNode24(root)),
};

const WITHOUT_BUILD = ['fuzz', 'archives'];

const [name, ...options] = process.argv.slice(2);
if (!Object.hasOwn(PARTS, name ?? '')) {
  process.stderr.write(`usage: npm run prove -- ${Object.keys(PARTS).join('|')} …\n`);
  process.exit(2);
}
const runtime = await setUp({
  build: !WITHOUT_BUILD.includes(name),
  packages: name === 'chromium' && !process.env.CHROMIUM ? ['chromium'] : [],
});
await PARTS[name](runtime, options);
