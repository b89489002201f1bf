import { describe, expect, it } from 'vitest';
import { countDeliveryRows } from '../../../shared/delivery/row-counts';
import { deliver, newDelivery, openBench, preparedRows, serve } from '../../fakes/delivery-bench';

const skipped = (row: number, reason: 'kept-back' | 'excluded') => ({
  row,
  externalId: `c${row}`,
  reason,
  message: '',
  cells: null,
});

describe('the rows of a delivery', () => {
  it('are counted by outcome; those not found in the shop count as sent', async () => {
    const server = await serve(Array.from({ length: 3 }, () => ({ status: 404 })));
    const { deliveries } = openBench();
    const rows = preparedRows(3);
    const stayBehind = [skipped(4, 'kept-back'), skipped(5, 'kept-back'), skipped(6, 'excluded')];
    const { summary } = await deliver(
      deliveries,
      newDelivery(server.baseUrl, rows, { mode: 'update', skipped: stayBehind }),
    );
    expect(summary.outcomes.skipped).toBe(6);
    expect(countDeliveryRows(summary)).toEqual({ sent: 3, toSend: 0, unchanged: 0, blocked: 2, excluded: 1 });
  });
});
