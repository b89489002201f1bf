import { asJob, Job } from './job';

/** Shorter work tells nothing: a progress bar that flashes up helps nobody. */
const QUIET_MS = 300;
const BETWEEN_MS = 100;

/** Runs one job at a time, tells the progress of those that take long, and cancels them. */
export class JobRunner {
  #running: { name: string; ending: AbortController } | null = null;
  /** When the progress is told next, and whether any was. */
  #tellAt = 0;
  #isTold = false;

  /**
   * @param tell called with the progress of a long job, 0 to 1, and with null at its end
   * @param reason what a cancelled job throws
   * @param now milliseconds on a clock that never goes back
   */
  constructor(
    private readonly tell: (done: number | null) => void,
    private readonly reason: () => Error,
    private readonly now: () => number,
  ) {}

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const ending = new AbortController();
    this.#running = { name, ending };
    this.#tellAt = this.now() + QUIET_MS;
    this.#isTold = false;
    const job = new Job(ending.signal, (done) => {
      const now = this.now();
      if (now < this.#tellAt) return;
      this.#tellAt = now + BETWEEN_MS;
      this.#isTold = true;
      this.tell(done);
    });
    try {
      return await asJob(job, work);
    } finally {
      this.#running = null;
      this.#tellEnd();
    }
  }

  #tellEnd(): void {
    if (this.#isTold) this.tell(null);
  }

  /** Cancels the running job, if any; with a name only if it has that one. */
  cancel(name = this.#running?.name): void {
    if (this.#running?.name === name) this.#running?.ending.abort(this.reason());
  }
}
