import { workerCommand, type BenchContext } from '../context';
import { runWorker } from '../measure';
import type { HeldUp } from '../workers/hold-up';
import { atMost, type Requirement } from './requirement';

const SIZES = [100_000, 1_000_000];
/** In addition to what an idle process shows. */
const MOST_EXTRA_MS = 50;
const TIMEOUT_MS = 30 * 60_000;

/** How long main is blocked at most during work that grows with the number of rows. */
export async function stillRequirements(context: BenchContext): Promise<Requirement[]> {
  const requirements: Requirement[] = [];
  for (const rows of SIZES) {
    context.say(`main's event loop with ${rows} rows`);
    const command = workerCommand(context, 'hold-up', String(rows));
    const { peakMb, ...found } = await runWorker<HeldUp>({ ...command, timeoutMs: TIMEOUT_MS });
    const idleMs = found['nothing']?.longestMs ?? 0;
    for (const [name, { longestMs, seconds }] of Object.entries(found)) {
      if (name === 'nothing') continue;
      requirements.push(
        atMost(
          `${name}, ${rows / 1000}k rows: the longest main stood still`,
          `in ${seconds.toFixed(1)} s, idle ${idleMs.toFixed(0)} ms, process ${peakMb.toFixed(0)} MB`,
          { value: longestMs, allowed: Math.round(idleMs + MOST_EXTRA_MS), unit: 'ms' },
        ),
      );
    }
  }
  return requirements;
}
