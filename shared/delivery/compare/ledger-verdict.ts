import type { DeliveryPreview } from '../summary';
import type { RowFingerprints } from './row-fingerprints';

/** What sending a row again would change, as far as this machine knows. */
export type LedgerVerdict =
  /** The consumer is unknown, or something differs that the server would accept. */
  | 'send'
  | 'unchanged'
  /** Only the e-mail or phone differs: the server keeps those of an existing consumer. */
  | 'contact-only'
  /** Nothing differs that the server would accept, and something besides contact data was not accepted last time. */
  | 'not-taken';

/** What a shop last accepted of a consumer: the fingerprints of {@link RowFingerprints}, or one of the marks below in place of `contact`. */
export type LedgerEntry = Pick<RowFingerprints, 'applied' | 'contact'>;

/**
 * In place of `contact` where the server kept its own e-mail or phone. No row has this fingerprint, so the person is told of it again
 * each time.
 */
export const CONTACT_NOT_TAKEN = '';
/** The same where the server kept another value of its own. */
export const VALUE_NOT_TAKEN = '00';

/** @param entry what the shop accepted of this row's consumer, null for nothing */
export function verdictOf({ applied, contact }: RowFingerprints, entry: LedgerEntry | null): LedgerVerdict {
  if (entry?.applied !== applied) return 'send';
  if (entry.contact === VALUE_NOT_TAKEN) return 'not-taken';
  return entry.contact === contact ? 'unchanged' : 'contact-only';
}

/** No rows with a verdict yet. */
export function noVerdicts(): DeliveryPreview {
  return { unchanged: 0, contactOnly: 0, notTaken: 0 };
}

/** Adds rows to the counts of those that cost no request. */
export function countVerdicts(counts: DeliveryPreview, verdicts: Iterable<LedgerVerdict>): void {
  for (const verdict of verdicts) {
    if (verdict === 'unchanged') counts.unchanged += 1;
    if (verdict === 'contact-only') counts.contactOnly += 1;
    if (verdict === 'not-taken') counts.notTaken += 1;
  }
}
