import { describe, expect, it } from 'vitest';
import { directNetwork as network } from '../../../electron/network/network';
import { createAplautClient } from '../../../electron/api/aplaut-client';
import { deliver, newDelivery, openBench, preparedRows, serve, TOKEN, reportedRows } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const created: Step = { status: 201, body: consumer({}) };
const huge = Buffer.alloc(5 * 1024 * 1024, 0x20);

async function sendTo(script: Step[], rows = 1) {
  const server = await serve(script);
  const bench = openBench();
  const input = newDelivery(server.baseUrl, preparedRows(rows));
  return { ...bench, server, ...(await deliver(bench.deliveries, input)) };
}

describe('an answer of more than a mebibyte', () => {
  it('counts as sent, with a warning', async () => {
    const { outcomes } = await sendTo([{ status: 200, body: huge }, created]);
    expect(outcomes).toMatchObject([{ kind: 'updated', reason: 'off-contract-answer', httpStatus: 200, attempts: 1 }]);
  });

  it('is a refusal if its status says so', async () => {
    const { outcomes } = await sendTo([{ status: 422, body: huge }, created]);
    expect(outcomes).toMatchObject([{ kind: 'failed', httpStatus: 422, message: 'HTTP 422' }]);
  });
});

/** The attack: an answer that overflows the stack of its reader, so that the delivery stops forever. */
describe('an answer nested 100,000 deep', () => {
  const deep = '{"data":{"attributes":{"name":' + '['.repeat(100_000) + ']'.repeat(100_000) + '}}}';

  it('counts as sent, with a warning, and the others continue', async () => {
    const { outcomes } = await sendTo([{ status: 200, body: deep }, created], 2);
    expect(outcomes).toMatchObject([{ kind: 'updated', reason: 'off-contract-answer' }, { kind: 'created' }]);
  });

  it('is a refusal if its status says so', async () => {
    const { outcomes } = await sendTo([{ status: 422, body: deep }, created], 2);
    expect(outcomes).toMatchObject([{ kind: 'failed', message: 'HTTP 422' }, { kind: 'created' }]);
  });
});

describe('half an answer', () => {
  it('is a broken connection, so the request is repeated', async () => {
    const { outcomes } = await sendTo(['cut-off', 'cut-off', created]);
    expect(outcomes).toMatchObject([{ kind: 'created', attempts: 3 }]);
  });
});

describe('a server that repeats the token', () => {
  it('does not get it into outcomes or the reason for a pause in another spelling', async () => {
    const spelt = Array.from(TOKEN, (one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('');
    const detail = `{"errors":[{"detail":"I was told ${spelt} ${Buffer.from(TOKEN).toString('base64')}"}]}`;
    const challenge = `Bearer error_description="no ${encodeURIComponent(TOKEN).replaceAll('-', '%2D')}"`;
    const { outcomes, deliveries, id } = await sendTo(
      [
        { status: 422, body: detail },
        { status: 401, headers: { 'WWW-Authenticate': challenge } },
      ],
      2,
    );
    expect(outcomes[0]?.message).toMatch(/^I was told …/);
    expect(deliveries.get(id).summary.state).toMatchObject({ reason: { by: 'token', message: 'no …' } });
  });

  it('does not get it into the outcomes', async () => {
    const body = { errors: [{ detail: `I was told ${TOKEN}` }] };
    const { outcomes } = await sendTo([{ status: 422, headers: { 'X-Request-Id': TOKEN }, body }]);
    expect(outcomes[0]?.message).toMatch(/^I was told/);
    expect(JSON.stringify(outcomes)).not.toContain(TOKEN);
  });
});

describe('an address without encryption', () => {
  it('gets no client', () => {
    const access = { baseUrl: 'http://api.example.ru/v4', auth: 'bearer', token: TOKEN, network } as const;
    expect(() => createAplautClient(access)).toThrow('insecure');
  });
});

describe('a row on which the server always breaks off the connection', () => {
  it('fails, and the others continue', async () => {
    const drops = Array.from({ length: 8 }, () => 'drop' as const);
    const { outcomes, summary } = await sendTo([created, ...drops, created], 3);
    expect(outcomes.map(({ kind, reason }) => reason ?? kind)).toEqual(['created', 'gave-up', 'created']);
    expect(summary.state.status).toBe('finished');
  });
});

describe('a server that fails on every row', () => {
  it('is blamed instead of the rows: the delivery pauses', async () => {
    const { summary } = await sendTo([{ status: 500 }], 20);
    expect(summary.state).toMatchObject({ status: 'paused', reason: { by: 'network', message: 'HTTP 500' } });
    expect(summary.pending).toBeGreaterThanOrEqual(17);
  });
});

describe('text without a UTF-8 form', () => {
  it('is stored with replacement characters', async () => {
    const body = '{"errors":[{"detail":"half \\ud83d and \\u0000 nothing"}]}';
    const { outcomes, databasePath, id } = await sendTo([{ status: 422, body }]);
    expect(outcomes).toMatchObject([{ kind: 'failed' }]);
    expect(outcomes[0]?.message).toContain('half \uFFFD and');
    expect(reportedRows(databasePath, id)).toHaveLength(1);
  });
});
