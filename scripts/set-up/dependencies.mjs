import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  keepingCache(root, () => {
    const options = { cwd: root, shell: process.platform === 'win32' };
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  });
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, lock);
}

/** `npm ci` removes all of node_modules, and with it what was downloaded or made for tests, such as an Electron. */
function keepingCache(root, install) {
  const cache = join(root, 'node_modules', '.cache');
  const aside = join(root, 'out', '.kept-cache');
  // One that an interrupted installation left counts as well.
  if (existsSync(cache) && !existsSync(aside)) {
    mkdirSync(join(root, 'out'), { recursive: true });
    renameSync(cache, aside);
  }
  try {
    install();
  } finally {
    if (existsSync(aside)) {
      rmSync(cache, { recursive: true, force: true });
      mkdirSync(join(root, 'node_modules'), { recursive: true });
      renameSync(aside, cache);
    }
  }
}
