import { setImmediate } from 'node:timers/promises';
import Papa from 'papaparse';
import { FileProblemError } from '../file-problem-error';
import type { ReadingWatch } from './reader';

const SLICE_CHARACTERS = 1024 * 1024;

/** What papaparse's own parser gives; its typings leave it open. */
interface ParsedSlice {
  data: string[][];
  errors: { type: string; code: string; row?: number }[];
  meta: { cursor: number };
}

/**
 * Splits CSV text into records, blank ones included, so that a record's index tells its place in the file. The text is
 * parsed in slices, as papaparse's streamers do it, to leave the process answering meanwhile.
 *
 * @param text With `\n` as its only line break.
 * @throws FileProblemError `damaged` where a quote is never closed or runs over into the next records: rows would be
 *   lost in silence.
 */
export async function splitRecords(text: string, delimiter: string, watch: ReadingWatch): Promise<string[][]> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const records: string[][] = [];
  let start = 0;
  let sliceLength = SLICE_CHARACTERS;
  while (start < text.length) {
    watch.signal.throwIfAborted();
    const end = Math.min(start + sliceLength, text.length);
    const slice = parser.parse(text.slice(start, end), 0, end < text.length) as ParsedSlice;
    refuseRunawayQuotes(slice, records.length);
    for (const record of slice.data) records.push(record);
    if (end === text.length) break;
    // A cell longer than the slice: doubling keeps the work linear, where one slice more each time would not.
    sliceLength = slice.meta.cursor === 0 ? sliceLength * 2 : SLICE_CHARACTERS;
    start += slice.meta.cursor;
    watch.onProgress(start / text.length, records.length);
    await setImmediate();
  }
  return records;
}

function refuseRunawayQuotes(slice: ParsedSlice, recordsBefore: number): void {
  for (const error of slice.errors) {
    if (error.type !== 'Quotes') continue;
    const index = error.row ?? 0;
    const runsOver = slice.data[index]?.some((cell) => cell.includes('\n')) === true;
    if (error.code !== 'MissingQuotes' && !runsOver) continue;
    throw new FileProblemError('damaged', `Record ${recordsBefore + index + 1} has a quote that is not closed.`);
  }
}
