import { defineConfig } from 'vitest/config';
import { assetPaths } from './scripts/run/asset-paths.mjs';

export default defineConfig({
  plugins: [assetPaths()],
  test: {
    sequence: { shuffle: true },
    // By default one core stays free, which is half of a small machine.
    maxWorkers: '100%',
    // Measured by `npm test` alone, which prints it (scripts/run/print-coverage.mjs).
    coverage: {
      provider: 'v8',
      include: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'shared/**/*.ts'],
      reporter: ['json-summary'],
      reportsDirectory: 'node_modules/.cache/aplaut-import/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: ['test/unit/renderer/**'],
          testTimeout: 30_000,
          // A process per file would import the same modules 150 times, which takes as long as half of the tests.
          isolate: false,
        },
      },
      // The page's stores are modules with a state, so each of these files has a process of its own.
      {
        extends: true,
        test: { name: 'unit-page', include: ['test/unit/renderer/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/security/**/*.test.ts', 'test/fuzz/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'kill', include: ['test/kill/*.kill.ts'], testTimeout: 20 * 60_000 } },
      { extends: true, test: { name: 'bench', include: [], benchmark: { include: ['test/bench/**/*.bench.ts'] } } },
    ],
  },
});
