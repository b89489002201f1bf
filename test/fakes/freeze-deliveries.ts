import { join } from 'node:path';
import { vi } from 'vitest';
import type { PreparedRow } from '../../shared/consumer/payload-types';
import { newDelivery, openBench, serve, tempFolder, TOKEN } from './delivery-bench';
import { dumpDatabase } from './stored-databases';
import { consumer, type Arrived, type Step } from './scripted-server';

/** What the dump has in place of the servers' addresses. */
export const FROZEN_BASE_URL = 'http://127.0.0.1:9/v4';

const INTERNAL_ID = '5f3c0a1b2c3d4e5f60718293';

/**
 * Makes deliveries, each named by its file, and returns `deliveries.db` as SQL while the last of them is being sent, as a process that is
 * killed leaves it. The files in `test/fixtures/stored/deliveries/` were made by this and by the program's code of their time.
 *
 * - `over.csv`: one row of each outcome, and rows that are kept back and excluded; previous values are remembered
 * - `refused.csv`, `waits.csv`: paused after their first row by a refused token and by a lost network
 * - `adopted.csv`: a row that went to the consumer with its e-mail
 * - `by-file.csv`: a file for the cabinet
 * - `killed.csv`: running, with one row of three sent
 */
export async function freezeDeliveries(): Promise<string> {
  const server = await serve(answer);
  const databasePath = join(tempFolder(), 'deliveries.db');
  const { deliveries } = openBench({ databasePath, requestTimeoutMs: 20_000 });
  const make = async (name: string, rows: PreparedRow[], rest: object = {}, skipped: Skipped = []) => {
    const input = { ...newDelivery(server.baseUrl, rows, { batchSize: 1, skipped }), ...rest };
    const { id } = await deliveries.create({ ...input, fileName: `${name}.csv`, sourceKey: `source-${name}` });
    deliveries.start(id, TOKEN);
    return id;
  };
  const kept = { name: 'Анна', email: 'new@example.com' };
  const over = [row(1, 'created'), row(2, 'refused'), row(3, 'kept', kept), row(4, 'updated')];
  const skipped = [notSent(5, 'kept-back', 'email-invalid'), notSent(6, 'excluded', '')];
  await deliveries.settled(await make('over', over, { rememberPrevious: true }, skipped));
  await deliveries.settled(await make('refused', [row(1, 'first'), row(2, 'no-token'), row(3, 'later')]));
  const lost = await serve((request, index) => (index === 0 ? answer(request) : (void lost.close(), 'drop')));
  const toLost = newDelivery(lost.baseUrl, []).shop;
  await deliveries.settled(await make('waits', [row(1, 'w1'), row(2, 'w2'), row(3, 'w3')], { shop: toLost }));
  const adopts = { internalId: INTERNAL_ID, externalId: null, email: 'olga@example.com' };
  const adopted = row(1, 'adopting', { name: 'Ольга', email: 'olga@example.com' });
  const shop = `shop-1 ${server.baseUrl}`;
  await deliveries.settled(await make('adopted', [{ ...adopted, adopts: { ...adopts, shop } }]));
  await deliveries.recordByFile({
    ...newDelivery(server.baseUrl, []),
    ...{ fileName: 'by-file.csv', sourceKey: 'source-by-file' },
    rows: once({ rows: [{ ...row(1, 'in-file'), isWhole: true }], skipped: [] }),
  });
  const killed = await make('killed', [row(1, 'k1'), row(2, 'no-answer'), row(3, 'k3')]);
  await vi.waitFor(() => {
    if (deliveries.get(killed).summary.outcomes.created !== 1) throw new Error('the first row was not sent yet');
  });
  const dump = dumpDatabase(databasePath);
  await server.close();
  return dump.replaceAll(server.baseUrl, FROZEN_BASE_URL).replaceAll(lost.baseUrl, FROZEN_BASE_URL);
}

function answer({ method, path, body }: Arrived): Step {
  const id = path.split('/').at(-1) ?? '';
  if (id === INTERNAL_ID && method === 'GET') return { status: 200, body: consumer({ email: 'olga@example.com' }) };
  if (method === 'GET') return { status: 200, body: consumer({ external_id: id, name: 'Прежнее имя' }) };
  if (id === 'no-token') return { status: 401 };
  if (id === 'no-answer') return 'hang';
  if (id === 'refused')
    return { status: 422, body: { errors: [{ detail: 'is taken', source: { pointer: 'email' } }] } };
  const { data } = JSON.parse(body) as { data: { attributes: Record<string, unknown> } };
  const held = { external_id: id, ...data.attributes, ...(id === 'kept' ? { email: 'old@example.com' } : {}) };
  return { status: [INTERNAL_ID, 'updated', 'kept'].includes(id) ? 200 : 201, body: consumer(held) };
}

function row(
  number: number,
  externalId: string,
  attributes: PreparedRow['attributes'] = { name: 'Анна' },
): PreparedRow {
  return { row: number, externalId, attributes, cells: [externalId, 'Анна'] };
}

type Skipped = NonNullable<NonNullable<Parameters<typeof newDelivery>[2]>['skipped']>;

function notSent(number: number, reason: 'kept-back' | 'excluded', message: string): Skipped[number] {
  return { row: number, externalId: `r${number}`, reason, message, cells: [`r${number}`, 'Анна'] };
}

async function* once<Part>(part: Part): AsyncGenerator<Part> {
  yield await Promise.resolve(part);
}
