import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/delivery/store/database';
import { noOutcomes } from '../../../shared/delivery/outcome';
import { makeOlderDatabase } from '../../fakes/older-database';
import { allOutcomes, csvReport, openBench, preparedRows, serve, tempFolder, TOKEN } from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';

const AT = '2026-03-01T10:00:05.000Z';
const paused = { status: 'paused', reason: { by: 'network', message: 'ECONNREFUSED' } };
const refused = { status: 'paused', reason: { by: 'token', httpStatus: 401, message: 'expired' } };

/** Writes what a version of the program left behind: a delivery that has ended, one that is paused, and one whose process was killed. */
function fill(database: Database.Database, version: number, baseUrl: string): void {
  const delivery = database.prepare(
    `INSERT INTO deliveries (id, shop_id, shop_name, base_url, auth, pace, mode, file_name, headers, source_key, concurrency, batch_size,
       state, requests, active_ms, created_at, finished_at)
     VALUES (?, 'shop-1', 'Ромашка', ?, 'bearer', 0, 'upsert', 'клиенты.csv', '["external_id","name"]', ?, 1, 10, ?, 3, 1500, ?, ?)`,
  );
  const add = (id: string, state: object, finishedAt: string | null) =>
    delivery.run(id, baseUrl, `source-${id}`, JSON.stringify(state), AT, finishedAt);
  add('over', { status: 'finished' }, AT);
  add('waits', paused, null);
  add('killed', { status: 'running' }, null);
  add('refused', refused, null);

  const pending = database.prepare(
    'INSERT INTO delivery_rows (delivery_id, row, external_id, attributes, cells) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { row, externalId, attributes, cells } of preparedRows(3)) {
    for (const id of ['over', 'waits', 'killed'])
      pending.run(id, row, externalId, JSON.stringify(attributes), JSON.stringify(cells));
  }
  pending.run('over', 4, 'c4', null, null);
  const decide = database.prepare(
    `UPDATE delivery_rows SET kind = ?, reason = ?, message = ?, http_status = ?, at = ?, attempts = ? WHERE delivery_id = ? AND row = ?`,
  );
  decide.run('created', null, null, 201, AT, 1, 'over', 1);
  decide.run('failed', 'refused', 'is taken', 422, AT, 2, 'over', 2);
  decide.run('skipped', 'kept-back', 'email-invalid', null, AT, 0, 'over', 3);
  decide.run('skipped', 'excluded', null, null, AT, 0, 'over', 4);
  decide.run('updated', null, null, 200, AT, 1, 'waits', 1);

  if (version >= 2) database.exec(`INSERT INTO ledger VALUES ('shop-1 ${baseUrl}', x'01', x'02', x'03')`);
  if (version >= 2) database.exec(`INSERT INTO secrets VALUES ('ledger-key', '${'ab'.repeat(32)}')`);
  if (version >= 5)
    database.exec(`UPDATE deliveries SET keep_before = 1 WHERE id = 'waits';
      INSERT INTO before_values (delivery_id, row, was, attributes) VALUES ('waits', 1, 'values', '{"name":"Прежняя"}')`);
  if (version >= 6)
    database.exec(`INSERT INTO outcome_tallies VALUES ('over', 1772359200, 1, 0, 1), ('waits', 1772359200, 1, 0, 0)`);
  if (version >= 8) database.exec(`UPDATE deliveries SET kept_back = 1, excluded = 1 WHERE id = 'over'`);
  if (version >= 9)
    database.exec(`UPDATE deliveries SET row_count = 3 WHERE id IN ('waits', 'killed');
      UPDATE deliveries SET row_count = 4, outcome_counts = '{"created":1,"failed":1,"skipped":2}' WHERE id = 'over';
      UPDATE deliveries SET outcome_counts = '{"updated":1}' WHERE id = 'waits'`);
}

describe('a database of an older version', () => {
  it.each(MIGRATIONS.slice(1).map((_, index) => index + 1))('is read unchanged: version %i', async (version) => {
    const server = await serve(() => ({ status: 201, body: consumer({}) }));
    const databasePath = join(tempFolder(), 'deliveries.db');
    const older = makeOlderDatabase(databasePath, version);
    fill(older, version, server.baseUrl);
    older.close();

    const { deliveries } = openBench({ databasePath });
    expect(deliveries.setAside).toBeNull();
    expect(deliveries.list().map(({ id }) => id)).toHaveLength(4);
    expect(deliveries.get('over').summary).toMatchObject({
      shopName: 'Ромашка',
      fileName: 'клиенты.csv',
      state: { status: 'finished' },
      rows: 4,
      pending: 0,
      outcomes: { ...noOutcomes(), created: 1, failed: 1, skipped: 2 },
      blocked: 1,
      excluded: 1,
      requests: 3,
      createdAt: AT,
      finishedAt: AT,
      activeSeconds: 1.5,
    });
    expect(allOutcomes(deliveries, 'over')).toMatchObject([
      { row: 1, kind: 'created' },
      { row: 2, kind: 'failed', reason: 'refused', message: 'is taken', httpStatus: 422 },
      { row: 3, kind: 'skipped', reason: 'kept-back' },
      { row: 4, kind: 'skipped', reason: 'excluded' },
    ]);
    expect(deliveries.timeline('over')).toMatchObject({ buckets: [{ confirmed: 1, otherwise: 0, failed: 1 }] });
    expect((await csvReport(deliveries, 'over')).lines).toHaveLength(4);
    expect(deliveries.get('waits').summary).toMatchObject({ state: paused, rows: 3, pending: 2 });
    expect(deliveries.get('killed').summary.state).toEqual({ status: 'paused', reason: { by: 'restart' } });
    expect(deliveries.get('refused').summary.state).toMatchObject({ reason: { by: 'token', requestId: null } });
    expect(deliveries.ledger.isEmpty(`shop-1 ${server.baseUrl}`)).toBe(version < 2);
    if (version >= 2) expect(deliveries.ledger.key).toBe('ab'.repeat(32));
    if (version >= 5) expect(await deliveries.revertPreview('waits')).toMatchObject({ restorable: 1 });

    // The rest is sent to its end, and nothing twice.
    for (const id of ['waits', 'killed']) {
      deliveries.start(id, TOKEN);
      await deliveries.settled(id);
    }
    const sent = server.arrived.filter(({ method }) => method === 'PUT');
    expect(sent.map(({ path }) => path.split('/').at(-1))).toEqual(['c2', 'c3', 'c1', 'c2', 'c3']);
    expect(deliveries.get('waits').summary).toMatchObject({
      state: { status: 'finished' },
      outcomes: { created: 2, updated: 1 },
    });
  });
});

describe('a database of a newer version', () => {
  it('is refused with a message for the person, and not a byte of it is changed', () => {
    const databasePath = join(tempFolder(), 'deliveries.db');
    const newer = makeOlderDatabase(databasePath, MIGRATIONS.length);
    fill(newer, MIGRATIONS.length, 'http://127.0.0.1:9/v4');
    newer.exec(
      `CREATE TABLE something_new (id TEXT); PRAGMA user_version = ${MIGRATIONS.length + 1}; PRAGMA wal_checkpoint(TRUNCATE)`,
    );
    newer.close();
    const before = readFileSync(databasePath);
    const open = () => openBench({ databasePath });
    expect(open).toThrow(expect.objectContaining({ code: 'storage-newer', detail: databasePath }) as Error);
    expect(readFileSync(databasePath).equals(before)).toBe(true);
    expect(readdirSync(dirname(databasePath)).filter((name) => name.includes('damaged'))).toEqual([]);
  });
});
