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

  /** @param options.save writes outcomes to disk, or throws; then `onFailure` gets the error, and the group is lost */
  constructor(
    private readonly options: {
      save: (outcomes: RowOutcome[]) => void;
      onFailure: (error: unknown) => void;
      nowMs: () => number;
      sleep: Sleep;
    },
  ) {}

  write(outcome: RowOutcome): void {
    this.#waiting.push(outcome);
    this.#writing ??= this.#writeWhenRested();
  }

  /** Writes what is waiting and everything after it at once. Resolves when nothing is left. */
  async settled(): Promise<void> {
    this.#hurry.abort();
    while (this.#writing !== null) await this.#writing;
  }

  async #writeWhenRested(): Promise<void> {
    const { nowMs, sleep } = this.options;
    const restMs = this.#restsUntilMs - nowMs();
    const { signal } = this.#hurry;
    if (restMs > 0 && !signal.aborted) await sleep(restMs, signal).catch(() => undefined);
    else await new Promise((resolve) => setImmediate(resolve));
    const startMs = nowMs();
    this.#writeGroup();
    const endMs = nowMs();
    this.#restsUntilMs = endMs + Math.min(MAX_REST_MS, (endMs - startMs) * (1 / SHARE_OF_TIME - 1));
  }

  #writeGroup(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#writing = null;
    try {
      this.options.save(group);
    } catch (error) {
      this.options.onFailure(error);
    }
  }
}
