import { readShopList, type ListRead } from './read-shop-list';
import type { SheetKeys } from './sheet-keys';

/** Thrown into the reading when the bytes that are pushed end before the file does. */
export class ListGivenUp extends Error {
  override readonly name = 'ListGivenUp';
}

/**
 * The reading of one list whose bytes are pushed, as main sends them. The next bytes may be pushed when the last ones are taken: that is
 * the only back-pressure over a message port.
 */
export class ListReading {
  readonly #pushed: { bytes: Uint8Array; taken: () => void }[] = [];
  /** Tells those who push that their bytes are taken. */
  readonly #waiting = new Set<() => void>();
  #wake: () => void = () => undefined;
  #isEnded = false;
  readonly #cancelling = new AbortController();
  readonly #read: Promise<ListRead>;
  #isSettled = false;

  constructor(keys: SheetKeys, onProgress?: (consumers: number) => void) {
    const options = onProgress === undefined ? {} : { onProgress };
    this.#read = readShopList(this.#bytes(), keys, this.#cancelling.signal, options).finally(() => this.#settle());
    // Whoever ends the reading gets the error.
    this.#read.catch(() => undefined);
  }

  /** Resolves when these bytes are taken. Returns whether more are wanted: not of a list that is refused already. */
  async push(bytes: Uint8Array): Promise<boolean> {
    if (this.#isSettled) return false;
    await new Promise<void>((taken) => {
      this.#waiting.add(taken);
      this.#pushed.push({ bytes, taken });
      this.#wake();
    });
    return !this.#isSettled;
  }

  /** Call it when all bytes are pushed. */
  end(): Promise<ListRead> {
    this.#isEnded = true;
    this.#wake();
    return this.#read;
  }

  /** The file did not come to its end; {@link end} throws. */
  giveUp(): void {
    this.#cancelling.abort(new ListGivenUp('The list was given up.'));
    this.#wake();
  }

  async *#bytes(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const next = this.#pushed.shift();
      if (next !== undefined) {
        yield next.bytes;
        // The reader asks for more.
        next.taken();
        this.#waiting.delete(next.taken);
        continue;
      }
      this.#cancelling.signal.throwIfAborted();
      if (this.#isEnded) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #settle(): void {
    this.#isSettled = true;
    for (const taken of this.#waiting) taken();
  }
}
