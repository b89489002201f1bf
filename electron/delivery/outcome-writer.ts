import type { RowOutcome } from '../../shared/delivery/outcome';
import type { Sleep } from './pacer';

/**
 * What of its time a busy writer may spend on writing: the driver blocks the whole process while the disk works, and answers could not be
 * taken in meanwhile (performance-facts.md, HTTP and durability).
 */
const SHARE_OF_TIME = 0.05;
/** However slow the disk is: what a crash leaves to be sent again stays within this. */
const MAX_REST_MS = 100;

/**
 * Brings outcomes to disk in groups. A single one is written at once; while they come faster than the disk takes them, they gather for as
 * long as the last group asks for, and nobody waits for them to be written.
 */
export class OutcomeWriter {
  #waiting: { outcome: RowOutcome; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #isScheduled = false;
  #restsUntilMs = -Infinity;

  /** @param options.save writes outcomes durably, or throws */
  constructor(
    private readonly options: { save: (outcomes: RowOutcome[]) => void; nowMs: () => number; sleep: Sleep },
  ) {}

  /** Resolves when the outcome is on disk. */
  write(outcome: RowOutcome): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ outcome, resolve, reject });
      if (this.#isScheduled) return;
      this.#isScheduled = true;
      void this.#flushWhenRested();
    });
  }

  async #flushWhenRested(): Promise<void> {
    const restMs = this.#restsUntilMs - this.options.nowMs();
    if (restMs > 0) await this.options.sleep(restMs, NEVER);
    else await new Promise((resolve) => setImmediate(resolve));
    this.#flush();
  }

  #flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#isScheduled = false;
    const startMs = this.options.nowMs();
    try {
      this.options.save(group.map(({ outcome }) => outcome));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    const endMs = this.options.nowMs();
    this.#restsUntilMs = endMs + Math.min(MAX_REST_MS, (endMs - startMs) * (1 / SHARE_OF_TIME - 1));
  }
}

/** What is known is always written, whatever stops the delivery. */
const NEVER = new AbortController().signal;
