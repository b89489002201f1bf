import type { RowOutcome } from '../../shared/delivery/outcome';
import type { Deliveries } from '../delivery/deliveries';
import type { SheetHost } from '../sheet/host/host';
import { chunksOf } from '../../shared/delivery/chunks';

/** Rows per message to the sheet process: a few milliseconds to read and send. */
const ROWS_PER_MESSAGE = 500;
/** Every message makes the window reload its rows: a few per second are enough for the eye. */
const GATHER_MS = 300;

/** Shows outcomes on the rows of the sheet they came from. */
export interface OutcomeFeed {
  /** Outcomes known from the beginning: rows that are unchanged, blocked or excluded. */
  bringKnown(deliveryId: string): void;
  /** The same for a sheet that may not be shown yet, and resolves when all are there. */
  bringTo(sheet: Pick<SheetHost, 'request'>, deliveryId: string): Promise<void>;
}

/**
 * Follows all deliveries. The sheet may be closed at any moment; its outcomes are safe in the database, so failures to show them are
 * ignored.
 *
 * @param sheetOf the sheet that a delivery came from, if it is still open
 */
export function feedOutcomes(options: {
  deliveries: Pick<Deliveries, 'onOutcomes' | 'decided'>;
  sheetOf: (deliveryId: string) => Pick<SheetHost, 'request'> | undefined;
  sleep: (delayMs: number) => Promise<unknown>;
}): OutcomeFeed {
  const { deliveries, sheetOf, sleep } = options;
  const gathered = new Map<string, RowOutcome[]>();

  const bring = async (
    deliveryId: string,
    outcomes: Iterable<RowOutcome>,
    nextSheet: () => Pick<SheetHost, 'request'> | undefined = () => sheetOf(deliveryId),
  ): Promise<void> => {
    for (const part of chunksOf(outcomes, ROWS_PER_MESSAGE)) {
      const sheet = nextSheet();
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
    bringTo: (sheet, deliveryId) => bring(deliveryId, deliveries.decided(deliveryId), () => sheet),
    bringKnown: (deliveryId) => void bring(deliveryId, deliveries.decided(deliveryId)).catch(() => undefined),
  };
}
