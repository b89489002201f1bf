import type { RowOutcome } from '../../../shared/delivery/outcome';
import type { Sleep } from '../../storage/clock';

/**
 * The share of time that a busy writer may spend on writing: the driver blocks the whole process meanwhile, so that no answers are received
 * (performance-facts.md, HTTP and durability).
 */
const SHARE_OF_TIME = 0.05;
/** However slow the disk is. Limits how much has to be sent again after a crash. */
const MAX_REST_MS = 100;

/**
 * Writes outcomes in groups. A single one is written at once. If they come faster than the disk can write them, they are collected for a
 * time that depends on the last write. Nobody waits for a write.
 */
export class OutcomeWriter {
  #waiting: RowOutcome[] = [];
  #writing: Promise<void> | null = null;
  #restsUntilMs = -Infinity;
  readonly #hurry = new AbortController();

  /** @param options.save writes outcomes to disk, or rejects; then `onFailure` gets the error, and the group is lost */
  constructor(
    private readonly options: {
      save: (outcomes: RowOutcome[]) => Promise<void>;
      onFailure: (error: unknown) => void;
      nowMs: () => number;
      sleep: Sleep;
    },
  ) {}

  write(outcome: RowOutcome): void {
    this.#waiting.push(outcome);
    this.#writing ??= this.#writeAll();
  }

  /** Writes what is waiting and everything after it at once. Resolves when nothing is left. */
  async settled(): Promise<void> {
    this.#hurry.abort();
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#rest();
      const group = this.#waiting;
      this.#waiting = [];
      const startMs = this.options.nowMs();
      await this.options.save(group).catch(this.options.onFailure);
      const endMs = this.options.nowMs();
      this.#restsUntilMs = endMs + Math.min(MAX_REST_MS, (endMs - startMs) * (1 / SHARE_OF_TIME - 1));
    }
    this.#writing = null;
  }

  async #rest(): Promise<void> {
    const restMs = this.#restsUntilMs - this.options.nowMs();
    const { signal } = this.#hurry;
    if (restMs > 0 && !signal.aborted) await this.options.sleep(restMs, signal).catch(() => undefined);
    else await new Promise((resolve) => setImmediate(resolve));
  }
}
