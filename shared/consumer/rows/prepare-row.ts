import { cleanText } from '../cells/clean-text';
import type { AttributeValue, ConsumerAttributes, PreparedRow } from '../payload-types';
import { faultlessValue, normaliseId, readCell } from '../cells/read-cell';
import { rowPlan, type PlannedColumn } from './row-plan';
import type { RowRules } from '../target';

/** What the file's reader was not sure of: a cell or, if `column` is null, the row's shape. */
type Doubts = readonly { column: number | null; code?: string }[];

/**
 * What is sent of a row. An empty cell is left out, so that the server keeps its value, or clears it if the person chose that for the
 * column. A cell that cannot be read is left out too: rows with errors do not get here unless they are sent without that cell.
 * `external_id` is returned separately, since a PUT has it in its path.
 *
 * @param doubts an empty cell that the reader was not sure of clears nothing
 * @param isFaultless whether a check by the same rules found no fault in any cell; the result is the same, only faster
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

/** Whether the row would send nothing but its id: it would create an empty consumer or change nothing. */
export function sendsNothing(cells: readonly string[], rules: RowRules, doubts: Doubts): boolean {
  const { columns, constants, idColumn } = rowPlan(rules);
  const isSent = (planned: PlannedColumn) =>
    planned.column !== idColumn && valueOf(planned, cells, rules, doubts) !== undefined;
  return !columns.some(isSent) && !constants.some(({ kind, text }) => readCell(text, kind, rules).value !== undefined);
}

/** Undefined if nothing is sent for the cell. */
function valueOf(
  { column, kind, clears, inverted }: PlannedColumn,
  cells: readonly string[],
  rules: RowRules,
  doubts: Doubts,
  isFaultless = false,
): AttributeValue | undefined {
  // An error that only the file's reader can see.
  if (doubts.some((doubt) => doubt.column === column && doubt.code === 'formula-error')) return undefined;
  const cell = cells[column] ?? '';
  const isDoubted = () => doubts.some((doubt) => doubt.column === null || doubt.column === column);
  if (clears && cleanText(cell) === '' && !isDoubted()) return null;
  const value = isFaultless ? faultlessValue(cell, kind, rules) : readCell(cell, kind, rules).value;
  return inverted && typeof value === 'boolean' ? !value : value;
}

/** `__proto__` is a key like any other, but a plain assignment would set the prototype. */
function setOwn(values: Record<string, AttributeValue>, key: string, value: AttributeValue): void {
  if (key === '__proto__')
    Object.defineProperty(values, key, { value, enumerable: true, writable: true, configurable: true });
  else values[key] = value;
}
