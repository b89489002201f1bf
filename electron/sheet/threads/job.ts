import { AsyncLocalStorage } from 'node:async_hooks';

/** The share of a job's remaining progress that its next loop takes where it is not known how many will follow. */
const LOOP_SHARE = 0.5;

/** A long piece of work. The loops in slices that it runs report to it, and end when it is cancelled. */
export class Job {
  #done = 0;

  /**
   * @param signal cancels the job: its loops throw the signal's reason
   * @param onProgress called with 0 to 1, never falling
   */
  constructor(
    readonly signal: AbortSignal,
    private readonly onProgress: (done: number) => void,
  ) {}

  /**
   * Begins the next loop. The result is called with the share of the loop that is done.
   *
   * @param ofRest how much of what is left of the job the loop is: 1 for its last one
   */
  beginLoop(ofRest = LOOP_SHARE): (share: number) => void {
    const start = this.#done;
    return (share) => {
      this.#done = Math.max(this.#done, start + (1 - start) * ofRest * share);
      this.onProgress(this.#done);
    };
  }
}

const jobs = new AsyncLocalStorage<Job | undefined>();

/** The job that the caller is part of. */
export const currentJob = (): Job | undefined => jobs.getStore();

export const asJob = <T>(job: Job, work: () => Promise<T>): Promise<T> => jobs.run(job, work);

/** Does a part of a job that must not be cut off. */
export const uninterrupted = <T>(work: () => Promise<T>): Promise<T> => jobs.run(undefined, work);
