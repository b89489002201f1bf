import { join } from 'node:path';
import { startAnsweringServer } from '../answering-server';
import { electronCommand, workerCommand, type BenchContext } from '../context';
import { medianOf, runSeveral, runWorker } from '../measure';
import type { DecidedAgain } from '../workers/decide-again';
import type { Measured } from '../workers/tell';
import { atMost, type Requirement } from './requirement';

const ROWS = 5_000;
const CONCURRENCIES = [4, 16, 64];
/** Share of what a loop that stores nothing sends in the same time. */
const LEAST_SHARE = 0.8;

export async function deliveryRequirements(context: BenchContext): Promise<Requirement[]> {
  const server = await startAnsweringServer(context, { latenessMs: 0, pace: 0 });
  const secondsOf = async (worker: string, ...args: number[]): Promise<number> => {
    const { executable, args: command } = workerCommand(context, worker, server.baseUrl);
    const runs = await runSeveral<Measured>({ executable, args: [...command, ...args.map(String)] });
    return medianOf(runs, ({ seconds }) => seconds);
  };
  try {
    const requirements: Requirement[] = [];
    for (const concurrency of CONCURRENCIES) {
      context.say(`${ROWS} rows without a pace, ${concurrency} at once`);
      const bare = await secondsOf('bare-axios', ROWS, concurrency);
      const ours = await secondsOf('deliver', ROWS, concurrency);
      requirements.push({
        work: `a delivery without a pace, ${concurrency} at once: of a bare axios loop`,
        measured: `${Math.round(ROWS / ours)} rows/s against ${Math.round(ROWS / bare)}`,
        figure: `${Math.round((bare / ours) * 100)} %`,
        target: `≥ ${LEAST_SHARE * 100} %`,
        met: bare / ours >= LEAST_SHARE,
      });
    }
    context.say('a sheet that was sent before, in Electron');
    const decideAgain = join(context.bundle, 'decide-again.mjs');
    const { seconds: value, times } = await runWorker<DecidedAgain>(
      electronCommand(context, decideAgain, server.baseUrl, context.files.xlsx['shared-strings']),
    );
    requirements.push(
      atMost('a sheet of 100k × 15 sent before: decided', `0 requests, median of ${times}`, {
        value,
        allowed: 1.5,
        unit: 's',
        digits: 2,
      }),
    );
    return requirements;
  } finally {
    server.stop();
  }
}
