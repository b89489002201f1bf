import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Moment } from './start-program';

const TICK_MS = 10;
/** Positions of what ended children have used in `/proc/self/stat`, counted from after the name of the program. */
const CHILDREN = [13, 14];

/** Runs a program until it exits: how long it took, and the processor time of it and of the processes that it waited for. */
export async function runToEnd(executable: string, args: readonly string[]): Promise<Moment> {
  const cpuBefore = childrenCpuMs();
  const startedAt = performance.now();
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.resume();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const ms = performance.now() - startedAt;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code ?? 'a signal'}`);
  return { ms, cpuMs: childrenCpuMs() - cpuBefore };
}

function childrenCpuMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return CHILDREN.reduce((sum, at) => sum + Number(fields[at]), 0) * TICK_MS;
}
