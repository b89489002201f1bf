import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { firstFrame } from './scripts/build/first-frame';

// The oldest Electron that the project supports (docs/decisions/0002). Without this, the build targets the newest.
process.env['ELECTRON_MAJOR_VER'] ??= '33';

/** Native modules are loaded from node_modules. Everything else is bundled, for a fast start. */
const external = ['electron', /^node:/, 'libsql'];

/** Making a schema does nothing else, so that what uses no schema of a module does not load zod. */
const treeshake = { manualPureFunctions: ['z'] };
/** The parser of JSON is faster than that of JavaScript, and texts are the largest part of the program's own code. */
const json = { stringify: true, namedExports: false };

/**
 * What libraries load for options that the program does not use. electron-store: encryption, schemas (ours are zod's) and migrations, whose
 * use would fail at once, and defaults, without which what a store compares is equal. electron-log: sending the log somewhere, which it must
 * never do.
 */
function withoutUnusedOptions(): Plugin {
  const unused: Readonly<Record<string, readonly string[]>> = {
    '/node_modules/conf/': ['node:assert', 'node:crypto', 'ajv/dist/2020.js', 'ajv-formats', 'semver'],
    '/node_modules/electron-log/': ['./transports/remote'],
  };
  const empty = '\0unused-option';
  const unusedIn = (importer: string): readonly string[] =>
    Object.entries(unused).flatMap(([library, ids]) => (importer.includes(library) ? ids : []));
  return {
    name: 'without-unused-options',
    enforce: 'pre',
    // Nothing is asked for Node's own modules, which are external, so that their imports are renamed.
    transform: (code, importer) =>
      unusedIn(importer)
        .filter((id) => id.startsWith('node:'))
        .reduce<string | null>((left, id) => (left ?? code).replaceAll(`from '${id}'`, `from 'unused-${id}'`), null),
    resolveId: (id, importer = '') => (unusedIn(importer).includes(id.replace(/^unused-/, '')) ? empty : null),
    load: (id) => (id === empty ? 'module.exports = Object.assign(() => null, { deepEqual: () => undefined });' : null),
  };
}

export default defineConfig({
  main: {
    plugins: [withoutUnusedOptions()],
    build: {
      externalizeDeps: false,
      minify: true,
      // Files are read from the disk, so that a large one costs no more than several.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        external,
        treeshake,
        input: {
          main: resolve('electron/main.ts'),
          'sheet-process': resolve('electron/sheet/process.ts'),
          'proof-process': resolve('electron/sheet/proof/process.ts'),
          'second-thread': resolve('electron/sheet/second-thread/entry.ts'),
          'workbook-thread': resolve('electron/sheet/readers/foreign/thread-entry.ts'),
          'sample-thread': resolve('electron/sample/sample-thread.ts'),
          'delivery-worker': resolve('electron/delivery/background/worker.ts'),
          practice: resolve('electron/practice/standalone.ts'),
        },
        // Faster to load than ES modules: each of those is resolved, read and linked asynchronously (docs/decisions/0020).
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('electron/preload.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), firstFrame()],
    json,
    build: {
      outDir: resolve('out/renderer'),
      minify: true,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        treeshake,
        input: resolve('renderer/index.html'),
        // One file for the first screen: every file is a request that main answers while it starts.
        output: {
          codeSplitting: { groups: [{ name: 'first-screen', tags: ['$initial'] }] },
          // The document asks for those of its language before the script does (scripts/build/first-frame.ts).
          chunkFileNames: ({ facadeModuleId }) =>
            facadeModuleId?.includes('/shared/locales/') === true
              ? 'assets/texts.[name].js'
              : 'assets/[name]-[hash].js',
        },
      },
    },
  },
});
