import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowJudge } from '../../../electron/delivery/intake/row-judge';
import type { ConsumerAttributes, PreparedRow } from '../../../shared/consumer/payload-types';
import type { Deliveries, NewDelivery } from '../../../electron/delivery/deliveries';
import { rowFingerprints } from '../../../shared/delivery/compare/row-fingerprints';
import { consumer, type Step } from '../../fakes/scripted-server';
import {
  allOutcomes,
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  serve,
  tempFolder,
} from '../../fakes/delivery-bench';

const created: Step = { status: 201, body: consumer({}) };

/** Answers every request with the values sent, as a server that accepts all of them. */
const takesAll = (request: { body: string }): Step => {
  const { data } = JSON.parse(request.body) as { data: { attributes: ConsumerAttributes } };
  return { status: 200, body: consumer(data.attributes) };
};

const anna = preparedRow(1, { email: 'anna@example.ru', name: 'Анна' });
const boris = preparedRow(2, { email: 'boris@example.ru', name: 'Борис' });

const judge = ({ ledger }: Deliveries, { shop }: NewDelivery, ...rows: PreparedRow[]) =>
  rowJudge(ledger, shop, { all: false })
    .judge(rows)
    .map(({ verdict }) => verdict);

/** The delivery as a sheet provides it, and a record of the forms in which its rows were taken. */
function fromSheet(input: NewDelivery, rows: PreparedRow[]): { input: NewDelivery; ways: string[] } {
  const ways: string[] = [];
  const skipped = [{ row: 9, externalId: 'c9', reason: 'excluded' as const, message: '', cells: null }];
  const inWay = async function* <R>(way: string, of: R[]) {
    ways.push(way);
    yield await Promise.resolve({ rows: of, skipped });
  };
  const fingerprinted = (key: string) => {
    const fingerprints = (prepared: PreparedRow) =>
      rowFingerprints(prepared, key, (text) => hash('sha256', text, 'hex'));
    return inWay(
      'by fingerprints',
      rows.map((prepared) => ({
        row: prepared.row,
        externalId: prepared.externalId,
        fingerprints: fingerprints(prepared),
      })),
    );
  };
  return { input: { ...input, rows: inWay('whole', rows), fingerprinted }, ways };
}

