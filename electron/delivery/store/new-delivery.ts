import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../../shared/consumer/target';
import type { FingerprintedRow } from '../../../shared/delivery/row-fingerprints';
import type { AuthScheme } from '../../../shared/shop/shop';

/** Where a delivery goes. `id` null: an address given for this delivery alone, no saved shop. */
export interface DeliveryShop {
  id: string | null;
  name: string;
  baseUrl: string;
  auth: AuthScheme;
  /** Requests a second, 0 for no limit. */
  pace: number;
  /** Under what the ledger keeps what was sent there; see {@link ledgerScope}. */
  ledgerScope: string;
}

/** One shop at one address: another address is another account, which knows nothing of what the first was sent. */
export function ledgerScope(shopId: string | null, baseUrl: string): string {
  return shopId === null ? baseUrl : `${shopId} ${baseUrl}`;
}

/** A row that is not sent, and why. */
export interface SkippedInput {
  row: number;
  externalId: string;
  reason: 'kept-back' | 'excluded';
  message: string;
  /** Null where they are not wanted. */
  cells: readonly string[] | null;
}

export interface NewDelivery {
  shop: DeliveryShop;
  mode: DeliveryMode;
  fileName: string;
  headers: string[];
  /** Tells the same command given again: such a delivery is continued, not begun anew. */
  sourceKey: string;
  /** Requests under way at once. */
  concurrency?: number;
  /** Rows taken from the database at once. */
  batchSize?: number;
  /** Sends also what the ledger says to be unchanged. */
  all?: boolean;
  /** Keeps what the consumers were before, so that it can be taken back: a further request for each row. */
  keepBefore?: boolean;
  /** The delivery whose values before this one restores. */
  takesBack?: string;
  rows: AsyncIterable<{ rows: PreparedRow[]; skipped: SkippedInput[] }>;
  /** The same rows by their fingerprints alone, where that is cheaper: a sheet that was sent before need not be handed over. */
  fingerprinted?: (ledgerKey: string) => AsyncIterable<{ rows: FingerprintedRow[]; skipped: SkippedInput[] }>;
}

/** Rows that are all to be sent, as a delivery takes them. */
export async function* noneSkipped(parts: AsyncIterable<PreparedRow[]>): NewDelivery['rows'] {
  for await (const rows of parts) yield { rows, skipped: [] };
}
