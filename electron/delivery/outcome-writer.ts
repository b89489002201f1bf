import type { RowOutcome } from '../../shared/delivery/outcome';

/**
 * Brings outcomes to disk in groups: while one group is being written the next gathers, and is written as soon as
 * that is done; no timer (performance-facts.md, HTTP and durability).
 */
export class OutcomeWriter {
  #waiting: { outcome: RowOutcome; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #scheduled = false;

  /** @param save writes outcomes durably, or throws */
  constructor(private readonly save: (outcomes: RowOutcome[]) => void) {}

  /** Resolves when the outcome is on disk. */
  write(outcome: RowOutcome): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ outcome, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    });
  }

  #flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#scheduled = false;
    try {
      this.save(group.map(({ outcome }) => outcome));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
