import { parentPort } from 'node:worker_threads';
import type { LookedRows } from '../row-look';
import { createThreadJobs } from './jobs';
import type { JobAnswer, JobRequest } from './second-thread';

/** The second thread of the sheet process: does the jobs it is sent, in their order. */
const jobs = createThreadJobs();

parentPort?.on('message', ({ name, argument }: JobRequest) => {
  const job = jobs[name] as (argument: unknown) => JobAnswer;
  const answer = job(argument);
  parentPort?.postMessage(answer, typeof answer === 'object' && answer !== null ? buffersOf(answer) : []);
});

function buffersOf({ marks, filled, hashes }: LookedRows): ArrayBuffer[] {
  return [marks, filled, hashes.id, hashes.email].map(({ buffer }) => buffer as ArrayBuffer);
}
