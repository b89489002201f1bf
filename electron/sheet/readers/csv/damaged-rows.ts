import { isUtf8 } from 'node:buffer';
import { Remarks } from '../../table/remarks';
import type { CellIndex } from './cell-index';
import { countLines } from './count-lines';
import { MAX_REMARKS } from '../../source/limits';
import type { RecordIndexer } from './record-indexer';
import type { Utf8Text } from './utf8-text';

const REPLACEMENT = Buffer.from('\uFFFD');

/** Finds rows with bytes that are invalid in the file's encoding. There are few of them, so only rows of damaged pieces are checked. */
export class DamagedRows {
  /** In the order of rows. Columns are the file's. */
  readonly remarks = new Remarks();
  /** Where the last damaged piece ends in the text. Rows before that may be damaged. */
  #damagedTo = 0;

  /** Indexes the new text, and checks the rows that are now complete. */
  indexNext(indexer: RecordIndexer, text: Utf8Text, isLast: boolean): void {
    const { at, line } = indexer;
    const row = indexer.cells.rowCount;
    if (text.isDamaged) this.#damagedTo = text.length;
    indexer.index(text.bytes, text.length, isLast);
    if (at < this.#damagedTo) this.#look(indexer.cells, text, { row, at, line });
  }

  /**
   * Checks rows that are already indexed.
   *
   * @param known start of the first of them, and the file's line there
   */
  look({ cells }: RecordIndexer, text: Utf8Text, known: { at: number; line: number }): void {
    if (text.isDamaged) this.#look(cells, text, { row: 0, ...known });
  }

  #look(cells: CellIndex, text: Utf8Text, known: { row: number; at: number; line: number }): void {
    const { bytes } = text;
    let { at, line } = known;
    for (let row = known.row; row < cells.rowCount && this.remarks.length < MAX_REMARKS; row += 1) {
      const start = cells.start(row, 0);
      const column = firstDamaged(cells, row, text);
      if (column === null) continue;
      line += countLines(bytes, at, start);
      at = start;
      this.remarks.add(row + 1, { code: 'text-damaged', column, line });
    }
  }
}

function firstDamaged(cells: CellIndex, row: number, text: Utf8Text): number | null {
  const { bytes } = text;
  const width = cells.width(row);
  if (isSound(bytes.subarray(cells.start(row, 0), cells.end(row, width - 1)), text)) return null;
  for (let column = 0; column < width; column += 1) {
    if (!isSound(bytes.subarray(cells.start(row, column), cells.end(row, column)), text)) return column;
  }
  return null;
}

function isSound(bytes: Buffer, { isTranscoded }: Utf8Text): boolean {
  return isTranscoded ? !bytes.includes(REPLACEMENT) : isUtf8(bytes);
}
