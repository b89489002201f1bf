import type { RowOutcome } from '../../../shared/delivery/outcome';
import type { Sleep } from '../../storage/clock';

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

  /** Writes at once what still waits, and whatever comes after; resolves when nothing does any more. */
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
