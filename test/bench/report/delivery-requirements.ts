import { startAnsweringServer } from '../answering-server';
import { workerCommand, type BenchContext } from '../context';
import { medianOf, runSeveral } from '../measure';
import type { Measured } from '../workers/tell';
import { atMost, type Requirement } from './requirement';

const ROWS = 5_000;
const CONCURRENCIES = [4, 16, 64];
/** Of what a loop that keeps nothing sends in the same time. */
const LEAST_SHARE = 0.8;
const SENT_BEFORE = 100_000;

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
    context.say(`${SENT_BEFORE} rows that were sent before`);
    const value = await secondsOf('decide-again', SENT_BEFORE);
    requirements.push(
      atMost('100k rows sent before: decided', 'median of 3, 0 requests', { value, allowed: 2, unit: 's', digits: 2 }),
    );
    return requirements;
  } finally {
    server.stop();
  }
}
