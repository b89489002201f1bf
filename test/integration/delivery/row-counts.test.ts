import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/delivery/store/database';
import { countDeliveryRows } from '../../../shared/delivery/row-counts';
import { deliver, newDelivery, openBench, preparedRows, serve } from '../../fakes/delivery-bench';
import { WITHOUT_STORED_COUNTS } from '../../fakes/older-database';

const skipped = (row: number, reason: 'kept-back' | 'excluded') => ({
  row,
  externalId: `c${row}`,
  reason,
  message: '',
  cells: null,
});

describe('the rows of a delivery', () => {
  it('are counted by what became of them, those not in the shop among the sent', async () => {
    const server = await serve(Array.from({ length: 3 }, () => ({ status: 404 })));
    const { deliveries, databasePath } = openBench();
    const rows = preparedRows(3);
    const stayBehind = [skipped(4, 'kept-back'), skipped(5, 'kept-back'), skipped(6, 'excluded')];
    const { id, summary } = await deliver(
      deliveries,
      newDelivery(server.baseUrl, rows, { mode: 'update', skipped: stayBehind }),
    );
    const expected = { sent: 3, toSend: 0, unchanged: 0, keptBack: 2, excluded: 1 };
    expect(summary.outcomes.skipped).toBe(6);
    expect(countDeliveryRows(summary)).toEqual(expected);
    await deliveries.close();

    // As an older version left it, which did not count them.
    const older = openDatabase(databasePath);
    older.exec(
      `${WITHOUT_STORED_COUNTS} ALTER TABLE deliveries DROP COLUMN kept_back; ALTER TABLE deliveries DROP COLUMN excluded; PRAGMA user_version = 7;`,
    );
    older.close();
    expect(countDeliveryRows(openBench({ databasePath }).deliveries.get(id).summary)).toEqual(expected);
  });
});
