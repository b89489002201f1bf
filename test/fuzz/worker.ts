import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAsSheet, checkFile } from './check-file';
import { makeCase } from './make-case';
import { makeSeeds } from './seeds';

/** The worker's messages: which file it is about to open, and the result. */
export type WorkerMessage =
  | { kind: 'opening'; index: number }
  | { kind: 'done'; index: number; outcome: string }
  | { kind: 'failed'; index: number; reason: string };

/** No seed file is larger than some kilobytes. A reader that needs more memory than this for one has been tricked. */
const MOST_MEMORY_KB = 1_000_000;
/** Checking every row takes longer than reading, so it is done only for every fourth file. */
const SHEET_EVERY = 4;

const [folder = '.', seedText = '1', firstText = '0'] = process.argv.slice(2);
const seed = Number(seedText);
// Any message means stop.
process.on('message', () => process.exit());
process.on('disconnect', () => process.exit());

const seeds = await makeSeeds();
for (let index = Number(firstText); ; index += 1) {
  const { fileName, bytes } = makeCase(seeds, seed, index);
  const path = join(folder, fileName);
  writeFileSync(path, bytes);
  tell({ kind: 'opening', index });
  try {
    const outcome = await checkFile(path);
    if (index % SHEET_EVERY === 0) await checkAsSheet(path);
    const { maxRSS } = process.resourceUsage();
    if (maxRSS > MOST_MEMORY_KB) throw new Error(`memory grew to ${Math.round(maxRSS / 1_000)} MB`);
    tell({ kind: 'done', index, outcome });
  } catch (error) {
    tell({ kind: 'failed', index, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    // Memory that has grown cannot be told apart from what the next file needs.
    if (process.resourceUsage().maxRSS > MOST_MEMORY_KB) process.exit();
  }
  rmSync(path);
}

function tell(message: WorkerMessage): void {
  process.send?.(message);
}
