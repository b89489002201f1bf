import type { Readable } from 'node:stream';

/** More than any consumer's document needs; longer bodies count as unreadable (api-contract.md, Errors). */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a body as UTF-8 text. Undefined if it is too long or not UTF-8. Throws if the connection breaks, or the body is destroyed, before
 * its end.
 */
export function readBody(body: Readable): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    body.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= MAX_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      // Destroys the connection as well, so that nothing more is read.
      body.destroy();
      resolve(undefined);
    });
    body.on('end', () => resolve(decodeUtf8(Buffer.concat(chunks))));
    body.on('error', reject);
    // A connection that ends early does not always emit `end` or `error`.
    body.on('close', () => {
      if (!body.readableEnded) reject(new Error('the answer was cut off'));
    });
  });
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
