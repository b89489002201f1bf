import { countKeyFields } from '../../table/find-header-row';
import { CR, LF } from './byte-values';
import { recordTexts } from './record-texts';
import { SAMPLE_BYTES, trySample } from './try-sample';

/** In the order of preference where nothing tells them apart. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

const SAMPLE_RECORDS = 100;
/** Records among which the header may be, below its titles. */
const HEADER_RECORDS = 12;

/** A sample as it would be with one delimiter. */
interface Attempt {
  delimiter: string;
  /** Cells of each record that is not blank. */
  widths: number[];
  strayQuotes: number;
  /** The most key fields that one of the first records names. */
  keys: number;
}

/**
 * Finds what parts the cells by the structure that each delimiter would give: how even the records are, whether the first of them that
 * is parted at all agrees, whether the quotes do, and whether it makes a header out of the first lines. Mere counts are often wrong, with
 * all the commas in Russian names and sums.
 *
 * @param start of the first record in `bytes`
 * @param isWhole whether the text ends at `length`; the last record is likely cut off otherwise
 */
export function detectDelimiter(bytes: Buffer, start: number, length: number, isWhole: boolean): string {
  let from = start;
  while (from < length && (bytes[from] === LF || bytes[from] === CR)) from += 1;
  const end = Math.min(length, from + SAMPLE_BYTES);
  const attempts = DELIMITERS.map((delimiter) =>
    attempt(delimiter, bytes.subarray(from, end), isWhole && end === length),
  );
  // It leaves nothing of any line, or has the first one wider than a sheet can be: the file is refused with it, not misread with another.
  const parter = attempts.find(({ widths }) => widths.length === 0);
  if (parter !== undefined) return parter.delimiter;
  const structured = firstParted(attempts);
  let best: string = DELIMITERS[0];
  let bestScore = 0;
  for (const each of attempts) {
    const score = evenness(each, structured);
    if (score <= bestScore) continue;
    best = each.delimiter;
    bestScore = score;
  }
  return best;
}

function attempt(delimiter: string, sample: Buffer, isWhole: boolean): Attempt {
  const { bytes, indexer } = trySample(delimiter, sample, isWhole);
  const { cells, strayQuotes } = indexer;
  const rows = [...Array(Math.min(cells.rowCount, SAMPLE_RECORDS)).keys()];
  const keys = rows.slice(0, HEADER_RECORDS).map((row) => countKeyFields(recordTexts(bytes, cells, row)));
  return { delimiter, widths: rows.map((row) => cells.width(row)), strayQuotes, keys: Math.max(0, ...keys) };
}

/** Index of the first record that any of the delimiters parts. */
function firstParted(attempts: readonly Attempt[]): number {
  const found = attempts.map(({ widths }) => widths.findIndex((width) => width > 1)).filter((index) => index >= 0);
  return found.length === 0 ? 0 : Math.min(...found);
}

/** 0 where the character parts nothing; the higher, the more the records look like a table. */
function evenness({ widths, strayQuotes, keys }: Attempt, structured: number): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  // The header is often the widest of records that leave out their empty ends.
  const isParted = usual > 1 || keys > 1;
  if (!isParted) return 0;
  const parts = Math.max(usual, 2);
  // A comma of names or sums is in the rows only: where the header does not have it, it is hardly the delimiter.
  const headerAgrees = widths[structured] === usual || keys > 1 ? 1 : 0.5;
  // Quotes that close nowhere, or in the middle of a cell, show that cells were torn at the wrong character.
  const quotesAgree = strayQuotes > 0 ? 0.5 : 1;
  return (count / widths.length) * (1 - 1 / parts) * headerAgrees * quotesAgree * (1 + keys);
}
