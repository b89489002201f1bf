import { Worker } from 'node:worker_threads';
import { AppError } from '../errors/app-error';
import type { SampleFile } from './write-sample';

/**
 * Writes the sample in a thread of its own. Throws `file-not-writable`.
 *
 * @param threadPath the built `sample-thread.cjs`
 */
export async function saveSample(threadPath: string, file: SampleFile): Promise<void> {
  const thread = new Worker(threadPath, { workerData: file });
  await new Promise<void>((resolve, reject) => {
    thread.on('error', reject);
    thread.on('exit', () => resolve());
  }).catch((error: unknown) => {
    throw new AppError('file-not-writable', (error as NodeJS.ErrnoException).code ?? '');
  });
}
