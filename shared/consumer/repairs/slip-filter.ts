import { MADE_UP_NAMES } from './made-up';
import { isKnownHost, PROVIDERS } from './mail-hosts';

/** FNV-1a (draft-eastlake-fnv). */
export const HASH_START = 0x811c9dc5;
export const HASH_PRIME = 0x01000193;

const SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789.-';
const BITS = 20;

/** One bit for each hash of a host that is a slip. A few other hosts share these bits. */
const slips = new Uint8Array(2 ** (BITS - 3));
for (const host of PROVIDERS) for (const slip of slipsOf(host)) if (!isKnownHost(slip)) addTo(slips, hashOf(slip));

/**
 * Whether a host may be a slip (see `providerMeant`). If this is false, it is none. For a million addresses there is no time to make
 * strings of their hosts.
 *
 * @param hash FNV-1a of the host's bytes in lower case
 */
export function mayBeSlip(hash: number): boolean {
  return isIn(slips, hash);
}

/** The same for names that nobody has (see `isMadeUpEmail`). */
const madeUp = new Uint8Array(2 ** (BITS - 3));
for (const name of MADE_UP_NAMES) addTo(madeUp, hashOf(name));

/**
 * Whether the part of an address before the @ may be made up.
 *
 * @param hash as for {@link mayBeSlip}
 */
export function mayBeMadeUp(hash: number): boolean {
  return isIn(madeUp, hash);
}

function isIn(bits: Uint8Array, hash: number): boolean {
  const bit = bitOf(hash);
  return ((bits[bit >>> 3] as number) & (1 << (bit & 7))) !== 0;
}

function addTo(bits: Uint8Array, hash: number): void {
  const bit = bitOf(hash);
  bits[bit >>> 3] = (bits[bit >>> 3] as number) | (1 << (bit & 7));
}

/** FNV's low bits are mixed less well than its high ones. */
function bitOf(hash: number): number {
  return (hash ^ (hash >>> BITS)) & (2 ** BITS - 1);
}

function hashOf(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), HASH_PRIME);
  return hash;
}

/** All texts one slip away. */
function* slipsOf(host: string): Generator<string> {
  for (let at = 0; at <= host.length; at += 1) {
    const before = host.slice(0, at);
    const after = host.slice(at + 1);
    for (const sign of SIGNS) {
      yield before + sign + host.slice(at);
      if (at < host.length) yield before + sign + after;
    }
    yield before + after;
    yield before + host.charAt(at + 1) + host.charAt(at) + host.slice(at + 2);
  }
}
