import { createHash } from 'node:crypto';

/** The hash of a file's bytes, made on the way while they are read: what was read is told apart, not what stands in the file later. */
export class ReadingDigest {
  readonly #hash = createHash('sha256');
  #end = 0;

  constructor(private readonly sizeBytes: number) {}

  /** Bytes that were read at a position. Those that are known already, or lie behind ones that are not, are passed over. */
  take(bytes: Uint8Array, position: number): void {
    const known = this.#end - position;
    if (known < 0 || known >= bytes.length) return;
    this.#hash.update(bytes.subarray(known));
    this.#end = position + bytes.length;
  }

  /** SHA-256 in hex; throws where not all of the file was read. */
  value(): string {
    if (this.#end !== this.sizeBytes) throw new Error(`only ${this.#end} bytes of ${this.sizeBytes} were read`);
    return this.#hash.copy().digest('hex');
  }
}
