/**
 * Memory shared by both threads, initially zero. The second thread reads the part it was told about; the first one writes after that part.
 *
 * Never search it for a number, as in `bytes.indexOf(10)`: in optimized code that ends Electron 33's process with SIGTRAP (the fast call of
 * Node's search refuses shared memory, and V8 has dropped the code that would follow a refusal). Search for a buffer of one byte. The lint
 * rule `no-number-search` finds the others.
 */
export const sharedBytes = (byteCount: number): Buffer => Buffer.from(new SharedArrayBuffer(byteCount));

/** The same as flags, one byte each. */
export const sharedFlags = (count: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(count));

/** The same as numbers of 53 bits. */
export const sharedDoubles = (count: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));

/** The same as 32-bit numbers. */
export const sharedNumbers = (count: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(count * Uint32Array.BYTES_PER_ELEMENT));
