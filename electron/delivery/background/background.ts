import { Worker } from 'node:worker_threads';
import type { FromWorker, JobKind, JobOrder, Jobs } from './jobs';

/** Runs jobs on the deliveries' database in a thread of its own, so that main is never blocked. */
export interface Background {
  /**
   * Rejects with the job's error, including its `code`.
   *
   * @param answer what main knows of rows, for a job that asks for it; null if nothing
   */
  run<K extends JobKind>(
    kind: K,
    input: Jobs[K]['input'],
    answer?: (rows: number[]) => Promise<unknown>,
  ): Promise<Jobs[K]['result']>;
  /** Aborts the current job, which then rejects. */
  close(): Promise<void>;
}

/** @param options.workerPath the built `delivery-worker.cjs` */
export function createBackground(options: { workerPath: string; databasePath: string }): Background {
  const workers = new Set<Worker>();
  return {
    run: <K extends JobKind>(kind: K, input: Jobs[K]['input'], answer?: (rows: number[]) => Promise<unknown>) => {
      const order: JobOrder<K> = { databasePath: options.databasePath, kind, input };
      // A report's file is opened here and closed there; the worker would warn about that.
      const worker = new Worker(options.workerPath, { workerData: order, trackUnmanagedFds: false });
      workers.add(worker);
      return new Promise<Jobs[K]['result']>((resolve, reject) => {
        worker.on('message', (message: FromWorker) => {
          if (message.kind === 'done') resolve(message.result as Jobs[K]['result']);
          else if (message.kind === 'failed') reject(Object.assign(new Error(message.message), { code: message.code }));
          else {
            const asked = answer?.(message.rows) ?? Promise.resolve(null);
            asked.then(
              (answered) => worker.postMessage(answered),
              // A sheet that was closed, or whose process ended, has no cells.
              () => worker.postMessage(null),
            );
          }
        });
        worker.on('error', reject);
        worker.on('exit', () => {
          workers.delete(worker);
          reject(new Error(`the thread of ${kind} was broken off`));
        });
      });
    },
    close: async () => {
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}
