import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCase } from './make-case';
import { makeSeeds } from './seeds';
import type { WorkerMessage } from './worker';

/** Many times what reading, checking and going through a file of some kilobytes takes. */
const LONGEST_MS = 10_000;
const WATCH_MS = 500;
const HEAP_MB = 600;
/** Enough failures to work on. */
const MOST_FAILURES = 20;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const { out } = values;
if (out === undefined) throw new Error('started by npm run prove -- fuzz');
const folder: string = out;
const seed = Number(values.seed);
const endsAt = performance.now() + Number(values.seconds) * 1_000;
const say = (text: string) => void process.stdout.write(`${text}\n`);

// Created here and not in the worker, which could not clean up after being killed.
const work = mkdtempSync(join(tmpdir(), 'aplaut-import-fuzz-'));
const seeds = await makeSeeds();
const outcomes = new Map<string, number>();
let failures = 0;
let next = 0;
say(`fuzz: seed ${seed}, ${values.seconds} s`);
while (performance.now() < endsAt && failures < MOST_FAILURES) next = await runWorker(next);

rmSync(work, { recursive: true });
const told = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, count]) => `${outcome} ${count}`);
say(`fuzz: ${next} files, ${failures} failures; ${told.join(', ')}`);
process.exit(failures === 0 ? 0 : 1);

/** Runs a worker until the time is up, or until it hangs or ends. Returns the number of the next file. */
function runWorker(first: number): Promise<number> {
  const worker = fork(join(import.meta.dirname, 'worker.mjs'), [work, String(seed), String(first)], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
  });
  let current = first;
  let openingSince: number | null = null;
  let told = '';
  worker.on('message', (message: WorkerMessage) => {
    current = message.index + (message.kind === 'opening' ? 0 : 1);
    openingSince = message.kind === 'opening' ? performance.now() : null;
    if (message.kind === 'done') outcomes.set(message.outcome, (outcomes.get(message.outcome) ?? 0) + 1);
    if (message.kind === 'failed') fail(message.index, message.reason);
  });
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      const isLate = openingSince !== null && performance.now() - openingSince > LONGEST_MS;
      if (isLate) told = `no end within ${LONGEST_MS / 1_000} s`;
      if (isLate) worker.kill('SIGKILL');
      else if ((performance.now() > endsAt || failures >= MOST_FAILURES) && worker.connected) worker.send('stop');
    }, WATCH_MS);
    worker.on('error', reject);
    worker.on('exit', (code, signal) => {
      clearInterval(watch);
      const settle = (): void => {
        if (code !== 0) fail(current, told === '' ? `the process ended with ${code ?? signal ?? 'nothing'}` : told);
        resolve(code === 0 ? current : current + 1);
      };
      // Its last messages may still be on their way.
      if (worker.connected) worker.once('disconnect', settle);
      else settle();
    });
  });
}

function fail(index: number, reason: string): void {
  failures += 1;
  const { fileName, bytes } = makeCase(seeds, seed, index);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, fileName);
  writeFileSync(path, bytes);
  say(`\nFAILED ${path}\n  --seed ${seed}, file ${index}: ${reason}`);
}
