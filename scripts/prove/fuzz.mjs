import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../set-up/index.mjs';

/**
 * Corrupts files by the thousand and opens each with the real readers. Every file must become a table or a problem that can be told to a
 * person, within limits of time and memory. Files that fail are saved in node_modules/.cache/aplaut-import/fuzz/ and listed. Exits the
 * process if any failed.
 *
 * @param {string[]} options `--seconds N` sets how long it runs, `--seed N` repeats the files of an earlier run
 */
export async function proveByFuzz(options) {
  const cache = join(root, 'node_modules', '.cache', 'aplaut-import');
  const folder = join(cache, 'fuzz-bundle');
  // Imported only now, since the set-up installs it.
  const { bundle } = await import('../run/bundle.mjs');
  await bundle(root, { folder, entries: { main: 'test/fuzz/main.ts', worker: 'test/fuzz/worker.ts' } });
  const { status } = spawnSync(process.execPath, [join(folder, 'main.mjs'), '--out', join(cache, 'fuzz'), ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
