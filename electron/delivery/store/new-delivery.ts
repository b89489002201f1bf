import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { MaybeListed } from '../../../shared/delivery/compare/ledger-verdict';
import type { MaybeBefore } from '../../../shared/delivery/compare/previous-values';
import type { FingerprintedRow } from '../../../shared/delivery/compare/row-fingerprints';
import type { AuthScheme } from '../../../shared/shop/auth-scheme';

/** The shop a delivery goes to. `id` is null for an address given for this delivery alone. */
export interface DeliveryShop {
  id: string | null;
  name: string;
  baseUrl: string;
  auth: AuthScheme;
  /** Requests a second, 0 for no limit. */
  pace: number;
  /** The ledger's key for this shop; see {@link ledgerScope}. */
  ledgerScope: string;
}

/** One shop at one address: another address is another account, which knows nothing of what was sent to the first. */
export function ledgerScope(shopId: string | null, baseUrl: string): string {
  return shopId === null ? baseUrl : `${shopId} ${baseUrl}`;
}

/** A row that is not sent, and why. */
export interface SkippedInput {
  row: number;
  externalId: string;
  reason: 'kept-back' | 'excluded';
  message: string;
  /** Null if they are not needed. */
  cells: readonly string[] | null;
}

export interface NewDelivery {
  /** Its id, where that has to be known before it is there; otherwise a new one. */
  id?: string;
  shop: DeliveryShop;
  mode: DeliveryMode;
  fileName: string;
  headers: string[];
  /** Recognizes the same command given again: such a delivery is resumed, not created again. */
  sourceKey: string;
  /** Requests in flight at once. */
  concurrency?: number;
  /** Rows read from the database at once. */
  batchSize?: number;
  /** Also sends rows that are unchanged according to the ledger. */
  all?: boolean;
  /** Remembers the consumers' previous values, so that it can be reverted: one more request for each row without `before`. */
  rememberPrevious?: boolean;
  /** The delivery that this one reverts. */
  reverts?: string;
  /** When the shop's list was asked for that may settle rows, see `ListState.askedAt`; null or left out for none. */
  listAskedAt?: string | null;
  rows: AsyncIterable<{ rows: (PreparedRow & MaybeListed & MaybeBefore)[]; skipped: SkippedInput[] }>;
  /** The same rows as fingerprints alone, if that is cheaper: a sheet that was sent before need not be handed over. */
  fingerprinted?: (
    ledgerKey: string,
  ) => AsyncIterable<{ rows: (FingerprintedRow & MaybeListed)[]; skipped: SkippedInput[] }>;
}

/** Wraps rows that are all to be sent. */
export async function* noneSkipped(parts: AsyncIterable<PreparedRow[]>): NewDelivery['rows'] {
  for await (const rows of parts) yield { rows, skipped: [] };
}
