import type { PreparedRow } from '../../consumer/payload-types';
import { sentParts } from './sent-parts';

/** What a ledger keeps of a consumer: keyed hashes, of which nobody without the key can tell whom they are of. Hexadecimal. */
export interface RowFingerprints {
  /** Of the external id. */
  consumer: string;
  /** Of everything that a PUT changes. */
  applied: string;
  /** Of e-mail and phone, which the server takes at creation only (api-contract.md, trap 1). */
  contact: string;
}

/** A row of which only so much is told as shows whether it was sent before, just so. */
export interface FingerprintedRow {
  row: number;
  externalId: string;
  fingerprints: RowFingerprints;
}

/** Characters of a fingerprint, two a byte: enough for a million consumers never to have two the same. */
export const FINGERPRINT_LENGTH = 2 * 16;

/** Another word whenever {@link sentParts} come out otherwise: what was sent before that is then sent once more, and told right. */
const APPLIED = 'applied without spelling';

/**
 * @param key the ledger's own
 * @param sha256 the hexadecimal hash of a text's UTF-8
 */
export function rowFingerprints(
  { externalId, attributes }: Pick<PreparedRow, 'externalId' | 'attributes'>,
  key: string,
  sha256: (text: string) => string,
): RowFingerprints {
  // The key stands before and behind what it hides, so that no hash of a longer text can be made from that of a shorter one.
  const fingerprint = (what: string, text: string): string =>
    sha256(`${key}\0${what}\0${text}\0${key}`).slice(0, FINGERPRINT_LENGTH);
  const { applied, contact } = sentParts(attributes);
  return {
    consumer: fingerprint('id', externalId),
    applied: fingerprint(APPLIED, applied),
    contact: fingerprint('contact', contact),
  };
}
