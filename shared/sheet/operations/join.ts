import { z } from 'zod';
import { cleanText } from '../../consumer/cells/clean-text';
import { isPlaceholder } from '../../consumer/cells/placeholder';
import { MAX_COLUMNS } from '../../consumer/excel-limits';
import { MAX_PARTS, newColumnSchema } from './new-column';

/** Joins the texts of columns, in this order, into a new column. A single one is copied. */
export const joinSchema = z.object({
  kind: z.literal('join'),
  columns: z.array(z.int().min(0).max(MAX_COLUMNS)).min(1).max(MAX_PARTS),
  separator: z.string().max(10),
  into: newColumnSchema,
  /** Whether the joined columns are still sent. */
  keep: z.boolean(),
});

/** One text of several. Empty ones and marks for a missing value are left out, so that a missing surname leaves no separator. */
export function joinTexts(texts: readonly string[], separator: string): string {
  return texts
    .map(cleanText)
    .filter((text) => text !== '' && !isPlaceholder(text))
    .join(separator);
}
