import { parentPort } from 'node:worker_threads';
import { createThreadJobs } from './jobs';
import type { JobRequest } from '../source/second-thread';

/** The second thread of the sheet process: does the jobs it is sent, in their order. A defect ends it, and with it what was asked of it. */
const jobs = createThreadJobs();

parentPort?.on('message', ({ name, argument }: JobRequest) => {
  const job = (jobs as Record<typeof name, (argument: unknown) => ReturnType<(typeof jobs)[typeof name]>>)[name];
  parentPort?.postMessage(job(argument));
});
