import type { RowOutcome } from '../../shared/delivery/outcome';
import type { Deliveries } from '../delivery/deliveries';
import type { SheetHost } from '../sheet/host/host';
import { chunksOf } from '../../shared/delivery/chunks';

/** Rows of one message to the sheet process: read and handed over in a few milliseconds. */
const ROWS_PER_MESSAGE = 500;
/** Every message makes the window look at its rows again: a few a second are enough for eyes. */
const GATHER_MS = 300;

/** Brings outcomes onto the rows of the sheet they came from. */
export interface OutcomeFeed {
  /** Those that were known when the delivery was created: rows left out as unchanged, kept back or excluded. */
  bringKnown(deliveryId: string): void;
}

/**
 * Follows all deliveries. The sheet may be closed at any moment, and its process end: what it is not told is safe in the database
 * all the same, so such failures are nobody's concern.
 *
 * @param sheetOf the sheet that a delivery came from, where it is still open
 */
export function feedOutcomes(options: {
  deliveries: Pick<Deliveries, 'onOutcomes' | 'decided'>;
  sheetOf: (deliveryId: string) => Pick<SheetHost, 'request'> | undefined;
  sleep: (delayMs: number) => Promise<unknown>;
}): OutcomeFeed {
  const { deliveries, sheetOf, sleep } = options;
  const gathered = new Map<string, RowOutcome[]>();

  const bring = async (deliveryId: string, outcomes: Iterable<RowOutcome>): Promise<void> => {
    for (const part of chunksOf(outcomes, ROWS_PER_MESSAGE)) {
      const sheet = sheetOf(deliveryId);
      if (sheet === undefined) return;
      await sheet.request('mark-outcomes', { deliveryId, outcomes: part });
    }
  };
  const bringGathered = async (deliveryId: string): Promise<void> => {
    await sleep(GATHER_MS);
    const outcomes = gathered.get(deliveryId) ?? [];
    gathered.delete(deliveryId);
    await bring(deliveryId, outcomes);
  };

  deliveries.onOutcomes((deliveryId, outcomes) => {
    if (outcomes.length === 0 || sheetOf(deliveryId) === undefined) return;
    const waiting = gathered.get(deliveryId);
    if (waiting !== undefined) return void waiting.push(...outcomes);
    gathered.set(deliveryId, [...outcomes]);
    bringGathered(deliveryId).catch(() => undefined);
  });

  return {
    bringKnown: (deliveryId) => void bring(deliveryId, deliveries.decided(deliveryId)).catch(() => undefined),
  };
}
