/** The FNV-1a prime (draft-eastlake-fnv). */
const PRIME = 0x01000193;

/**
 * A hash of a key's UTF-8. Never 0, which stands for no key.
 *
 * @param foldCase treats ASCII capitals as lower case
 * @param seed the initial value; unpredictable, so that nobody can make a file whose keys all have the same hash
 */
export function hashKey(bytes: Uint8Array, start: number, end: number, foldCase: boolean, seed: number): number {
  let hash = seed;
  if (foldCase) {
    for (let at = start; at < end; at += 1) {
      let byte = bytes[at] as number;
      if (byte >= 0x41 && byte <= 0x5a) byte |= 0x20;
      hash = Math.imul(hash ^ byte, PRIME);
    }
  } else {
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
  }
  return hash >>> 0 || 1;
}
