/**
 * Listeners for one kind of event. A throwing listener is reported to `onFailure` and never stops the others, because the event is already
 * stored.
 */
export class Listeners<Heard extends unknown[]> {
  readonly #all = new Set<(...heard: Heard) => void>();

  constructor(private readonly onFailure: ((error: unknown) => void) | undefined) {}

  /** The returned function removes the listener. */
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
