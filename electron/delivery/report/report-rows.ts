import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { RowCells } from '../../../shared/sheet/protocol';
import { chunksOf } from '../../../shared/delivery/chunks';
import type { ReportedRow } from '../store/reported-rows';

const ROWS_PER_MESSAGE = 1_000;

/** The cells of the first of these rows (at least one) in the open sheet. Null if that is not the sheet they came from. */
export type CellsOf = (rows: number[]) => Promise<RowCells[] | null>;

/**
 * Fills in original cells that the database no longer has (they are wiped when a delivery is finished), from the sheet if it is open.
 *
 * @param gaps is updated while the rows are read
 */
export async function* withCells(
  rows: Iterable<ReportedRow>,
  cellsOf: CellsOf,
  gaps: ReportGaps,
): AsyncGenerator<ReportedRow> {
  for (const part of chunksOf(rows, ROWS_PER_MESSAGE)) {
    const wiped = part.filter((row) => row.cells === null);
    for (let done = 0; done < wiped.length;) {
      const asked = wiped.slice(done);
      const found = await cellsOf(asked.map((row) => row.outcome.row));
      const answered = found === null || found.length === 0 ? asked : asked.slice(0, found.length);
      for (const [index, row] of answered.entries()) {
        const inSheet = found?.[index];
        if (inSheet === undefined) gaps.withoutCells += 1;
        else if (inSheet.changed) gaps.asTheyStand += 1;
        row.cells = inSheet?.cells ?? null;
      }
      done += answered.length;
    }
    yield* part;
  }
}
