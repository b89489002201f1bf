import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../shared/consumer/target';
import type { AuthScheme } from '../../shared/shop/shop';

/** Where a delivery goes. `id` null: an address given for this delivery alone, no saved shop. */
export interface DeliveryShop {
  id: string | null;
  name: string;
  baseUrl: string;
  auth: AuthScheme;
  /** Requests a second, 0 for no limit. */
  pace: number;
}

/** A row that is not sent, and why. */
export interface SkippedInput {
  row: number;
  externalId: string;
  reason: 'kept-back' | 'excluded';
  message: string;
  cells: string[];
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
  rows: AsyncIterable<{ rows: PreparedRow[]; skipped: SkippedInput[] }>;
}
