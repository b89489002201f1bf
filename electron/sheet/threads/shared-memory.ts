/**
 * Memory shared by both threads, initially zero. The second thread reads the part it was told about; the first one writes after that part.
 */
export const sharedBytes = (byteCount: number): Buffer => Buffer.from(new SharedArrayBuffer(byteCount));

/** The same as numbers of 53 bits. */
export const sharedDoubles = (count: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));

/** The same as 32-bit numbers. */
export const sharedNumbers = (count: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(count * Uint32Array.BYTES_PER_ELEMENT));
