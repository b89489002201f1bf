import { describe, expect, it } from 'vitest';
import { openStores } from '../../fakes/open-stores';
import { openBench, newDelivery, preparedRow, preparedRows } from '../../fakes/delivery-bench';
import { openDatabase } from '../../../electron/delivery/store/database';

const NOWHERE = 'http://127.0.0.1:9/v4';

/** A delivery's rows in two parts, with an action in between. */
async function* inTwo(between: () => void) {
  yield await Promise.resolve({ rows: preparedRows(3), skipped: [] });
  between();
  yield { rows: [preparedRow(4)], skipped: [] };
}

const countIn = (databasePath: string, table: string): number => {
  const database = openDatabase(databasePath);
  const { count } = database.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number };
  database.close();
  return count;
};

describe('a delivery whose rows are still being stored', () => {
  it('is invisible until it has all of them', async () => {
    const { deliveries, databasePath } = openBench();
    const seen: unknown[] = [];
    const other = openBench({ databasePath }).deliveries;
    const look = () => {
      seen.push(countIn(databasePath, 'delivery_rows'));
      for (const each of [deliveries, other])
        seen.push(each.list(), each.unfinished(), each.findUnfinished('source-1'), each.page({ offset: 0, limit: 9 }));
    };
    const { id, rows } = await deliveries.create({ ...newDelivery(NOWHERE, []), rows: inTwo(look) });
    const nothing = [[], [], null, { total: 0, deliveries: [] }];
    expect(seen).toEqual([3, ...nothing, ...nothing]);
    expect(rows).toBe(4);
    expect(other.get(id).summary).toMatchObject({ state: { status: 'ready' }, rows: 4, pending: 4 });
  });

  it('leaves nothing behind if the rows end with an error', async () => {
    const { deliveries, databasePath } = openBench();
    const breakOff = () => {
      throw new Error('the sheet was closed');
    };
    const created = deliveries.create({ ...newDelivery(NOWHERE, []), rows: inTwo(breakOff) });
    await expect(created).rejects.toThrow('the sheet was closed');
    expect(countIn(databasePath, 'delivery_rows') + countIn(databasePath, 'deliveries')).toBe(0);
  });

  it('is removed at the next start if its process has ended, but not while that lives', async () => {
    const { deliveries, databasePath } = openBench();
    const ended = openDatabase(databasePath);
    const store = openStores(ended);
    store.prepare('left', newDelivery(NOWHERE, []), '2026-11-25T00:00:00Z', 'gone');
    store.addRows('left', [], [{ row: 1, externalId: '', reason: 'kept-back', message: '', cells: ['Анна'] }], '');
    ended.close();
    const created = deliveries.create({
      ...newDelivery(NOWHERE, []),
      rows: inTwo(() => void openBench({ databasePath }).deliveries.list()),
    });
    const { id } = await created;
    const next = openBench({ databasePath }).deliveries;
    await next.settled(id);
    expect(next.get(id).summary.rows).toBe(4);
    expect(countIn(databasePath, 'delivery_rows')).toBe(4);
    expect(countIn(databasePath, 'deliveries')).toBe(1);
  });
});
