import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { digesting } from '../../../electron/sheet/source/reading-digest';
import { sourceOf } from './csv/read-csv';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function digestedSource(content: Buffer) {
  const hash = createHash('sha256');
  return digesting(sourceOf(content), {
    hash: (bytes) => Promise.resolve(hash.update(bytes)),
    digest: () => Promise.resolve(hash.digest('hex')),
  });
}

it('the hash is that of all bytes, however they are read, also several pieces at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 200, size: 'max' }),
      fc.integer({ min: 1, max: 50 }),
      fc.nat(60),
      async (content, pieceBytes, headBytes) => {
        const bytes = Buffer.from(content);
        const source = digestedSource(bytes);
        await source.read(Buffer.alloc(Math.min(headBytes, bytes.length)), 0);
        const reads: Promise<void>[] = [];
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          reads.push(source.read(Buffer.alloc(Math.min(pieceBytes, bytes.length - at)), at));
        }
        await Promise.all(reads);
        expect(await source.digest()).toBe(sha256(bytes));
      },
    ),
  );
});

it('a file that was not read to its end has no hash', async () => {
  const source = digestedSource(Buffer.from('id;name'));
  await source.read(Buffer.alloc(3), 0);
  await source.read(Buffer.alloc(2), 5);
  await expect(source.digest()).rejects.toThrow('only 3 bytes of 7');
});
