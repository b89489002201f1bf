import { z } from 'zod';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from '../consumer/excel-limits';
import { ISSUE_CODES, SHOP_ISSUES } from '../consumer/issue';
import { MAX_FILTER_VALUES } from './limits';

/** Rows whose cell in a column of the sheet is one of these texts exactly, or has more than spaces, or has not. */
export const columnFilterSchema = z.object({
  column: z.int().min(0).max(MAX_COLUMNS),
  values: z.union([z.array(z.string().max(MAX_CELL_LETTERS)).max(MAX_FILTER_VALUES), z.enum(['filled', 'empty'])]),
});
export type ColumnFilter = z.infer<typeof columnFilterSchema>;

export const positionsSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** Rows by their numbers, those at positions `start` … `end` (exclusive) of the view, or all rows of the view. */
export const rowScopeSchema = z.union([z.array(z.int().min(1)).max(100_000), positionsSchema, z.literal('view')]);
type RowScope = z.infer<typeof rowScopeSchema>;

/**
 * The rows with an issue or with certain values in a column, whatever the view shows: as such they mean something in another file too. What
 * only the shop says is no part of a file, so those rows are meant by their numbers.
 */
const meaningSchema = z.union([
  z.object({ issue: z.enum(ISSUE_CODES).exclude(SHOP_ISSUES) }),
  z.object({ filter: columnFilterSchema }),
]);
export const exclusionScopeSchema = z.union([rowScopeSchema, meaningSchema]);
export type ExclusionScope = z.infer<typeof exclusionScopeSchema>;

/** Whether a scope means something in another file too. */
export function isByMeaning(scope: ExclusionScope): scope is z.infer<typeof meaningSchema> {
  return !Array.isArray(scope) && !isOfView(scope);
}

/** Whether a scope is one of positions in the view. */
export function isOfView(scope: ExclusionScope): scope is Exclude<RowScope, number[]> {
  return scope === 'view' || 'start' in scope;
}
