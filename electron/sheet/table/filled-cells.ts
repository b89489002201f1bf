import type { EditedTable } from './edited-table';
import { createSpans } from './table';

const BLOCK_ROWS = 4_096;
/** Cells that begin like this may be empty although they have bytes: quoted ones, formulas, `NULL` and `\N`. */
const UNSURE: ReadonlySet<number> = new Set(Array.from('"=N\\', (sign) => sign.charCodeAt(0)));

/** Which cells of a column have a text. Looks at a block of rows at a time, at their bytes, and only at blocks with a row that is asked for. */
export function createFilledCells(table: EditedTable, column: number): (row: number) => boolean {
  const filled = new Uint8Array(table.rowCount + 1);
  const known = new Uint8Array(Math.ceil((table.rowCount + 1) / BLOCK_ROWS));
  const spans = createSpans(BLOCK_ROWS);
  const lookAt = (block: number): void => {
    const first = Math.max(1, block * BLOCK_ROWS);
    const count = Math.min((block + 1) * BLOCK_ROWS, table.rowCount + 1) - first;
    const bytes = table.spans(column, first, count, spans);
    for (let at = 0; at < count; at += 1) {
      const start = spans.starts[at] as number;
      if ((spans.ends[at] as number) <= start) continue;
      const isSure = !UNSURE.has(bytes[start] as number);
      filled[first + at] = isSure || table.cell(first + at, column) !== '' ? 1 : 0;
    }
    known[block] = 1;
  };
  return (row) => {
    const block = Math.floor(row / BLOCK_ROWS);
    if (known[block] === 0) lookAt(block);
    return filled[row] === 1;
  };
}
