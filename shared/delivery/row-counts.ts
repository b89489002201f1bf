import type { DeliveryPreview, DeliverySummary } from './summary';

/**
 * The one arithmetic of rows: before, while and after sending every row is in exactly one of these, so that on every screen they add up
 * to the rows of the sheet.
 */
export interface RowCounts {
  /** The server was asked, and the row came to its outcome. */
  sent: number;
  /** Will be sent; of a delivery that was stopped, those that it left. */
  toSend: number;
  /** Nothing in them is new to the server: no request is made. */
  unchanged: number;
  /** Stay behind because of an error. */
  keptBack: number;
  /** Stay behind by the person's wish. */
  excluded: number;
}

/** Rows that cost no request. Of them, `notApplied` differ from what the server has all the same. */
export function knownRows({ unchanged, contactOnly, notTaken }: DeliveryPreview): {
  known: number;
  notApplied: number;
} {
  const notApplied = contactOnly + notTaken;
  return { known: unchanged + notApplied, notApplied };
}

/** What the rows of an open sheet come to when it is sent; `preview` null where all ready rows are sent, known ones included. */
export function countSheetRows(
  { ready, keptBack, excluded }: { ready: number; keptBack: number; excluded: number },
  preview: DeliveryPreview | null,
): RowCounts {
  const unchanged = preview === null ? 0 : knownRows(preview).known;
  return { sent: 0, toSend: ready - unchanged, unchanged, keptBack, excluded };
}

/** What the rows of a delivery have come to so far. */
export function countDeliveryRows({
  outcomes,
  pending,
  keptBack,
  excluded,
}: Pick<DeliverySummary, 'outcomes' | 'pending' | 'keptBack' | 'excluded'>): RowCounts {
  const { created, updated, kept, exists, failed, skipped, unchanged } = outcomes;
  // In update-only mode a consumer that is not there is looked for, and then passed over.
  const notThere = skipped - keptBack - excluded;
  return {
    sent: created + updated + kept + exists + failed + notThere,
    toSend: pending,
    unchanged,
    keptBack,
    excluded,
  };
}

/** How far a delivery is: of the rows that it sends at all, those that are sent. */
export function progressOf(summary: Parameters<typeof countDeliveryRows>[0]): { sent: number; ofRows: number } {
  const { sent, toSend } = countDeliveryRows(summary);
  return { sent, ofRows: sent + toSend };
}
