import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { say } from './say.mjs';

/**
 * Installs the libraries that our readers are compared with, both in speed and in results. They are not dependencies of the project and
 * have a folder and a lock file of their own.
 *
 * @returns {string} their folder
 */
export function ensurePeers(root) {
  const peers = join(root, 'test', 'bench', 'peers');
  const stamp = join(peers, 'node_modules', '.installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(peers, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return peers;
  say('installing what the readers are compared with');
  run('npm', ['ci', '--prefix', peers, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, lock);
  return peers;
}
