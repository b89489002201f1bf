/** LibreOffice writes about 90 bytes. */
const MOST_BYTES = 256;

/**
 * What follows the row number in a row's tag, such as ` spans="1:15">`. It is usually the same as in the previous row and need not be
 * parsed again.
 */
export class RowTail {
  length = 0;
  /** Whether this tail hides the row. */
  isHidden = false;
  readonly #bytes = Buffer.alloc(MOST_BYTES);

  isAt(b: Buffer, at: number, end: number): boolean {
    const { length } = this;
    if (length === 0 || at + length > end) return false;
    const bytes = this.#bytes;
    for (let index = 0; index < length; index += 1) if (b[at + index] !== bytes[index]) return false;
    return true;
  }

  /** @param end position after the tag, which does not end its element */
  keep(b: Buffer, start: number, end: number, isHidden: boolean): void {
    if (end - start > MOST_BYTES || this.isAt(b, start, end)) return;
    this.length = b.copy(this.#bytes, 0, start, end);
    this.isHidden = isHidden;
  }
}
