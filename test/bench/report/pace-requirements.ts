import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAnsweringServer } from '../answering-server';
import { workerCommand, type BenchContext } from '../context';
import { runWorker } from '../measure';
import type { Measured } from '../workers/tell';
import type { Requirement } from './requirement';

const PACE = 2;
const FOR_MS = 10 * 60_000;
const LEAST_SHARE = 0.99;
/** The most by which the two ends of a loopback connection may differ on when a request came. */
const ARRIVAL_JITTER_MS = 50;

const WAYS = [
  { name: 'answers after 50 ms', latenessMs: 50, pace: 0, processes: 1 },
  { name: 'answers after 800 ms', latenessMs: 800, pace: 0, processes: 1 },
  { name: 'answers after 3,000 ms', latenessMs: 3_000, pace: 0, processes: 1 },
  { name: 'a server that delays excess', latenessMs: 50, pace: PACE, processes: 1 },
  { name: 'three processes at once', latenessMs: 800, pace: PACE, processes: 3 },
];

/** Ten real minutes at two requests per second. Each way of sending has a server of its own, and all run at the same time. */
export async function paceRequirements(context: BenchContext): Promise<Requirement[]> {
  context.say('ten minutes at two requests a second');
  const folder = mkdtempSync(join(tmpdir(), 'aplaut-pace-'));
  try {
    return (await Promise.all(WAYS.map((way) => measure(context, way, join(folder, 'pace.db'))))).flat();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  context: BenchContext,
  { name, processes, ...lateness }: (typeof WAYS)[number],
  pacePath: string,
): Promise<Requirement[]> {
  const server = await startAnsweringServer(context, lateness);
  const { executable, args } = workerCommand(context, 'deliver-for', server.baseUrl);
  const command = { executable, args: [...args, pacePath, String(FOR_MS)], timeoutMs: FOR_MS + 120_000 };
  try {
    await Promise.all(Array.from({ length: processes }, () => runWorker<Measured>(command)));
    const starts = await server.starts();
    const share = starts.length / ((FOR_MS / 1_000) * PACE);
    // The first request leaves late, because nothing of the program has run yet.
    const gaps = starts.slice(1).map((atMs, index) => atMs - (starts[index] ?? 0));
    const closest = Math.min(...gaps.slice(processes));
    return [
      {
        work: `ten minutes at ${PACE}/s, ${name}: of the pace`,
        measured: `${starts.length} requests`,
        figure: `${(share * 100).toFixed(2)} %`,
        target: `≥ ${LEAST_SHARE * 100} %, ≤ 100 %`,
        // The first request opens the first interval, so one more than the pace allows may start.
        met: share >= LEAST_SHARE && starts.length <= (FOR_MS / 1_000) * PACE + 1,
      },
      {
        work: `ten minutes at ${PACE}/s, ${name}: closest two`,
        measured: 'as they arrived',
        figure: `${closest.toFixed(0)} ms`,
        target: `≥ ${1_000 / PACE - ARRIVAL_JITTER_MS} ms`,
        met: closest >= 1_000 / PACE - ARRIVAL_JITTER_MS,
      },
    ];
  } finally {
    server.stop();
  }
}
