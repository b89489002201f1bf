import { defineConfig } from '@playwright/test';

/**
 * Real Electron. The demo is a tour that leaves screenshots. The tests are in e2e and, for the packed app, in package. In chromium, the page is
 * in a browser and the rest in Electron.
 */
export default defineConfig({
  outputDir: 'test-results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: 'e2e', testDir: 'test/e2e', testMatch: '**/*.e2e.ts' },
    { name: 'pictures', testDir: 'test/e2e', testMatch: 'pictures.tour.ts', timeout: 600_000 },
    { name: 'guide', testDir: 'test/e2e', testMatch: 'guide.tour.ts', timeout: 240_000 },
    { name: 'package', testDir: 'test/package', testMatch: '**/*.e2e.ts' },
    { name: 'chromium', testDir: 'test/chromium', testMatch: '*.tour.ts', timeout: 240_000 },
    { name: 'demo', testDir: 'test/e2e', testMatch: 'demo.tour.ts' },
  ],
});
