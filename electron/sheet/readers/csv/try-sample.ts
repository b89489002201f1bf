import { FileProblemError } from '../../source/file-problem-error';
import { RecordIndexer } from './record-indexer';

/** As much of a text as is tried out. */
export const SAMPLE_BYTES = 64 * 1024;
/** Cells of a sample's row that have a place of their own; those of wider ones are kept beside. */
const SAMPLE_STRIDE = 32;

/** A sample of text indexed on trial. */
export interface TriedSample {
  /** A copy, since indexing rewrites what it takes for quoted cells. */
  bytes: Buffer;
  indexer: RecordIndexer;
  /** Whether backslashes stand before the quotes inside of quoted cells. */
  escapes: boolean;
}

/**
 * Indexes a sample, with quotes doubled as RFC 4180 has them, or, where that leaves quotes that no rule explains, with backslashes before
 * them, if that explains all of them.
 */
export function trySample(delimiter: string, sample: Buffer, isWhole: boolean): TriedSample {
  const doubled = indexSample(delimiter, sample, isWhole, false);
  if (doubled.indexer.strayQuotes === 0 || !sample.includes('\\"')) return doubled;
  const escaped = indexSample(delimiter, sample, isWhole, true);
  return escaped.indexer.strayQuotes === 0 ? escaped : doubled;
}

/** Whether the quoted cells of a text have backslashes before their quotes: `"ООО \"Ромашка\""`. */
export function usesBackslashes(
  delimiter: string,
  bytes: Buffer,
  start: number,
  length: number,
  isWhole: boolean,
): boolean {
  const end = Math.min(length, start + SAMPLE_BYTES);
  return trySample(delimiter, bytes.subarray(start, end), isWhole && end === length).escapes;
}

function indexSample(delimiter: string, sample: Buffer, isWhole: boolean, escapes: boolean): TriedSample {
  const { length } = sample;
  const bytes = Buffer.alloc(length + 2);
  sample.copy(bytes);
  const indexer = new RecordIndexer({
    delimiter: delimiter.charCodeAt(0),
    stride: SAMPLE_STRIDE,
    width: null,
    start: 0,
    line: 1,
    textBytes: length,
    keepsBlank: false,
    escapes,
  });
  try {
    indexer.index(bytes, length, isWhole);
    // A single record, cut off.
    if (!isWhole && indexer.cells.rowCount === 0) indexer.index(bytes, length, true);
  } catch (error) {
    // A cell full of commas, for one, with the wrong delimiter. The records before it tell enough.
    if (!(error instanceof FileProblemError)) throw error;
  }
  return { bytes, indexer, escapes };
}
