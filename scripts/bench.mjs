/**
 * `npm run bench`: measures what reading, checking and showing sheets costs, against the libraries that could do the same, and what sending
 * costs against a bare loop. The results are ratios within one run, on data generated once. `npm run bench -- csv` runs one part: xlsx,
 * csv, first-rows, work, repair, list, delivery, still or start. `row` measures the checks of a single row, and `pace` ten minutes at two
 * requests per second.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { displayWrapper } from './run/display.mjs';
import { electronSwitches } from './run/electron.mjs';
import { runTool } from './run/tool.mjs';
import { root, setUp } from './set-up/index.mjs';
import { ensurePeers } from './set-up/peers.mjs';

const WORKERS = [
  'open-sheet',
  'work-on-sheet',
  'change-columns',
  'repair-phones',
  'view-rows',
  'use-recipe',
  'papaparse-checked',
  'read-list',
  'send-by-list',
  'list-floor',
  'csv-floor',
  'xlsx-floor',
  'write-data',
  'answering-server',
  'bare-axios',
  'deliver',
  'deliver-for',
  'decide-again',
  'hold-up',
];

const runtime = await setUp();
const parts = process.argv.slice(2);
if (parts.includes('row')) {
  runTool(runtime, 'vitest', ['bench', '--run', '--project', 'bench']);
  if (parts.length === 1) process.exit();
}

const cache = join(root, 'node_modules', '.cache', 'aplaut-import');
const folder = join(cache, 'bench');
const data = join(cache, 'bench-data');
const peers = ensurePeers(root);
// Imported only now, since the set-up installs it.
const { bundle } = await import('./run/bundle.mjs');
await bundle(root, {
  folder,
  entries: {
    main: 'test/bench/main.ts',
    'window-main': 'test/bench/window/main.ts',
    'use-grid': 'test/bench/window/use-grid.ts',
    'sheet-process': 'electron/sheet/process.ts',
    'second-thread': 'electron/sheet/second-thread/entry.ts',
    'delivery-worker': 'electron/delivery/background/worker.ts',
    ...Object.fromEntries(WORKERS.map((name) => [name, `test/bench/workers/${name}.ts`])),
  },
  preloads: {
    'window-preload': 'test/bench/window/preload.ts',
    'start-hook': 'test/bench/start/hook.ts',
    'start-page-hook': 'test/bench/start/page-hook.ts',
  },
});
runNode([join(folder, 'write-data.mjs'), data]);
runNode([
  join(folder, 'main.mjs'),
  `--data=${data}`,
  `--peers=${peers}`,
  `--root=${root}`,
  ...displayWrapper().map((word) => `--display=${word}`),
  ...[runtime.executable, ...electronSwitches()].map((word) => `--electron=${word}`),
  ...parts.filter((part) => part !== 'row'),
]);

function runNode(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
