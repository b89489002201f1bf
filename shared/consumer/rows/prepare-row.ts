import { cleanText } from '../cells/clean-text';
import type { AttributeValue, ConsumerAttributes, PreparedRow } from '../payload-types';
import { faultlessValue, normaliseId, readCell } from '../cells/read-cell';
import { rowPlan, type PlannedColumn } from './row-plan';
import type { RowRules } from '../target';

/** What the reader of the file was not sure of: a cell or, where `column` is null, the row's shape. */
type Doubts = readonly { column: number | null; code?: string }[];

/**
 * What is sent of a row. Empty cells are left out, so that the server keeps what it has, or clear it where the person chose that for the
 * column; `external_id` stands apart, since it goes into the path of a PUT. A cell that cannot be read is left out in any case: rows
 * with errors are kept back before this, unless they are sent without that cell.
 *
 * @param doubts an emptiness that may not be the file's clears nothing
 * @param isFaultless whether none of the cells has a fault, as a check by the same rules has found: the result is the same, sooner
 */
export function prepareRow(
  row: number,
  cells: readonly string[],
  rules: RowRules,
  doubts: Doubts = [],
  isFaultless = false,
): PreparedRow {
  const plan = rowPlan(rules);
  const attributes: ConsumerAttributes = {};
  let custom: Record<string, AttributeValue> | undefined;
  for (const planned of plan.columns) {
    const { column, target } = planned;
    if (column === plan.idColumn) continue;
    const value = valueOf(planned, cells, rules, doubts, isFaultless);
    if (value === undefined) continue;
    if (target.kind === 'field') attributes[target.field] = value;
    else setOwn((custom ??= {}), target.key.trim(), value);
  }
  for (const { field, kind, text } of plan.constants) {
    const { value } = readCell(text, kind, rules);
    if (value !== undefined) attributes[field] = value;
  }
  if (custom !== undefined) attributes['custom_attributes'] = custom;
  return {
    row,
    externalId: normaliseId(cleanText(cells[plan.idColumn] ?? '')),
    attributes,
    cells,
  };
}

/** Whether nothing would be sent of a row but its id: a consumer without anything, or a request that changes nothing. */
export function sendsNothing(cells: readonly string[], rules: RowRules, doubts: Doubts): boolean {
  const { columns, constants, idColumn } = rowPlan(rules);
  const isSent = (planned: PlannedColumn) =>
    planned.column !== idColumn && valueOf(planned, cells, rules, doubts) !== undefined;
  return !columns.some(isSent) && !constants.some(({ kind, text }) => readCell(text, kind, rules).value !== undefined);
}

/** Undefined where nothing is sent of the cell. */
function valueOf(
  { column, kind, clears }: PlannedColumn,
  cells: readonly string[],
  rules: RowRules,
  doubts: Doubts,
  isFaultless = false,
): AttributeValue | undefined {
  // An error that only the file knows as one.
  if (doubts.some((doubt) => doubt.column === column && doubt.code === 'formula-error')) return undefined;
  const cell = cells[column] ?? '';
  const isDoubted = () => doubts.some((doubt) => doubt.column === null || doubt.column === column);
  if (clears && cleanText(cell) === '' && !isDoubted()) return null;
  return isFaultless ? faultlessValue(cell, kind, rules) : readCell(cell, kind, rules).value;
}

/** `__proto__` is a key like any other, which an assignment would take for something else. */
function setOwn(values: Record<string, AttributeValue>, key: string, value: AttributeValue): void {
  if (key === '__proto__')
    Object.defineProperty(values, key, { value, enumerable: true, writable: true, configurable: true });
  else values[key] = value;
}
