import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The oldest Electron that the project supports (docs/decisions/0002). Without this, the build targets the newest.
process.env['ELECTRON_MAJOR_VER'] ??= '33';

/** Native modules are loaded from node_modules. Everything else is bundled, for a fast start. */
const external = ['electron', /^node:/, 'libsql'];

/** Making a schema does nothing else, so that what uses no schema of a module does not load zod. */
const treeshake = { manualPureFunctions: ['z'] };
/** The parser of JSON is faster than that of JavaScript, and texts are the largest part of the program's own code. */
const json = { stringify: true };

export default defineConfig({
  main: {
    json,
    build: {
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        external,
        treeshake,
        input: {
          main: resolve('electron/main.ts'),
          'sheet-process': resolve('electron/sheet/process.ts'),
          'proof-process': resolve('electron/sheet/proof/process.ts'),
          'second-thread': resolve('electron/sheet/second-thread/entry.ts'),
          'workbook-thread': resolve('electron/sheet/readers/foreign/thread-entry.ts'),
          'delivery-worker': resolve('electron/delivery/background/worker.ts'),
          practice: resolve('electron/practice/standalone.ts'),
        },
        output: { format: 'es' },
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
    plugins: [react()],
    json,
    build: {
      outDir: resolve('out/renderer'),
      minify: true,
      rolldownOptions: { treeshake, input: resolve('renderer/index.html') },
    },
  },
});
