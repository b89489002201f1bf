import { Worker } from 'node:worker_threads';
import type { JobRequest, SecondThread } from '../source/second-thread';

/** @param entry the built `second-thread.cjs` */
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
