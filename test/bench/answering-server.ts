import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchContext } from './context';

/** A shop that accepts everything, in a process of its own. */
export interface AnsweringServer {
  baseUrl: string;
  /** Times of its requests, in milliseconds of its own clock. */
  starts(): Promise<number[]>;
  stop(): void;
}

/** @param pace requests per second above which it delays them; 0 for no limit */
export async function startAnsweringServer(
  { bundle }: BenchContext,
  { latenessMs, pace }: { latenessMs: number; pace: number },
): Promise<AnsweringServer> {
  const child = spawn(process.execPath, [join(bundle, 'answering-server.mjs'), String(latenessMs), String(pace)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const baseUrl = line.toString().trim();
  return {
    baseUrl,
    starts: async () => (await (await fetch(`${baseUrl}/starts`)).json()) as number[],
    stop: () => void child.kill(),
  };
}
