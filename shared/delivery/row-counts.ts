import type { DeliveryPreview, DeliverySummary } from './summary';

/**
 * The only count of rows. Before, during and after sending, every row is in exactly one of these, so on every screen they add up to the
 * rows of the sheet.
 */
export interface RowCounts {
  /** The server was asked, and the row has its outcome. */
  sent: number;
  /** Will be sent. For a stopped delivery, the rows left unsent. */
  toSend: number;
  /** Nothing in them is new to the server, or the mode leaves them alone, so no request is made. */
  unchanged: number;
  /** Not sent because of an error. */
  blocked: number;
  /** Not sent because the person excluded them. */
  excluded: number;
}

/** Rows that need no request. `notApplied` of them still differ from what the server has. */
export function knownRows({ unchanged, listed, contactOnly, notTaken }: DeliveryPreview): {
  known: number;
  notApplied: number;
} {
  const notApplied = contactOnly + notTaken;
  return { known: unchanged + listed + notApplied, notApplied };
}

/** How the rows of an open sheet divide up when it is sent. `preview` is null if all ready rows are sent, including known ones. */
export function countSheetRows(
  { ready, blocked, excluded }: { ready: number; blocked: number; excluded: number },
  preview: DeliveryPreview | null,
): RowCounts {
  const unchanged = preview === null ? 0 : knownRows(preview).known;
  return { sent: 0, toSend: ready - unchanged, unchanged, blocked, excluded };
}

/** How the rows of a delivery divide up so far. */
export function countDeliveryRows({
  outcomes,
  pending,
  blocked,
  excluded,
  settled = 0,
  byFile = 0,
}: Pick<DeliverySummary, 'outcomes' | 'pending' | 'blocked' | 'excluded' | 'settled' | 'byFile'>): RowCounts {
  const { created, updated, kept, exists, failed, skipped, unchanged } = outcomes;
  // Consumers that update-only mode looked up and did not find. They are skipped too.
  const notThere = skipped - blocked - excluded;
  return {
    sent: created + updated + kept + exists + failed + notThere - settled - byFile,
    toSend: pending,
    unchanged: unchanged + settled,
    blocked,
    excluded,
  };
}

/** How far a delivery is: sent rows out of all that it sends. */
export function progressOf(summary: Parameters<typeof countDeliveryRows>[0]): { sent: number; ofRows: number } {
  const { sent, toSend } = countDeliveryRows(summary);
  return { sent, ofRows: sent + toSend };
}
