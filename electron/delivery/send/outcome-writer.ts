import type { RowOutcome } from '../../../shared/delivery/outcome';
import type { Sleep } from '../../storage/clock';

/**
 * The share of its time that a busy writer may spend on writing: the driver blocks the whole process meanwhile, and no answers are
 * received (performance-facts.md, HTTP and durability).
 */
const SHARE_OF_TIME = 0.05;
/** However slow the disk is: bounds what a crash leaves to be sent again. */
const MAX_REST_MS = 100;

/**
 * Writes outcomes in groups. A single one is written at once. While they come faster than the disk takes them, they are collected for as
 * long as the last write asks for, and nobody waits for the write.
 */
export class OutcomeWriter {
  #waiting: RowOutcome[] = [];
  #writing: Promise<void> | null = null;
  #restsUntilMs = -Infinity;
  readonly #hurry = new AbortController();

  /** @param options.save writes outcomes durably, or throws: `onFailure` hears of that, and the group is lost */
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

  /** Writes at once what is still waiting and what follows; resolves when nothing is left. */
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
