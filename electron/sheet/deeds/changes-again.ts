import type { EmailDecision } from '../../../shared/consumer/verdict/email-decision';
import type { SingleOperation, StepColumn } from '../../../shared/sheet/operation';
import { columnNamed, operationOf } from '../../../shared/sheet/step';
import { rowsOf, valueAfter, type ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';
import type { Change } from '../operations/change';
import type { Entry } from './history';
import { CellChanges } from '../operations/set-cells';

const SLICE_CELLS = 8_192;

/** The sheet as it is now. */
export interface SheetNow {
  table(): EditedTable;
  columns(): readonly StepColumn[];
  plan(operation: SingleOperation): Promise<Change | null>;
  decisionOn(row: number): EmailDecision | null;
}

/**
 * The changes that do an undone entry again, on a sheet that has changed before it. Each is to be made before the next one is asked for.
 * None if nothing would change, or if the columns are gone.
 *
 * @param before the sheet's columns when it was first done: they may have other places now
 */
export async function* changesAgain(
  { change, step }: Pick<Entry, 'change' | 'step'>,
  before: readonly StepColumn[],
  on: SheetNow,
): AsyncGenerator<Change> {
  if (step !== null) {
    const found = operationOf(step, on.columns());
    if ('operation' in found) yield* planned(on.plan(found.operation));
    return;
  }
  switch (change.kind) {
    case 'columns':
      yield* planned(valuesAgain(change.columns, before, on));
      return;
    case 'exclusion':
      yield* planned(on.plan({ kind: change.excluded ? 'exclude' : 'include', rows: [...change.rows] }));
      return;
    case 'decisions': {
      // With the keys that the rows had then: a row that is another one by now keeps to what it is.
      const again = change.rows.map(({ row, after }) => ({ row, before: on.decisionOn(row), after }));
      const rows = again.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
      if (rows.length > 0) yield { kind: 'decisions', rows };
      return;
    }
    case 'rules': {
      const { layout, ...others } = change.after;
      const isSameTable = layout.targets.length === on.columns().length;
      yield* planned(on.plan({ kind: 'rules', rules: isSameTable ? change.after : others }));
      return;
    }
    case 'shape': {
      // Columns are only added by steps.
      const count = change.after.added.rows - change.before.added.rows;
      if (count > 0) yield* planned(on.plan({ kind: 'add-rows', count }));
      yield* planned(valuesAgain(change.columns, before, on));
      return;
    }
    case 'several':
      for (const each of change.changes) yield* changesAgain({ change: each, step: null }, before, on);
  }
}

async function* planned(change: Promise<Change | null>): AsyncGenerator<Change> {
  const found = await change;
  if (found !== null) yield found;
}

async function valuesAgain(
  changes: readonly ColumnChange[],
  before: readonly StepColumn[],
  on: SheetNow,
): Promise<Change | null> {
  const table = on.table();
  const now = on.columns();
  const cells = new CellChanges(table);
  for (const change of changes) {
    const named = before[change.column];
    const column = named === undefined ? 'column-gone' : columnNamed(named, now);
    if (typeof column !== 'number') continue;
    const rows = [...rowsOf(change)];
    await inTimeSlices(rows.length, SLICE_CELLS, (start, end) => {
      for (const row of rows.slice(start, end)) {
        cells.set(row, column, valueAfter(change, row) ?? table.ownCell(row, column));
      }
    });
  }
  const columns = await cells.finish();
  return columns.length === 0 ? null : { kind: 'columns', columns };
}
