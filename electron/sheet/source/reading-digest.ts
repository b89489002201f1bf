import type { SourceFile } from './source-file';

/** Hashes bytes in order. On another thread they must be in shared memory. */
export interface Hasher {
  hash(bytes: Uint8Array): Promise<unknown>;
  /** SHA-256 of all bytes, in hexadecimal. */
  digest(): Promise<string>;
}

/** A file whose bytes are hashed as they are read, so that the hash is of what was read and not of a later version. */
export interface DigestedSource extends SourceFile {
  /** Throws if not all of the file was read. */
  digest(): Promise<string>;
}

/** Hashes what is read from a file before it is returned. Pieces must be read in order. Bytes that are read again are hashed only once. */
export function digesting(source: SourceFile, hasher: Hasher): DigestedSource {
  let end = 0;
  /** `given` resolves when everything read so far is with the hasher, `hashed` when all of it is hashed. */
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
      // A piece does not wait for the previous hash, since the hasher may do other work in between.
      const hashing = Promise.all([source.read(into, position), given]).then(() => ({ done: hash(into, position) }));
      given = hashing;
      hashed = hashing.then(({ done }) => done);
      // A failure is reported to whoever waits for this read or for the digest.
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
