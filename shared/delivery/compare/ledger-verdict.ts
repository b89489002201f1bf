import type { DeliveryPreview } from '../summary';
import type { RowFingerprints } from './row-fingerprints';

/** What sending a row again would change, as far as this machine knows. */
export type LedgerVerdict =
  /** The consumer is unknown, or something differs that the server would accept. */
  | 'send'
  | 'unchanged'
  /** Only the e-mail or phone differs: the server keeps those of an existing consumer. */
  | 'contact-only'
  /** Nothing differs that the server would accept, and last time it did not accept something other than contact data. */
  | 'not-taken';

/** What a list of the shop's consumers says about sending a row. It comes before the ledger, which knows only what this machine sent. */
export type ListedVerdict =
  /** The list shows a difference that the server would accept, or no such consumer. */
  | 'send'
  /** The list shows no difference. */
  | 'listed'
  /** The list shows a difference in the e-mail or phone alone: the server keeps those of an existing consumer. */
  | 'listed-contact'
  /** Create-only mode: the list shows the consumer, which is left alone. */
  | 'listed-exists'
  /** Update-only mode: the list shows no such consumer. */
  | 'listed-absent';

/** A row for which a list may decide. */
export interface MaybeListed {
  /** Null or left out where the ledger decides. */
  listed?: ListedVerdict | null | undefined;
}

/** Whether a row is sent, and if not, why not. */
export type SendingVerdict = LedgerVerdict | ListedVerdict;

/**
 * What a shop last accepted for a consumer: the fingerprints of {@link RowFingerprints}. `contact` may be one of the markers below instead.
 */
export type LedgerEntry = Pick<RowFingerprints, 'applied' | 'contact'>;

/** Replaces `contact` if the server kept its own e-mail or phone. It matches no row, so the person is told again each time. */
export const CONTACT_NOT_TAKEN = '';
/** Replaces `contact` if the server kept another value of its own. */
export const VALUE_NOT_TAKEN = '00';

/** @param entry what the shop accepted for this row's consumer; null for nothing */
export function verdictOf({ applied, contact }: RowFingerprints, entry: LedgerEntry | null): LedgerVerdict {
  if (entry?.applied !== applied) return 'send';
  if (entry.contact === VALUE_NOT_TAKEN) return 'not-taken';
  return entry.contact === contact ? 'unchanged' : 'contact-only';
}

/** Counts of zero. */
export function noVerdicts(): DeliveryPreview {
  return { unchanged: 0, listed: 0, contactOnly: 0, notTaken: 0 };
}

/** Adds the rows that need no request to the counts. */
export function countVerdicts(counts: DeliveryPreview, verdicts: Iterable<SendingVerdict>): void {
  for (const verdict of verdicts) {
    if (verdict === 'unchanged') counts.unchanged += 1;
    if (verdict === 'listed' || verdict === 'listed-exists' || verdict === 'listed-absent') counts.listed += 1;
    if (verdict === 'contact-only' || verdict === 'listed-contact') counts.contactOnly += 1;
    if (verdict === 'not-taken') counts.notTaken += 1;
  }
}
