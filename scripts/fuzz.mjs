/**
 * `npm run fuzz`: spoils files by the thousand and opens each with the real readers; every one must become a table or a problem
 * that a person can be told, within bounds of time and memory. `-- --seconds 300` runs longer, `-- --seed 7` runs the same
 * files again. What fails is kept below node_modules/.cache/aplaut-import/fuzz/ and named.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './set-up/index.mjs';

await setUp({ build: false });
const cache = join(root, 'node_modules', '.cache', 'aplaut-import');
const folder = join(cache, 'fuzz-bundle');
// Loaded here because the set-up is what installs it.
const { bundle } = await import('./run/bundle.mjs');
await bundle(root, { folder, entries: { main: 'test/fuzz/main.ts', worker: 'test/fuzz/worker.ts' } });
const { status } = spawnSync(
  process.execPath,
  [join(folder, 'main.mjs'), '--out', join(cache, 'fuzz'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
