import { isErrored, type Readable } from 'node:stream';

/** More than any consumer's document needs; what is longer counts as unreadable (api-contract.md, Errors). */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a body as UTF-8 text; undefined where it is longer than the bound or not UTF-8. Throws where the connection breaks or
 * the signal is aborted before its end.
 */
export async function readBody(body: Readable, signal: AbortSignal): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  const destroy = () => body.destroy(new Error('the answer took too long'));
  signal.addEventListener('abort', destroy, { once: true });
  try {
    signal.throwIfAborted();
    for await (const chunk of body as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      // Leaving the loop destroys the stream, and by that the connection: nothing more is read.
      if (sizeBytes > MAX_BODY_BYTES) return undefined;
      chunks.push(chunk);
    }
  } finally {
    signal.removeEventListener('abort', destroy);
    if (!isErrored(body)) body.destroy();
  }
  return decodeUtf8(Buffer.concat(chunks));
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
