import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { streamWriter } from '../../../electron/cli/output/stream-writer';

const failing = (code: string, how: 'throws' | 'tells') =>
  new Writable({
    write: (_chunk, _encoding, done) => {
      const error = Object.assign(new Error(code), { code });
      if (how === 'throws') throw error;
      done(error);
    },
  });

describe('writing to a stream', () => {
  it('waits until a slow reader has taken everything', async () => {
    let taken = '';
    const slow = new Writable({
      highWaterMark: 4,
      write: (chunk, _encoding, done) => {
        setImmediate(() => {
          taken += String(chunk);
          done();
        });
      },
    });
    const writer = streamWriter(slow, () => undefined);
    for (const piece of ['abcdef', 'ghi', 'jklmnopq']) void writer.write(piece);
    await writer.flushed();
    expect(taken).toBe('abcdefghijklmnopq');
    expect(writer.failure()).toBeNull();
  });

  // The attack: `| head -1`, `> /dev/full`, or a closed terminal.
  it.each([
    ['EPIPE', 'tells'],
    ['ENOSPC', 'throws'],
  ] as const)('reports once that a stream fails with %s, and writes no more', async (code, how) => {
    const heard: unknown[] = [];
    const writer = streamWriter(failing(code, how), (error) => heard.push(error.code));
    await writer.write('one');
    await writer.write('two');
    await writer.flushed();
    expect(heard).toEqual([code]);
    expect(writer.failure()?.code).toBe(code);
  });
});
