/**
 * Those who want to hear of something. What one of them does is its own affair: it cannot undo what is on disk, so its failure ends nothing
 * and is told to `onFailure` alone.
 */
export class Listeners<Heard extends unknown[]> {
  readonly #all = new Set<(...heard: Heard) => void>();

  constructor(private readonly onFailure: ((error: unknown) => void) | undefined) {}

  /** The returned function ends the listening. */
  readonly add = (listener: (...heard: Heard) => void): (() => void) => {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  };

  tell(...heard: Heard): void {
    for (const listener of this.#all) {
      try {
        listener(...heard);
      } catch (error) {
        this.onFailure?.(error);
      }
    }
  }
}
