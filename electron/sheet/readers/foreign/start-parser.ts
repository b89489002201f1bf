import { Worker } from 'node:worker_threads';
import type { ForeignParser, ParseResult } from './foreign-workbook';

/** For the largest workbooks of customers this is several times enough, and with the rest of the process it is below the heap's limit. */
const HEAP_LIMIT_MB = 2_000;
/** A million cells take seconds, even on an old laptop. */
const TIME_LIMIT_MS = 120_000;

/**
 * Starts a thread that parses one file. If that takes too much time or memory, or never ends, the thread is ended, and the result is a
 * problem.
 *
 * @param entry the built `workbook-thread.cjs`
 */
export function startParser(
  entry: URL,
  { heapLimitMb = HEAP_LIMIT_MB, timeLimitMs = TIME_LIMIT_MS }: { heapLimitMb?: number; timeLimitMs?: number } = {},
): ForeignParser {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: heapLimitMb } });
  let settle: ((result: ParseResult) => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = (result: ParseResult): void => {
    clearTimeout(timer);
    settle?.(result);
    settle = undefined;
    void worker.terminate();
  };
  worker.on('error', (error: NodeJS.ErrnoException) => {
    end(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? { problem: 'too-much-work', detail: `Parsing needs more than ${heapLimitMb} MB of memory.` }
        : { problem: 'damaged', detail: `The parser of workbooks failed: ${error.name}.` },
    );
  });
  worker.on('message', end);
  worker.on('exit', () => end({ problem: 'crashed', detail: 'The thread that parses workbooks has ended.' }));
  return {
    parse: (file) =>
      new Promise((resolve) => {
        settle = resolve;
        timer = setTimeout(
          () => end({ problem: 'too-much-work', detail: `Parsing takes more than ${timeLimitMs / 1000} s.` }),
          timeLimitMs,
        );
        worker.postMessage(file);
      }),
    end: () => end({ problem: 'crashed', detail: 'The file was closed.' }),
  };
}
