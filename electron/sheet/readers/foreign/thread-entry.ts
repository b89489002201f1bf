import { parentPort } from 'node:worker_threads';
import type { ForeignFile, ParseResult } from './foreign-workbook';
import { parseForeign } from './parse-foreign';

/** A thread that parses one file. */
parentPort?.once('message', (file: ForeignFile) => {
  void parseForeign(file).then((result) => parentPort?.postMessage(result, buffersOf(result)));
});

/** The memory of all cells, which is handed over instead of being copied. */
function buffersOf(result: ParseResult): ArrayBuffer[] {
  if ('problem' in result) return [];
  return result.workbook.sheets.flatMap(({ cells, merges }) => {
    const arrays = [...(Object.values(cells) as Uint8Array[]), merges];
    return arrays.map(({ buffer }) => buffer as ArrayBuffer);
  });
}
