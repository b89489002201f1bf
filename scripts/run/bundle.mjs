import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { assetPaths } from './asset-paths.mjs';

/** Modules that the app's own build leaves in node_modules (electron.vite.config.ts), and one that cannot be bundled. */
const EXTERNAL = ['electron', /^node:/, 'libsql', '@playwright/test'];

/**
 * Bundles test scripts together with the project's code, as the app's build does, so that they run as production code.
 *
 * @param {string} root the project's folder
 * @param {{ folder: string, entries: Record<string, string>, preloads?: Record<string, string> }} what `folder` gets a `<name>.mjs` for
 * each of `entries`, and a `<name>.cjs` for each of `preloads`, since a sandboxed preload must be one CommonJS file
 */
export async function bundle(root, { folder, entries, preloads = {} }) {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  await bundleAs('es', 'mjs', root, folder, entries);
  for (const [name, path] of Object.entries(preloads)) await bundleAs('cjs', 'cjs', root, folder, { [name]: path });
}

async function bundleAs(format, extension, root, folder, entries) {
  await build({
    root,
    configFile: false,
    plugins: [assetPaths()],
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        external: EXTERNAL,
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
      },
    },
  });
}
