import { z } from 'zod';
import { restoreField } from '../../consumer/columns/restore-field';
import { MAX_CELL_LETTERS } from '../../consumer/excel-limits';
import { targetSchema, type ColumnLayout } from '../../consumer/target';

/** The most columns that one operation makes, or makes one of. */
export const MAX_PARTS = 20;

/** A column that an operation adds after the last one. If another column has the header, it gets a number. */
export const newColumnSchema = z.object({ header: z.string().min(1).max(MAX_CELL_LETTERS), target: targetSchema });
export type NewColumn = z.infer<typeof newColumnSchema>;

/**
 * The layout with more columns. A field that one of them fills is taken from the column that had it, which becomes a custom attribute, and
 * needs no constant.
 *
 * @param headers of the columns so far
 * @param unsent columns so far that are no longer sent
 */
export function withNewColumns(
  layout: ColumnLayout,
  headers: readonly string[],
  added: readonly NewColumn[],
  unsent: readonly number[],
): ColumnLayout {
  const fields = new Set(added.flatMap(({ target }) => (target.kind === 'field' ? [target.field] : [])));
  const targets = layout.targets.map((target, column) => {
    if (unsent.includes(column)) return { kind: 'skip' as const };
    if (target.kind !== 'field' || !fields.has(target.field)) return target;
    return { kind: 'custom' as const, key: headers[column] ?? '', type: 'text' as const };
  });
  const restored = [...fields].reduce(restoreField, layout);
  return { ...restored, targets: [...targets, ...added.map(({ target }) => target)] };
}
