import { Worker } from 'node:worker_threads';
import type { ThreadJobs } from './jobs';

/** A job on its way to the thread. Answers come back in the order of the requests. */
export interface JobRequest {
  name: keyof ThreadJobs;
  argument: unknown;
}

/** A thread that works beside the one that reads a file. Jobs are done one after the other; a promise is rejected where the thread ended. */
export interface SecondThread {
  do<Name extends keyof ThreadJobs>(
    name: Name,
    ...argument: Parameters<ThreadJobs[Name]>
  ): Promise<ReturnType<ThreadJobs[Name]>>;
  /** Ends it at once, whatever it does. */
  end(): void;
}

/** @param entry the built `second-thread.js` */
export function startSecondThread(entry: URL): SecondThread {
  const worker = new Worker(entry);
  const waiting: { resolve: (result: never) => void; reject: (error: unknown) => void }[] = [];
  const fail = (error: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('message', (result) => waiting.shift()?.resolve(result as never));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the second thread has ended')));
  return {
    do: (name, ...[argument]) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage({ name, argument } satisfies JobRequest);
      }),
    end: () => void worker.terminate(),
  };
}
