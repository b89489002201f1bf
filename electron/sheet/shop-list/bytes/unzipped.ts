import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ListLimits } from './limits';
import { RefusedList } from './refused-list';

const GZIP = [0x1f, 0x8b] as const;
const CHUNK_BYTES = 256 * 1024;

/**
 * Hands on the text of a file that is gzip, perhaps of several members, or plain. The next bytes are asked for only when `take` is done with
 * the last ones.
 *
 * @throws RefusedList for a damaged archive or one that is too large, the signal's reason, and what the source throws
 */
export async function takeUnzipped(
  bytes: AsyncIterable<Uint8Array>,
  limits: ListLimits,
  signal: AbortSignal,
  take: (text: Buffer) => Promise<void>,
): Promise<void> {
  let fileBytes = 0;
  let textBytes = 0;
  const source = new Source(bytes, (length) => {
    fileBytes += length;
    if (fileBytes > limits.fileBytes) throw new RefusedList('too-large');
  });
  const count = async (text: Buffer): Promise<void> => {
    signal.throwIfAborted();
    textBytes += text.length;
    if (textBytes > limits.textBytes) throw new RefusedList('too-large');
    if (textBytes > limits.freeTextBytes && textBytes > fileBytes * limits.ratio) throw new RefusedList('bomb');
    await take(text);
  };
  const start = await source.peek(GZIP.length);
  if (start.length === 0) throw new RefusedList('cut');
  if (!GZIP.every((byte, at) => start[at] === byte)) {
    for await (const chunk of source) await count(chunk);
    return;
  }
  let first: { error: unknown } | undefined;
  const remember = (error: unknown): never => {
    first ??= { error };
    throw error;
  };
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  try {
    await pipeline(
      Readable.from(source),
      gunzip,
      async (texts: AsyncIterable<Buffer>) => {
        for await (const text of texts) await count(text).catch(remember);
      },
      { signal },
    );
  } catch (error) {
    signal.throwIfAborted();
    // The pipeline may throw what followed from it.
    if (first !== undefined) throw first.error;
    throw refusalOf(error) ?? error;
  }
  // What follows the last member is left unread if it begins with a zero.
  if (gunzip.bytesWritten !== fileBytes) throw new RefusedList('damaged');
}

/** The bytes of a file, of which the first can be looked at before they are read. */
class Source implements AsyncIterable<Buffer> {
  #first = Buffer.alloc(0);
  readonly #rest: AsyncIterator<Uint8Array>;

  constructor(
    bytes: AsyncIterable<Uint8Array>,
    private readonly onBytes: (length: number) => void,
  ) {
    this.#rest = bytes[Symbol.asyncIterator]();
  }

  /** As many bytes as there are, at least this many. */
  async peek(length: number): Promise<Buffer> {
    while (this.#first.length < length) {
      const next = await this.#next();
      if (next === null) break;
      this.#first = Buffer.concat([this.#first, next]);
    }
    return this.#first;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      if (this.#first.length > 0) yield this.#first;
      for (let next = await this.#next(); next !== null; next = await this.#next()) yield next;
    } finally {
      await this.#rest.return?.();
    }
  }

  async #next(): Promise<Buffer | null> {
    const next: IteratorResult<Uint8Array, unknown> = await this.#rest.next();
    if (next.done === true) return null;
    const { buffer, byteOffset, byteLength } = next.value;
    this.onBytes(byteLength);
    return Buffer.from(buffer, byteOffset, byteLength);
  }
}

/** Null for an error that is not zlib's. */
function refusalOf(error: unknown): RefusedList | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'Z_BUF_ERROR') return new RefusedList('cut');
  // The unzipping has ended, but the file has not.
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return new RefusedList('damaged');
  return typeof code === 'string' && code.startsWith('Z_') ? new RefusedList('damaged') : null;
}
