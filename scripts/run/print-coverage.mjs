import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cacheOf } from '../set-up/fetch-package.mjs';

/** Where the code runs, by the first pattern that fits its path. */
const PLACES = [
  ['main', /^electron\/sheet\/host\//],
  ['sheet process', /^electron\/sheet\//],
  ['main', /^electron\//],
  ['page', /^renderer\//],
  ['shared', /^shared\//],
];

/** Prints how much of the code the unit tests run, by process, from what vitest has left (vitest.config.ts). */
export function printCoverage(root) {
  const summary = JSON.parse(readFileSync(join(cacheOf(root), 'coverage', 'coverage-summary.json'), 'utf8'));
  const places = new Map(PLACES.map(([name]) => [name, { covered: 0, total: 0 }]));
  for (const [file, { lines }] of Object.entries(summary)) {
    const path = relative(root, file).replaceAll('\\', '/');
    const place = PLACES.find(([, pattern]) => pattern.test(path))?.[0];
    if (place === undefined) continue;
    places.get(place).covered += lines.covered;
    places.get(place).total += lines.total;
  }
  process.stdout.write('lines that the unit tests run:\n');
  for (const [name, { covered, total }] of places) {
    const share = ((100 * covered) / total).toFixed(1);
    process.stdout.write(`  ${name.padEnd(14)}${share.padStart(6)} %  ${covered} of ${total}\n`);
  }
}
