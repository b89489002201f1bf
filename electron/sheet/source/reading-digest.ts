import type { SourceFile } from './source-file';

/** Where bytes are hashed, one after the other; on another thread they must lie in shared memory. */
export interface Hasher {
  hash(bytes: Uint8Array): Promise<unknown>;
  /** SHA-256 of all of them, in hex. */
  digest(): Promise<string>;
}

/** A file whose bytes are hashed as they are read: the hash is of what was read, not of what is in the file later. */
export interface DigestedSource extends SourceFile {
  /** Throws where not all of the file was read. */
  digest(): Promise<string>;
}

/** Hashes what is read of a file before it is handed out. Pieces must be asked for in order; what is read again counts once. */
export function digesting(source: SourceFile, hasher: Hasher): DigestedSource {
  let end = 0;
  /** Until all that was asked for has been given to the hasher, and until all of that is hashed. */
  let given: Promise<unknown> = Promise.resolve();
  let hashed: Promise<unknown> = Promise.resolve();
  const hash = async (bytes: Uint8Array, position: number): Promise<void> => {
    const known = end - position;
    if (known < 0 || known >= bytes.length) return;
    end = position + bytes.length;
    await hasher.hash(bytes.subarray(known));
  };
  return {
    ...source,
    read: async (into, position) => {
      // A piece does not wait for the hash of the one before: the hasher may be busy with other work between the two.
      const hashing = Promise.all([source.read(into, position), given]).then(() => ({ done: hash(into, position) }));
      given = hashing;
      hashed = hashing.then(({ done }) => done);
      // Whoever waits for this read or for the digest hears of a failure.
      hashed.catch(() => undefined);
      await hashed;
    },
    digest: async () => {
      await hashed;
      if (end !== source.sizeBytes) throw new Error(`only ${end} bytes of ${source.sizeBytes} were read`);
      return await hasher.digest();
    },
  };
}
