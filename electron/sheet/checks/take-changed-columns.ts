import { rowPlan } from '../../../shared/consumer/rows/row-plan';
import { isKnownZone } from '../../../shared/shop/zone-clock';
import type { EditedTable } from '../table/edited-table';
import { RowSet } from '../table/row-set';
import { inTimeSlices } from '../threads/time-slices';
import type { KeyColumn } from '../keys/key-column';
import { SharedEmails } from '../keys/shared-emails';
import { cellsOfAll, type ChangedCells } from './changed-cells';
import type { RowChecks } from './row-checks';
import {
  emptyLook,
  FILLED_BY_TEXT,
  KEY_BY_TEXT,
  LOOK_ROWS,
  lookOver,
  PHONE_BY_TEXT,
  planOfColumns,
  SUSPECT,
  type LookPlan,
  type LookSource,
} from './row-look';

/** Copying the changed cells of a column takes about three times as long for each as scanning the whole column. */
const MOST_COPIED_SHARE = 1 / 3;

/**
 * Takes over many changed cells by scanning the bytes of their columns, and returns the rows that must be checked closely. Any other row has
 * no issue in these columns, and in the others what it had before.
 *
 * @param wholePlan what a scan of all columns looks for
 */
export async function takeChangedColumns(
  checks: RowChecks,
  wholePlan: LookPlan,
  changes: readonly ChangedCells[],
): Promise<RowSet> {
  const { table } = checks;
  const { rows: changed, columns } = cellsOfAll(changes, table.rowCount);
  const concerned = new RowSet(table.rowCount);
  const concern = (rows: Iterable<number>): void => {
    for (const row of rows) concerned.add(row);
  };
  const concernChanged = (rows: Iterable<number>): void => {
    for (const row of rows) if (changed.has(row)) concerned.add(row);
  };
  const keys = [checks.ids, checks.emails].filter(({ column }) => columns.has(column));
  for (const key of keys) {
    const scanned = changes.filter((change) => change.columns.has(key.column));
    for (const row of key.sharedRows()) if (!scanned.some(({ rows }) => rows.has(row))) concerned.add(row);
  }
  const crowdsMayChange = columns.has(checks.phones.column) || keys.includes(checks.ids);
  const crowdsBefore = checks.phones.crowds;
  const expectedContact = checks.filled.expectsContact;
  // Each by itself: a cell that looks suspicious is then read with the columns of its change only.
  for (const change of changes) await scanChanged(checks, planOfColumns(wholePlan, change.columns), change, concerned);
  for (const key of keys) {
    await key.finish();
    concern(key.sharedRows());
  }
  if (keys.includes(checks.emails)) checks.sharedEmails = new SharedEmails(checks.emails, checks.ids);
  if (keys.length > 0) concern(checks.sharedEmails.regroup(checks.emails.index.groups()));
  if (crowdsMayChange) {
    await checks.phones.finish();
    concern(checks.phones.rowsToCheck(crowdsBefore, changed));
  }
  concern(checks.facts.takeConcerned());
  concernChanged(checks.refusals.keys());
  concernChanged(checks.elsewhere.keys());
  concernChanged(table.original.remarks.rows());
  const { expectsContact } = checks.filled;
  if (expectsContact !== expectedContact) concern(checks.filled.rowsWithoutContact());
  else if (expectsContact) concernChanged(checks.filled.rowsWithoutContact());
  if (!isKnownZone(checks.rules.timeZone)) concern(changed);
  return concerned;
}

/** Takes over what the changed columns hold now, and adds the rows to check closely to `suspects`. */
async function scanChanged(
  checks: RowChecks,
  plan: LookPlan,
  { rows: changed, columns }: ChangedCells,
  suspects: RowSet,
): Promise<void> {
  const looked = emptyLook(plan, 0, LOOK_ROWS);
  const { marks, filled, hashes, phones } = looked;
  const fills = checks.filled.fillsOf(columns);
  const planned = rowPlan(checks.rules).columns.filter(({ column }) => columns.has(column));
  const isClear = (row: number): boolean =>
    checks.profiles.of(row).columns.every((column) => column !== null && columns.has(column));
  const { count, source, rowAt } = changedSource(checks.table, changed);
  await inTimeSlices(count, LOOK_ROWS, (start, end) => {
    for (const list of [marks, filled, hashes.id, hashes.email, phones]) list.fill(0);
    lookOver(plan, source, start + 1, end - start, { ...looked, firstRow: start + 1 });
    for (let at = 0; at < end - start; at += 1) {
      const row = rowAt(start + at);
      if (!changed.has(row)) continue;
      const mark = marks[at] as number;
      if (plan.keys.id.column !== -1) takeKey(checks.excluded, checks.ids, row, mark & KEY_BY_TEXT.id, hashes.id[at]);
      if (plan.keys.email.column !== -1)
        takeKey(checks.excluded, checks.emails, row, mark & KEY_BY_TEXT.email, hashes.email[at]);
      if (plan.phone !== -1) {
        if (checks.excluded.has(row)) checks.phones.add(row, 0);
        else if ((mark & PHONE_BY_TEXT) === 0) checks.phones.add(row, phones[at] as number);
        else checks.phones.addByText(row);
      }
      if ((mark & SUSPECT) !== 0) checks.facts.refresh(row);
      else checks.facts.clear(row, columns);
      if ((mark & FILLED_BY_TEXT) !== 0) checks.filled.refresh(row);
      else checks.filled.refreshColumns(row, filled[at] as number, fills);
      if (checks.filled.isBlank(row) || !isClear(row)) suspects.add(row);
      else if ((mark & SUSPECT) === 0) checks.forget(row);
      else if (!checks.checkCells(row, planned)) suspects.add(row);
    }
  });
}

/** What is scanned for a change: the changed rows, or all rows if that is quicker. Its rows are counted from 1. */
function changedSource(
  table: EditedTable,
  changed: RowSet,
): { count: number; source: LookSource; rowAt: (index: number) => number } {
  if (changed.size > table.rowCount * MOST_COPIED_SHARE)
    return { count: table.rowCount, source: table, rowAt: (index) => index + 1 };
  const rows = Uint32Array.from(changed);
  const source: LookSource = {
    spans: (column, first, count, into) => table.spansOfRows(column, rows.subarray(first - 1, first - 1 + count), into),
  };
  return { count: rows.length, source, rowAt: (index) => rows[index] as number };
}

function takeKey(excluded: ReadonlySet<number>, keys: KeyColumn, row: number, isByText: number, hash = 0): void {
  if (excluded.has(row)) keys.add(row, 0);
  else if (isByText === 0) keys.add(row, hash);
  else keys.addByText(row);
}
