import type { Readable } from 'node:stream';

/** More than any consumer's document needs; what is longer counts as unreadable (api-contract.md, Errors). */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a body as UTF-8 text; undefined where it is longer than the bound or not UTF-8. Throws where the connection breaks or
 * the signal is aborted before its end.
 */
export function readBody(body: Readable, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const giveUp = (): void => void body.destroy(new Error('the answer took too long'));
    const settle = (end: () => void): void => {
      signal.removeEventListener('abort', giveUp);
      end();
    };
    body.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= MAX_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      // Destroys the connection with it: nothing more is read.
      body.destroy();
      settle(() => resolve(undefined));
    });
    body.on('end', () => settle(() => resolve(decodeUtf8(Buffer.concat(chunks)))));
    body.on('error', (error) => settle(() => reject(error)));
    // A connection that ends before its time tells neither of an end nor, always, of an error.
    body.on('close', () => {
      if (!body.readableEnded) settle(() => reject(new Error('the answer was cut off')));
    });
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
