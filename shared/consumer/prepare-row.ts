import { cleanText } from './clean-text';
import type { AttributeValue, ConsumerAttributes, PreparedRow } from './payload-types';
import { readCell } from './read-cell';
import { rowPlan } from './row-plan';
import type { RowRules } from './target';

/**
 * What is sent of a row. Empty cells are left out, so that the server keeps what it has, or clear it where the person chose that for the
 * column; `external_id` stands apart, since it goes into the path of a PUT. A cell that cannot be read is left out in any case: rows
 * with errors are kept back before this, unless they are sent without that cell.
 *
 * @param doubts what the reader of the file was not sure of, a cell or (column null) the row's shape: an emptiness that may not be
 *   the file's clears nothing
 */
export function prepareRow(
  row: number,
  cells: readonly string[],
  rules: RowRules,
  doubts: readonly { column: number | null }[] = [],
): PreparedRow {
  const plan = rowPlan(rules);
  const isDoubted = (column: number) => doubts.some((doubt) => doubt.column === null || doubt.column === column);
  const attributes: ConsumerAttributes = {};
  let custom: Record<string, AttributeValue> | undefined;
  for (const { column, target, kind, clears } of plan.columns) {
    if (column === plan.idColumn) continue;
    const cell = cells[column] ?? '';
    const isCleared = clears && cleanText(cell) === '' && !isDoubted(column);
    const value = isCleared ? null : readCell(cell, kind, rules).value;
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
    externalId: cleanText(cells[plan.idColumn] ?? ''),
    attributes,
    cells,
  };
}

/** `__proto__` is a key like any other, which an assignment would take for something else. */
function setOwn(values: Record<string, AttributeValue>, key: string, value: AttributeValue): void {
  if (key === '__proto__')
    Object.defineProperty(values, key, { value, enumerable: true, writable: true, configurable: true });
  else values[key] = value;
}
