import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, openDatabase } from '../../../electron/delivery/store/database';
import { noOutcomes } from '../../../shared/delivery/outcome';
import {
  allOutcomes,
  csvReport,
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  serve,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';
import { freezeDeliveries, FROZEN_BASE_URL } from '../../fakes/freeze-deliveries';
import { consumer } from '../../fakes/scripted-server';
import { frozenDatabase, frozenPath, frozenVersions, loadDump, schemaOf } from '../../fakes/stored-databases';

const NEWEST = MIGRATIONS.length;

/** Opens what the code of an earlier version left behind, with a server that accepts whatever is still to be sent. */
async function openFrozen(version: number) {
  const server = await serve(() => ({ status: 201, body: consumer({ name: 'Анна' }) }));
  const databasePath = join(tempFolder(), 'deliveries.db');
  loadDump(frozenDatabase('deliveries', version).replaceAll(FROZEN_BASE_URL, server.baseUrl), databasePath).close();
  const { deliveries } = openBench({ databasePath });
  const byName = new Map(deliveries.list().map((summary) => [summary.fileName, summary]));
  const idOf = (name: string) => byName.get(`${name}.csv`)?.id ?? '';
  const summaryOf = (name: string) => deliveries.get(idOf(name)).summary;
  return { server, databasePath, deliveries, idOf, summaryOf };
}

const atLeast = (least: number) => frozenVersions('deliveries').filter((version) => version >= least);

describe('a database of an earlier version', () => {
  // `main` went from version 3 to 5 in one step.
  it('is kept of each version', () => {
    expect(frozenVersions('deliveries')).toEqual(MIGRATIONS.map((_, index) => index + 1).filter((each) => each !== 4));
  });

  it.each(atLeast(1))('gets the schema of a new one: version %i', async (version) => {
    const { databasePath, deliveries } = await openFrozen(version);
    expect(deliveries.setAside).toBeNull();
    const newPath = join(tempFolder(), 'deliveries.db');
    openDatabase(newPath).close();
    expect(schemaOf(databasePath)).toEqual(schemaOf(newPath));
  });

  it.each(atLeast(1))('is read unchanged, and its deliveries are sent to their end: version %i', async (version) => {
    const { server, deliveries, idOf, summaryOf } = await openFrozen(version);
    expect(summaryOf('over')).toMatchObject({
      shopName: 'Учебный магазин',
      state: { status: 'finished' },
      rows: 6,
      pending: 0,
      outcomes: { ...noOutcomes(), created: 1, updated: 1, kept: 1, failed: 1, skipped: 2 },
      blocked: 1,
      excluded: 1,
    });
    expect(allOutcomes(deliveries, idOf('over'))).toMatchObject([
      { row: 1, kind: 'created', externalId: 'created', httpStatus: 201 },
      { row: 2, kind: 'failed', reason: 'refused', message: 'is taken', field: 'email', httpStatus: 422 },
      { row: 3, kind: 'kept', field: 'email', serverValue: 'old@example.com' },
      { row: 4, kind: 'updated', httpStatus: 200 },
      { row: 5, kind: 'skipped', reason: 'kept-back', message: 'email-invalid' },
      { row: 6, kind: 'skipped', reason: 'excluded' },
    ]);
    const { buckets } = deliveries.timeline(idOf('over'))!;
    expect(buckets).toEqual([{ confirmed: 2, otherwise: 1, failed: 1 }]);
    expect((await csvReport(deliveries, idOf('over'))).lines).toHaveLength(6);
    expect(summaryOf('refused').state).toMatchObject({ status: 'paused', reason: { by: 'token', httpStatus: 401 } });
    expect(summaryOf('waits').state).toMatchObject({
      status: 'paused',
      reason: { by: 'network', message: 'ECONNREFUSED' },
    });
    expect(summaryOf('killed').state).toEqual({ status: 'paused', reason: { by: 'restart' } });

    for (const name of ['refused', 'waits', 'killed']) {
      expect(summaryOf(name)).toMatchObject({ rows: 3, pending: 2, outcomes: { created: 1 } });
      deliveries.start(idOf(name), TOKEN);
      expect(await deliveries.settled(idOf(name))).toMatchObject({
        state: { status: 'finished' },
        outcomes: { created: 3 },
      });
    }
    const sent = server.arrived.filter(({ method }) => method === 'PUT').map(({ path }) => path.split('/').at(-1));
    expect(sent).toEqual(['no-token', 'later', 'w2', 'w3', 'no-answer', 'k3']);
  });

  it.each(atLeast(2))('keeps the ledger: version %i', async (version) => {
    const { server, deliveries } = await openFrozen(version);
    const row = { ...preparedRow(1, { name: 'Анна' }), externalId: 'created' };
    const { consumer } = deliveries.ledger.fingerprints(row);
    expect(deliveries.ledger.entries(`shop-1 ${server.baseUrl}`, [consumer])).not.toEqual([null]);
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, [row]));
    // Fingerprints changed after version 7 (`row-fingerprints.ts`), so that a row of those is sent once more.
    expect([summary.outcomes.unchanged, server.arrived.length]).toEqual(version > 7 ? [1, 0] : [0, 1]);
  });

  it.each(atLeast(4))('keeps the values that differed: version %i', async (version) => {
    const { deliveries, idOf } = await openFrozen(version);
    expect(allOutcomes(deliveries, idOf('over'))[2]).toMatchObject({ sentValue: 'new@example.com' });
  });

  it.each(atLeast(5))('can still restore previous values: version %i', async (version) => {
    const { deliveries, idOf } = await openFrozen(version);
    expect(await deliveries.revertPreview(idOf('over'))).toMatchObject({ restorable: 2, created: 1 });
  });

  it.each(atLeast(6))('knows who ran a delivery: version %i', async (version) => {
    const { databasePath } = await openFrozen(version);
    const database = openDatabase(databasePath);
    const ended = database.prepare('SELECT run_by, ended FROM delivery_runs ORDER BY id').all() as object[];
    database.close();
    expect(ended.slice(0, 3)).toEqual(['finished', 'token', 'network'].map((ended) => ({ run_by: 'window', ended })));
  });

  it.each(atLeast(13))('keeps deliveries by file: version %i', async (version) => {
    const { deliveries, idOf, summaryOf } = await openFrozen(version);
    expect(summaryOf('by-file')).toMatchObject({ state: { status: 'finished' }, rows: 1 });
    expect(allOutcomes(deliveries, idOf('by-file'))).toMatchObject([{ kind: 'skipped', reason: 'by-file' }]);
  });

  it.each(atLeast(14))('keeps which consumer a row was sent to: version %i', async (version) => {
    const { server, deliveries } = await openFrozen(version);
    const row = { ...preparedRow(1, { name: 'Ольга', email: 'olga@example.com' }), externalId: 'adopting' };
    expect(deliveries.ledger.goesTo(`shop-1 ${server.baseUrl}`, [row])).toMatchObject([
      { internalId: '5f3c0a1b2c3d4e5f60718293' },
    ]);
  });
});

describe('a database of this version', () => {
  it('is frozen together with the migration that made it', async () => {
    const path = frozenPath('deliveries', NEWEST);
    const isThere = existsSync(path);
    if (!isThere) writeFileSync(path, `-- Written by the code that made this version.\n${await freezeDeliveries()}`);
    expect(isThere, `${path} was missing and has been written: look at it and commit it`).toBe(true);
  });

  it('is refused by an earlier one with a message for the person, and not a byte of it is changed', () => {
    const databasePath = join(tempFolder(), 'deliveries.db');
    const newer = loadDump(frozenDatabase('deliveries', NEWEST), databasePath);
    newer.exec(`CREATE TABLE something_new (id TEXT); PRAGMA user_version = ${NEWEST + 1}`);
    newer.pragma('wal_checkpoint(TRUNCATE)');
    newer.close();
    const before = readFileSync(databasePath);
    const open = () => openBench({ databasePath });
    expect(open).toThrow(expect.objectContaining({ code: 'storage-newer', detail: databasePath }) as Error);
    expect(readFileSync(databasePath).equals(before)).toBe(true);
    expect(readdirSync(dirname(databasePath)).filter((name) => name.includes('damaged'))).toEqual([]);
  });
});
