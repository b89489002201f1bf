import type { PreparedRow } from '../../consumer/payload-types';
import { sentParts } from './sent-parts';

/** What the ledger stores of a consumer: keyed hashes in hexadecimal. Without the key, nobody can tell whose they are. */
export interface RowFingerprints {
  /** Of the external id. */
  consumer: string;
  /** Of everything that a PUT changes. */
  applied: string;
  /** Of e-mail and phone, which the server accepts only at creation (api-contract.md, trap 1). */
  contact: string;
}

/** Just enough of a row to tell whether it was sent before with the same values. */
export interface FingerprintedRow extends Pick<PreparedRow, 'adopts'> {
  row: number;
  externalId: string;
  fingerprints: RowFingerprints;
}

/** Length in characters, two per byte. Long enough for a million consumers never to share one. */
export const FINGERPRINT_LENGTH = 2 * 16;

/** Change this whenever {@link sentParts} changes its result. Known rows are then sent once more, and counted correctly. */
const APPLIED = 'applied without spelling';

/**
 * @param key the ledger's own
 * @param sha256 returns the hash of a text's UTF-8 in hexadecimal
 */
export function rowFingerprints(
  { externalId, attributes }: Pick<PreparedRow, 'externalId' | 'attributes'>,
  key: string,
  sha256: (text: string) => string,
): RowFingerprints {
  const { applied, contact } = sentParts(attributes);
  return {
    consumer: consumerFingerprint(externalId, key, sha256),
    applied: fingerprint(APPLIED, applied, key, sha256),
    contact: fingerprint('contact', contact, key, sha256),
  };
}

/** The first of {@link rowFingerprints}, for rows of which only the id is known. */
export function consumerFingerprint(externalId: string, key: string, sha256: (text: string) => string): string {
  return fingerprint('id', externalId, key, sha256);
}

/** The key comes both before and after the text, which rules out length-extension attacks. */
function fingerprint(what: string, text: string, key: string, sha256: (text: string) => string): string {
  return sha256(`${key}\0${what}\0${text}\0${key}`).slice(0, FINGERPRINT_LENGTH);
}
