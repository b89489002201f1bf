import { setImmediate } from 'node:timers/promises';
import type { ListRefusal, ListRefusalCode } from '../../../shared/consumer/verdict/list-refusal';
import { LineSplitter } from './bytes/line-splitter';
import { LIST_LIMITS, type ListLimits } from './bytes/limits';
import { ListCollector } from './list-collector';
import { RefusedList } from './bytes/refused-list';
import type { SheetKeys } from './sheet-keys';
import type { ShopList } from './shop-list';
import { takeUnzipped } from './bytes/unzipped';

/** Text that is read before other requests are handled: some milliseconds. */
const SLICE_BYTES = 512 * 1024;

const FAULTS_OF_A_LINE: ReadonlySet<ListRefusalCode> = new Set<ListRefusalCode>([
  'not-json',
  'too-deep',
  'wrong-type',
  'not-a-consumer',
  'ambiguous',
  'duplicate-id',
]);

/** A list that was read whole, or why it is not believed. */
export type ListRead = { ok: true; list: ShopList } | { ok: false; refusal: ListRefusal };

/**
 * Reads a list of a shop's consumers: lines of JSON, as they are or in gzip of one or more members. The bytes are hostile. They are asked
 * for piece by piece, and the process can answer requests in between.
 *
 * @param bytes of the file; if they throw, so does this
 * @param keys of the sheet's rows, which say whose consumers are kept
 * @param signal cancels the reading, which then throws the signal's reason
 */
export async function readShopList(
  bytes: AsyncIterable<Uint8Array>,
  keys: SheetKeys,
  signal: AbortSignal,
  { limits = LIST_LIMITS, onProgress }: { limits?: ListLimits; onProgress?: (consumers: number) => void } = {},
): Promise<ListRead> {
  const collector = new ListCollector(keys, limits);
  const splitter = new LineSplitter(limits.lineBytes, (line, start, end) => collector.take(line, start, end));
  try {
    await takeUnzipped(bytes, limits, signal, async (text) => {
      for (let start = 0; start < text.length; start += SLICE_BYTES) {
        splitter.push(text.subarray(start, start + SLICE_BYTES));
        onProgress?.(collector.consumers);
        await setImmediate();
        signal.throwIfAborted();
      }
    });
    signal.throwIfAborted();
    splitter.end();
    return { ok: true, list: collector.finish() };
  } catch (error) {
    if (!(error instanceof RefusedList)) throw error;
    return {
      ok: false,
      refusal: { code: error.code, line: FAULTS_OF_A_LINE.has(error.code) ? collector.lines : null },
    };
  }
}
