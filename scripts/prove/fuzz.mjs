import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../set-up/index.mjs';

/**
 * Spoils files by the thousand and opens each with the real readers; every one must become a table or a problem that a person can be
 * told, within bounds of time and memory. What fails is kept below node_modules/.cache/aplaut-import/fuzz/ and named. Ends this program
 * when something failed.
 *
 * @param {string[]} options `--seconds N` runs so long, `--seed N` runs the same files again
 */
export async function proveByFuzz(options) {
  const cache = join(root, 'node_modules', '.cache', 'aplaut-import');
  const folder = join(cache, 'fuzz-bundle');
  // Loaded here because the set-up is what installs it.
  const { bundle } = await import('../run/bundle.mjs');
  await bundle(root, { folder, entries: { main: 'test/fuzz/main.ts', worker: 'test/fuzz/worker.ts' } });
  const { status } = spawnSync(process.execPath, [join(folder, 'main.mjs'), '--out', join(cache, 'fuzz'), ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
