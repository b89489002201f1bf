import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { directNetwork } from '../../../electron/network/network';
import { openConnections } from '../../../electron/api/connections';
import { handListOver } from '../../../electron/sending/shop-list/hand-list-over';
import type { SheetHost } from '../../../electron/sheet/host/host';
import { ARCHIVE_LIMITS, fetchArchive } from '../../../electron/shop-list/fetch-archive';
import { extraDelayMs, MOST_EXTRA_MS } from '../../fakes/event-loop-delay';

const ARCHIVE_BYTES = 64 * 1024 * 1024;
const ADOPTIONS = 100_000;

/** A host of archives in a process of its own, which would block this one otherwise. */
const HOST = `require('node:http').createServer((_, answer) => {
  answer.writeHead(200, { 'Content-Length': ${ARCHIVE_BYTES} });
  const piece = require('node:crypto').randomBytes(1024 * 1024);
  let left = ${ARCHIVE_BYTES} / piece.length;
  const go = () => { while (left-- > 0) if (!answer.write(piece)) return answer.once('drain', go); answer.end(); };
  go();
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;

it('main is not blocked while a large archive and many adoptions pass through it', { timeout: 120_000 }, async () => {
  const child = spawn(process.execPath, ['-e', HOST], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const connections = openConnections(10_000, directNetwork);
  onTestFinished(() => connections.close());
  let taken = 0;
  let adoptions = 0;
  // Another process takes them: here only the messages to it are made.
  const request = ((name: string, payload: { bytes?: Uint8Array; adoptions?: unknown[] }) => {
    const copy = structuredClone(payload);
    taken += copy.bytes?.byteLength ?? 0;
    adoptions += copy.adoptions?.length ?? 0;
    // An answer comes with a turn of the event loop.
    return turn(name === 'begin-list' ? { listId: 'l' } : true);
  }) as unknown as SheetHost['request'];
  const page = (after: string, limit: number) =>
    Array.from({ length: Math.min(limit, ADOPTIONS - Number(after || '0')) }, (_, n) => ({
      ...{ consumer: String(Number(after || '0') + n + 1), internalId: 'a'.repeat(24), identity: 'b'.repeat(64) },
    }));
  const pass = async (): Promise<void> => {
    taken = 0;
    adoptions = 0;
    const { signal } = new AbortController();
    const { chunks } = await fetchArchive(`http://127.0.0.1:${port.toString().trim()}/archive`, {
      ...{ connections, signal, overHttp: false, limits: ARCHIVE_LIMITS, nowMs: () => performance.now() },
      sleep: (ms) => delay(ms),
    });
    await handListOver({ request }, 'rows', { ledgerKey: 'k', page }).sink(chunks, { createdAt: '', signal });
    expect([taken, adoptions]).toEqual([ARCHIVE_BYTES, ADOPTIONS]);
  };
  expect(await extraDelayMs(pass)).toBeLessThanOrEqual(MOST_EXTRA_MS);
});
