import { parentPort } from 'node:worker_threads';
import type { LookedRows } from '../row-look';
import { createThreadJobs } from './jobs';
import type { JobRequest } from './second-thread';

/** The second thread of the sheet process: does the jobs it is sent, in their order. A defect ends it, and with it what was asked of it. */
const jobs = createThreadJobs();

parentPort?.on('message', ({ name, argument }: JobRequest) => {
  const result = (jobs as Record<typeof name, (argument: unknown) => ReturnType<(typeof jobs)[typeof name]>>)[name](
    argument,
  );
  parentPort?.postMessage(result, typeof result === 'object' && result !== null ? buffersOf(result) : []);
});

/** The memory of the arrays goes over to the thread that asked. */
function buffersOf({ marks, filled, hashes }: LookedRows): ArrayBuffer[] {
  return [marks, filled, hashes.id, hashes.email].map(({ buffer }) => buffer as ArrayBuffer);
}
