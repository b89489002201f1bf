import { spawn } from 'node:child_process';
import { median } from './workers/quantile';
import type { Measured, Told } from './workers/tell';

const RUNS = 3;
/** Beyond this, the clock's noise is negligible. */
const LONG_SECONDS = 3;
const TIMEOUT_MS = 300_000;

export interface Command {
  executable: string;
  args: readonly string[];
  /** A hanging worker is killed after this time. */
  timeoutMs?: number;
}

/**
 * Runs a worker in a fresh process and returns what it printed to stdout.
 *
 * @throws Error if it failed, with its stderr
 */
export async function runWorker<T>({ executable, args, timeoutMs = TIMEOUT_MS }: Command): Promise<Told<T>> {
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // The wrapper of a virtual display mixes stderr into it.
  const line = out.split('\n').findLast((text) => text.startsWith('{'));
  if (code !== 0 || line === undefined) {
    throw new Error(`${args.join(' ')} ended with ${code ?? 'a signal'}\n${errors}${out}`);
  }
  return JSON.parse(line) as Told<T>;
}

export async function runSeveral<T extends Measured>(command: Command): Promise<Told<T>[]> {
  const runs: Told<T>[] = [];
  while (runs.length < RUNS) runs.push(await runWorker<T>(command));
  return runs;
}

/** The same for two commands in turns, so that a machine which gets slower or faster meanwhile does not favour one. */
export async function runInTurns<T extends Measured>(one: Command, other: Command): Promise<[Told<T>[], Told<T>[]]> {
  const runs: [Told<T>[], Told<T>[]] = [[], []];
  while (runs[1].length < RUNS) {
    runs[0].push(await runWorker<T>(one));
    runs[1].push(await runWorker<T>(other));
  }
  return runs;
}

/** The same for the libraries that ours is compared with. A slow one runs only once. */
export async function runPeer<T extends Measured>(command: Command): Promise<Told<T>[]> {
  const first = await runWorker<T>(command);
  if (first.seconds >= LONG_SECONDS) return [first];
  return [first, await runWorker<T>(command), await runWorker<T>(command)];
}

export function medianOf<T>(runs: readonly T[], value: (run: T) => number): number {
  return median(runs.map(value));
}
