import { FileProblemError } from '../../source/file-problem-error';
import { RecordIndexer } from './record-indexer';

/** How much of a text is used as a sample. */
export const SAMPLE_BYTES = 64 * 1024;
/** Cells per row that have a fixed place in the sample's index. Wider rows use the overflow. */
const SAMPLE_STRIDE = 32;

/** A sample of text, indexed to try out its settings. */
export interface TriedSample {
  /** A copy, since indexing rewrites quoted cells. */
  bytes: Buffer;
  indexer: RecordIndexer;
  /** Whether quotes inside quoted cells are escaped with backslashes. */
  escapes: boolean;
}

/**
 * Indexes a sample with doubled quotes, as in RFC 4180. If that leaves stray quotes, tries backslashes before quotes, and uses them if no
 * stray quotes are left.
 */
export function trySample(delimiter: string, sample: Buffer, isWhole: boolean): TriedSample {
  const doubled = indexSample(delimiter, sample, isWhole, false);
  if (doubled.indexer.strayQuotes === 0 || !sample.includes('\\"')) return doubled;
  const escaped = indexSample(delimiter, sample, isWhole, true);
  return escaped.indexer.strayQuotes === 0 ? escaped : doubled;
}

/** Whether quotes inside a text's quoted cells are escaped with backslashes: `"ООО \"Ромашка\""`. */
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
    // A single record that is cut off.
    if (!isWhole && indexer.cells.rowCount === 0) indexer.index(bytes, length, true);
  } catch (error) {
    // For instance a cell full of commas, with the wrong delimiter. The records before it are enough.
    if (!(error instanceof FileProblemError)) throw error;
  }
  return { bytes, indexer, escapes };
}
