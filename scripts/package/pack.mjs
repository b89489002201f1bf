import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronVersion } from '../set-up/electron-runtime.mjs';
import { root } from '../set-up/index.mjs';

/** electron-builder names a hundred peers of the page's libraries, which the bundle does not take from node_modules. */
const NOISE = /duplicate dependency references/;

/**
 * Packs the built app for this system with electron-builder, into release/ unless `more` says otherwise. Exits the process if that fails.
 *
 * @param {{dist: string}} runtime
 * @param {string[]} [more] arguments of electron-builder; with none, every target of electron-builder.yml for this system
 */
export function pack(runtime, more = []) {
  const args = [
    join(root, 'node_modules', 'electron-builder', 'cli.js'),
    ...more,
    '--publish',
    'never',
    `-c.electronDist=${runtime.dist}`,
    `-c.electronVersion=${electronVersion(runtime.dist)}`,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  const said = `${stdout}${stderr}`.split('\n').filter((line) => !NOISE.test(line));
  process.stderr.write(said.join('\n'));
  process.exit(status ?? 1);
}

/**
 * Packs what `test/package` looks at: the app as it is shipped, unpacked, and one that differs only in that its page may be debugged, in
 * release/e2e.
 */
export function packForTests(runtime) {
  pack(runtime, ['--dir']);
  pack(runtime, ['--dir', '-c.directories.output=release/e2e', '-c.extraMetadata.flavour=e2e']);
}