describe('the ledger of what was sent', () => {
  it('makes no request for values that were accepted before', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    expect(server.arrived).toHaveLength(2);
    const again = await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    expect(server.arrived).toHaveLength(2);
    expect(again.summary).toMatchObject({ requests: 0, pending: 0, outcomes: { unchanged: 2 } });
    expect(again.summary.state.status).toBe('finished');
    expect(allOutcomes(deliveries, again.id).map(({ row, reason }) => [row, reason])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  it('sends what has changed since', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    const changed = { ...boris, attributes: { ...boris.attributes, name: 'Борис Ильич' } };
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, [anna, changed]));
    expect(summary.outcomes).toMatchObject({ unchanged: 1, updated: 1 });
    expect(server.arrived.at(-1)?.body).toContain('Борис Ильич');
    expect(server.arrived).toHaveLength(3);
  });

  it('says that the server would keep the old e-mail if only that differs', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    const moved = { ...anna, attributes: { ...anna.attributes, email: 'a@example.ru' } };
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [moved]));
    expect(outcomes).toMatchObject([{ kind: 'unchanged', reason: 'contact-not-applied' }]);
    expect(server.arrived).toHaveLength(1);
  });

  it('counts rows that differ in something the server does not accept, however they were judged', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    const first = await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    expect(first.summary.notApplied).toBe(0);
    const moved = [anna, { ...boris, attributes: { ...boris.attributes, email: 'b@example.ru' } }];
    const whole = await deliver(deliveries, newDelivery(server.baseUrl, [...moved, preparedRow(3)]));
    expect(whole.summary).toMatchObject({ notApplied: 1, outcomes: { unchanged: 2, updated: 1 } });
    const { input } = fromSheet(newDelivery(server.baseUrl, []), moved);
    const fingerprinted = await deliver(deliveries, input);
    expect(fingerprinted.summary).toMatchObject({ notApplied: 1, outcomes: { unchanged: 2 } });
    expect(deliveries.list().map(({ notApplied }) => notApplied)).toEqual([1, 1, 0]);
  });

  it('reports contact data that the server did not accept again each time', async () => {
    const server = await serve([{ status: 200, body: consumer({ email: 'old@example.ru', name: 'Анна' }) }]);
    const { deliveries } = openBench();
    const first = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(first.outcomes).toMatchObject([{ kind: 'kept', reason: 'server-kept-value' }]);
    const again = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(again.outcomes).toMatchObject([{ kind: 'unchanged', reason: 'contact-not-applied' }]);
  });

  it('reports any other value that the server did not accept again, and sends it when the row changes', async () => {
    const keepsName = (request: { body: string }): Step => {
      const { data } = JSON.parse(request.body) as { data: { attributes: ConsumerAttributes } };
      return { status: 200, body: consumer({ ...data.attributes, name: 'Аня', email: 'old@example.ru' }) };
    };
    const server = await serve(keepsName);
    const { deliveries } = openBench();
    const input = newDelivery(server.baseUrl, [anna]);
    const first = await deliver(deliveries, input);
    expect(first.outcomes).toMatchObject([{ kind: 'kept', field: 'name', sentValue: 'Анна', serverValue: 'Аня' }]);
    expect(first.outcomes[0]?.otherFields).toBe('email');

    expect(judge(deliveries, input, anna)).toEqual(['not-taken']);
    const again = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(again.outcomes).toMatchObject([{ kind: 'unchanged', reason: 'not-taken-before' }]);
    expect(server.arrived).toHaveLength(1);

    const renamed = { ...anna, attributes: { ...anna.attributes, name: 'Анна П.' } };
    await deliver(deliveries, newDelivery(server.baseUrl, [renamed]));
    expect(server.arrived).toHaveLength(2);
  });

  it('takes a sheet that was sent before as fingerprints, and completely as soon as one row differs', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    const same = fromSheet(newDelivery(server.baseUrl, []), [anna, boris]);
    const again = await deliver(deliveries, same.input);
    expect(again.summary).toMatchObject({ requests: 0, outcomes: { unchanged: 2, skipped: 1 } });
    expect(again.outcomes.map(({ row, externalId, kind }) => [row, externalId, kind])).toEqual([
      [1, 'c1', 'unchanged'],
      [2, 'c2', 'unchanged'],
      [9, 'c9', 'skipped'],
    ]);
    expect(same.ways).toEqual(['by fingerprints']);

    const renamed = { ...boris, attributes: { ...boris.attributes, name: 'Борис Ильич' } };
    const changed = fromSheet(newDelivery(server.baseUrl, []), [anna, renamed]);
    const { summary } = await deliver(deliveries, changed.input);
    expect(summary).toMatchObject({ requests: 1, outcomes: { unchanged: 1, updated: 1, skipped: 1 } });
    expect(changed.ways).toEqual(['by fingerprints', 'whole']);
  });

  it('asks for no fingerprints if they decide nothing', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    const unknown = fromSheet(newDelivery(server.baseUrl, []), [anna]);
    await deliver(deliveries, unknown.input);
    const everything = fromSheet({ ...newDelivery(server.baseUrl, []), all: true }, [anna]);
    await deliver(deliveries, everything.input);
    expect([unknown.ways, everything.ways]).toEqual([['whole'], ['whole']]);
    expect(server.arrived).toHaveLength(2);
  });

  it('sends everything on request', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    const { summary } = await deliver(deliveries, { ...newDelivery(server.baseUrl, [anna, boris]), all: true });
    expect(summary.outcomes).toMatchObject({ unchanged: 0, updated: 2 });
    expect(server.arrived).toHaveLength(4);
  });

  it('knows nothing about a row that failed', async () => {
    const server = await serve([{ status: 422, body: { status: '422', title: 'Validation failed' } }, created]);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(summary.outcomes).toMatchObject({ unchanged: 0, created: 1 });
  });

  it('is valid for one shop only, and can be deleted', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    const first = newDelivery(server.baseUrl, [anna]);
    const other = newDelivery(server.baseUrl, [anna]);
    other.shop.ledgerScope = 'shop-2';
    await deliver(deliveries, first);
    await deliver(deliveries, other);
    expect(server.arrived).toHaveLength(2);
    expect(judge(deliveries, first, anna, boris)).toEqual(['unchanged', 'send']);
    await deliveries.ledger.forget(first.shop.ledgerScope);
    expect(deliveries.ledger.isEmpty(first.shop.ledgerScope)).toBe(true);
    expect(judge(deliveries, first, anna)).toEqual(['send']);
    expect(judge(deliveries, other, anna)).toEqual(['unchanged']);
  });

  it('is deleted for a shop at all its addresses, and for no other', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    const at = (scope: string): NewDelivery => {
      const input = newDelivery(server.baseUrl, [anna]);
      input.shop.ledgerScope = scope;
      return input;
    };
    const scopes = [
      'shop-1 https://a.example/v4',
      'shop-1 https://b.example/v4',
      'shop-10 https://a.example/v4',
      'shop-1',
    ];
    for (const scope of scopes) await deliver(deliveries, at(scope));
    await deliveries.ledger.forgetShop('shop-1');
    expect(scopes.map((scope) => deliveries.ledger.isEmpty(scope))).toEqual([true, true, false, false]);
  });

  it('outlives the delivery and the program, and contains nothing that identifies a person', async () => {
    const server = await serve(takesAll);
    const databasePath = join(tempFolder(), 'deliveries.db');
    const before = openBench({ databasePath });
    const { id } = await deliver(before.deliveries, newDelivery(server.baseUrl, [anna]));
    await before.deliveries.remove(id);
    await before.deliveries.close();
    const after = openBench({ databasePath });
    const { summary } = await deliver(after.deliveries, newDelivery(server.baseUrl, [anna]));
    expect(summary.outcomes.unchanged).toBe(1);
    await after.deliveries.remove(summary.id);
    await after.deliveries.close();
    const bytes = readFileSync(databasePath);
    for (const secret of ['anna@example.ru', 'Анна']) expect(bytes.includes(secret)).toBe(false);
  });
});
