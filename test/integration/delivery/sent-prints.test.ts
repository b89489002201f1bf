import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSentPrints } from '../../../electron/delivery/prints/sent-prints';
import { connect } from '../../../electron/delivery/store/database';
import { deliver, newDelivery, openBench, preparedRow, serve, tempFolder } from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';

it('of accepted rows stay after a delivery, and their values do not', async () => {
  const server = await serve(({ path }) =>
    path.endsWith('c2') ? { status: 422, body: { errors: [] } } : { status: 201, body: consumer({}) },
  );
  const databasePath = join(tempFolder(), 'deliveries.db');
  const { deliveries } = openBench({ databasePath });
  const rows = [1, 2, 3].map((row) => preparedRow(row, { name: `Анна ${row}`, custom_attributes: { ltv: row } }));
  const { id } = await deliver(deliveries, newDelivery(server.baseUrl, rows));
  await deliveries.undisturbed();
  const database = connect(databasePath);
  const accepted = openSentPrints(database).accepted(id, 0, 100);
  expect(accepted.map(({ row, externalId }) => [row, externalId])).toEqual([
    [1, 'c1'],
    [3, 'c3'],
  ]);
  for (const { prints } of accepted) {
    expect(prints?.fields).toEqual(['name', 'custom_attributes.ltv']);
    expect(prints?.prints.every((print) => /^[0-9a-f]{16}$/.test(print))).toBe(true);
  }
  expect(accepted[0]?.prints?.prints).not.toEqual(accepted[1]?.prints?.prints);
  expect(
    openSentPrints(database)
      .accepted(id, 1, 1)
      .map(({ row }) => row),
  ).toEqual([3]);
  expect(
    database.prepare('SELECT count(*) AS n FROM delivery_rows WHERE attributes IS NOT NULL AND row <> 2').get(),
  ).toMatchObject({ n: 0 });
  database.close();
});
