import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKED_AT_ONCE_BYTES, isCheckedAside } from '../../../electron/delivery/check-aside';
import { connect, openDatabase } from '../../../electron/delivery/store/database';
import type { Deliveries } from '../../../electron/delivery/deliveries';
import { createRevert } from '../../../electron/delivery/revert';
import { openReport } from '../../../electron/delivery/report/report-file';
import type { FingerprintedRow } from '../../../shared/delivery/compare/row-fingerprints';
import { deliveryOf, preparedRows } from '../../bench/workers/prepared-rows';
import { allRows, openBench, reportOptions, tempFolder, WORKER_PATH } from '../../fakes/delivery-bench';
import { extraDelayMs, MOST_EXTRA_MS } from '../../fakes/event-loop-delay';

const ROWS = 100_000;
const NOWHERE = 'http://127.0.0.1:9/v4';
const rows = preparedRows(ROWS);
const create = (deliveries: Deliveries) => deliveries.create(deliveryOf(NOWHERE, rows));

/** With this many rows main must answer as if idle: no work that grows with rows is done there in one go. */
describe(`main is not blocked with ${ROWS} rows`, { timeout: 240_000 }, () => {
  it('being stored, and while a delivery ends and its contents are wiped', async () => {
    const { deliveries } = openBench();
    const ids: string[] = [];
    expect(await extraDelayMs(async () => ids.push((await create(deliveries)).id))).toBeLessThanOrEqual(MOST_EXTRA_MS);
    const stopNext = async () => {
      const id = ids.pop() ?? (await create(deliveries)).id;
      await deliveries.stop(id);
      await deliveries.settled(id);
    };
    expect(await extraDelayMs(stopNext)).toBeLessThanOrEqual(MOST_EXTRA_MS);
  });

  it('looked up in the ledger and left out as known', async () => {
    const { deliveries, databasePath } = openBench();
    const { ledger } = deliveries;
    const fingerprinted = rows.map(({ row, externalId, attributes }): FingerprintedRow => ({
      row,
      externalId,
      fingerprints: ledger.fingerprints({ externalId, attributes }),
    }));
    const database = connect(databasePath);
    database
      .prepare(
        `INSERT INTO ledger SELECT 'shop', unhex(value ->> 'consumer'), unhex(value ->> 'applied'), unhex(value ->> 'contact') FROM json_each(?)`,
      )
      .run(JSON.stringify(fingerprinted.map(({ fingerprints }) => fingerprints)));
    database.close();
    const again = async () => {
      const { id, outcomes } = await deliveries.create({
        ...deliveryOf(NOWHERE, []),
        fingerprinted: async function* () {
          for (let start = 0; start < ROWS; start += 1_000)
            yield await Promise.resolve({ rows: fingerprinted.slice(start, start + 1_000), skipped: [] });
        },
      });
      expect(outcomes.unchanged).toBe(ROWS);
      await deliveries.remove(id);
    };
    expect(await extraDelayMs(again)).toBeLessThanOrEqual(MOST_EXTRA_MS);
  });

  it('opened, with all its pages checked', async () => {
    const databasePath = join(tempFolder(), 'deliveries.db');
    const database = openDatabase(databasePath);
    database.exec(
      `INSERT INTO ledger SELECT 'shop', randomblob(16), randomblob(32), randomblob(16) FROM (
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${8 * ROWS}) SELECT i FROM n)`,
    );
    database.close();
    expect(statSync(databasePath).size).toBeGreaterThan(CHECKED_AT_ONCE_BYTES);
    const options = { databasePath, workerPath: WORKER_PATH };
    let isChecked = false;
    const delay = await extraDelayMs(async () => {
      isChecked = await isCheckedAside(options);
      openDatabase(databasePath, { isChecked }).close();
    });
    expect([isChecked, delay <= MOST_EXTRA_MS]).toEqual([true, true]);
    // The opening itself finds what is wrong, and sets the file aside.
    const file = openSync(databasePath, 'r+');
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, 5 * 4096);
    closeSync(file);
    expect(await isCheckedAside(options)).toBe(false);
  });

  it.each(['csv', 'xlsx'] as const)('reported in %s', async (format) => {
    const { deliveries } = openBench();
    const { id } = await create(deliveries);
    const path = join(tempFolder(), `report.${format}`);
    const write = async () => deliveries.writeReport(id, await openReport(path), reportOptions(format));
    expect(await extraDelayMs(write)).toBeLessThanOrEqual(MOST_EXTRA_MS);
  });

  it('sent again after failing, or reverted', async () => {
    const { deliveries, databasePath } = openBench();
    const { id } = await create(deliveries);
    await deliveries.stop(id);
    const database = connect(databasePath);
    // Half of them each.
    database
      .prepare(
        `UPDATE delivery_rows SET kind = iif(row % 2, 'failed', 'updated'), at = '2026-01-01T00:00:00.000Z', attempts = 1,
           attributes = '{"name":"Анна"}', cells = '["1","Анна"]' WHERE delivery_id = ?`,
      )
      .run(id);
    database
      .prepare(
        `INSERT INTO before_values (delivery_id, row, was, attributes)
         SELECT delivery_id, row, 'values', '{"name":"Прежняя"}' FROM delivery_rows
         WHERE delivery_id = ? AND kind = 'updated'`,
      )
      .run(id);
    database.close();
    const { shop } = deliveryOf(NOWHERE, []);
    const readFailed = async () => expect(await allRows(deliveries.failedRows(id))).toHaveLength(ROWS / 2);
    const revert = async () => expect((await createRevert(deliveries, id, shop)).rows).toBe(ROWS / 2);
    expect(await extraDelayMs(readFailed)).toBeLessThanOrEqual(MOST_EXTRA_MS);
    expect(await extraDelayMs(revert)).toBeLessThanOrEqual(MOST_EXTRA_MS);
  });

  it('in the history', async () => {
    const { deliveries } = openBench();
    await create(deliveries);
    const look = () => Promise.resolve(deliveries.page({ offset: 0, limit: 50 }));
    expect(await extraDelayMs(look)).toBeLessThanOrEqual(MOST_EXTRA_MS);
  });
});
