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
 * Makes a bare clone able to run: system packages, npm dependencies, an Electron runtime, a build. Does nothing, at
 * once, where all of that is there. Ends the program with a sentence when something cannot be had.
 *
 * @param {{build?: boolean, packages?: string[]}} [options] `build: false` leaves the app unbuilt; `packages` are
 *   system packages needed besides those of the app
 * @returns {Promise<{dist: string, executable: string, source: string}>} the Electron runtime
 */
export async function setUp({ build = true, packages = [] } = {}) {
  try {
    ensureSystemPackages(packages);
    ensureDependencies(root);
    const runtime = await ensureElectronRuntime(root);
    if (build) ensureBuilt(root);
    return runtime;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exit(1);
  }
}
