import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { say, SetUpError } from './say.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Gets a fresh clone ready to run: system packages, npm dependencies, an Electron runtime, a build. Returns at once if everything is there.
 * Exits the process with a message if something cannot be had.
 *
 * @param {{build?: boolean, packages?: string[], also?: ((root: string) => unknown)[]}} [options] `build: false` skips the build; `packages`
 * are system packages needed in addition to the app's; `also` fetches more
 * @returns {Promise<{dist: string, executable: string, source: string}>} the Electron runtime
 */
export async function setUp({ build = true, packages = [], also = [] } = {}) {
  try {
    ensureSystemPackages(packages);
    ensureDependencies(root);
    const runtime = await ensureElectronRuntime(root);
    for (const ensure of also) await ensure(root);
    if (build) await ensureBuilt(root);
    return runtime;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exit(1);
  }
}
