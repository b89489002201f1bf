import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { directNetwork as network } from '../../../electron/network/network';
import { createAplautClient } from '../../../electron/api/aplaut-client';
import { deliver, newDelivery, openBench, preparedRow, serve, TOKEN } from '../../fakes/delivery-bench';

/** A port that accepts no more connections: the few in its queue are never taken out. */
async function openFullPort(): Promise<number> {
  const child = spawn(process.execPath, [
    '-e',
    `const server = require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       require('fs').writeSync(1, String(server.address().port));
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
     });`,
  ]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const port = Number(String((await once(child.stdout, 'data'))[0]));
  // A queue of one holds two. Later connections are silently dropped.
  for (let place = 1; place <= 2; place += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
  }
  return port;
}

/** A port that accepts connections and handles them like this. */
async function openPort(take: (socket: Socket) => void): Promise<number> {
  const taken: Socket[] = [];
  const server = createServer((socket) => {
    taken.push(socket.on('error', () => undefined));
    take(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of taken) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function sendTo(baseUrl: string) {
  const client = createAplautClient({ baseUrl, auth: 'bearer', token: TOKEN, network, timeoutMs: 300 });
  onTestFinished(() => client.close());
  return client.getConsumer('c1');
}

const onLinux = it.skipIf(process.platform !== 'linux');

describe('a request without a connection', () => {
  // Other systems refuse when the queue is full, or allow a longer queue than requested.
  onLinux('has not been sent, though nobody refused it', async () => {
    const exchanged = await sendTo(`http://127.0.0.1:${await openFullPort()}/v4`);
    expect(exchanged).toEqual({ kind: 'no-answer', sent: false, code: 'ETIMEDOUT' });
  });

  it('was not sent if encryption was never established', async () => {
    const port = await openPort(() => undefined);
    const exchanged = await sendTo(`https://127.0.0.1:${port}/v4`);
    expect(exchanged).toEqual({ kind: 'no-answer', sent: false, code: 'ETIMEDOUT' });
  });

  it('was not sent if the connection breaks before that', async () => {
    const port = await openPort((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const exchanged = await sendTo(`https://127.0.0.1:${port}/v4`);
    expect(exchanged).toEqual({ kind: 'no-answer', sent: false, code: 'ECONNRESET' });
  });

  it('may have been sent if there was a connection and no answer came', async () => {
    const { baseUrl } = await serve(() => 'hang');
    expect(await sendTo(baseUrl)).toEqual({ kind: 'no-answer', sent: true, code: 'TIMEOUT' });
  });

  it('pauses its delivery and leaves no doubt about its row', async () => {
    const port = await openPort(() => undefined);
    const { deliveries } = openBench();
    const input = newDelivery(`https://127.0.0.1:${port}/v4`, [preparedRow(1)], { mode: 'create' });
    const { id, summary } = await deliver(deliveries, input);
    expect(summary).toMatchObject({
      state: { status: 'paused', reason: { by: 'network', message: 'ETIMEDOUT' } },
      pending: 1,
    });
    const taken = { errors: { status: 422, details: { external_id: ['is already taken'] } } };
    const back = await serve([{ status: 422, body: taken }]);
    deliveries.start(id, TOKEN, { ...deliveries.shop(id), baseUrl: back.baseUrl });
    expect(await deliveries.settled(id)).toMatchObject({ outcomes: { exists: 1 } });
    expect(back.arrived.map(({ method }) => method)).toEqual(['POST']);
  });
});
