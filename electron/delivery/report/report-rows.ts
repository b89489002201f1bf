import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { RowCells } from '../../../shared/sheet/protocol';
import { chunksOf } from '../../../shared/delivery/chunks';
import type { ReportedRow } from '../store/reported-rows';

const ROWS_PER_MESSAGE = 1_000;

/** The cells of the first of these rows, one at least, as the open sheet has them; null where that is not the sheet they are from. */
export type CellsOf = (rows: number[]) => Promise<RowCells[] | null>;

/**
 * Fills in the original cells that the database no longer holds (they are wiped when a delivery is finished) from the sheet,
 * where that is open.
 *
 * @param gaps counts what that came to, while the rows are taken
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
