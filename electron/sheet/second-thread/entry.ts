import { parentPort } from 'node:worker_threads';
import { createThreadJobs } from './jobs';
import type { JobRequest } from '../source/second-thread';

/** The second thread of the sheet process. Does its jobs in order. A defect ends the thread, and all its jobs with it. */
const jobs = createThreadJobs();

parentPort?.on('message', ({ name, argument }: JobRequest) => {
  const job = (jobs as Record<typeof name, (argument: unknown) => ReturnType<(typeof jobs)[typeof name]>>)[name];
  parentPort?.postMessage(job(argument));
});
