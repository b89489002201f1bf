import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { say } from './say.mjs';

/** Installs the npm dependencies if the lock file has changed since the last installation. */
export function ensureDependencies(root) {
  const stamp = join(root, 'node_modules', '.cache', 'aplaut-import', 'installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing npm dependencies');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, shell: process.platform === 'win32' });
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, lock);
}
