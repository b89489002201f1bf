import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../fakes/temporary-folder';
import { checkAsSheet, checkFile } from './check-file';
import { makeCase } from './make-case';
import { makeSeeds, type Seeds } from './seeds';

/** A short run with other files each time, identified by their seeds. `npm run prove -- fuzz` is the long one. */
const FILES = 250;
const SHEET_EVERY = 5;

const folder = temporaryFolder();
let seeds: Seeds;
beforeAll(async () => {
  seeds = await makeSeeds();
});
afterAll(() => folder.remove());

const SEEDS = Array.from({ length: 4 }, () => Math.floor(Math.random() * 1_000_000));

test.each(SEEDS)('corrupted files become tables or problems that can be reported (seed %i)', async (seed) => {
  const outcomes = new Set<string>();
  for (let index = 0; index < FILES; index += 1) {
    const { fileName, bytes } = makeCase(seeds, seed, index);
    const path = join(folder.path, fileName);
    writeFileSync(path, bytes);
    const outcome = await checkFile(path).catch((error: unknown) => {
      throw new Error(`seed ${seed}, file ${index}`, { cause: error });
    });
    outcomes.add(outcome);
    if (index % SHEET_EVERY === 0) await checkAsSheet(path);
  }
  // A run in which every file is refused, or none, would prove nothing.
  expect(outcomes).toContain('table');
  expect(outcomes.size).toBeGreaterThan(3);
});
