/** Memory that both threads can see. The second one reads what it was told of; this one writes behind that. All zero at first. */
export const sharedBytes = (byteCount: number): Buffer => Buffer.from(new SharedArrayBuffer(byteCount));

/** The same as numbers of 32 bits. */
export const sharedNumbers = (count: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(count * Uint32Array.BYTES_PER_ELEMENT));
