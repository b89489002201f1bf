import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './run.mjs';
import { say, SetUpError } from './say.mjs';

/**
 * A package of the npm registry, by name and exact version, and the checksum of its archive in base64.
 *
 * @typedef {{ package: string, sha512: string }} KnownPackage
 */

/** Where what is fetched or made for tests is kept. It outlives `npm ci`. */
export const cacheOf = (root) => join(root, 'node_modules', '.cache', 'aplaut-import');

/**
 * Fetches a package into `folder`, unless exactly this one is there. It is not installed: none of its scripts run, and nothing it depends on
 * comes along.
 *
 * @param {KnownPackage} wanted
 * @param {string} folder is replaced
 */
export async function ensurePackage(root, wanted, folder) {
  const stamp = join(folder, '.fetched');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted.sha512) return;
  await unpacking(root, wanted, (unpacked) => {
    writeFileSync(join(unpacked, '.fetched'), wanted.sha512);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, '..'), { recursive: true });
    renameSync(unpacked, folder);
  });
}

/**
 * Fetches a package, checks it, and gives its unpacked folder to `use`, which may move things out of it and put things beside it. Afterwards
 * all of that is removed.
 *
 * @param {KnownPackage} wanted
 * @param {(unpacked: string) => unknown} use
 */
export async function unpacking(root, wanted, use) {
  say(`fetching ${wanted.package}`);
  const cache = cacheOf(root);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'making-'));
  try {
    run('npm', ['pack', wanted.package, '--loglevel=error', '--pack-destination', work], {
      shell: process.platform === 'win32',
    });
    const name = readdirSync(work).find((entry) => entry.endsWith('.tgz'));
    await verify(join(work, name), wanted);
    const unpacked = join(work, 'unpacked');
    mkdirSync(unpacked);
    run('tar', ['-xzf', name, '-C', 'unpacked', '--strip-components=1'], { cwd: work });
    await use(unpacked);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function verify(archive, wanted) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== wanted.sha512) {
    throw new SetUpError(`${wanted.package} is not the package we know: its checksum differs`);
  }
}
