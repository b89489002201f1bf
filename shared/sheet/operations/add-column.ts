import { z } from 'zod';
import { MAX_CELL_LETTERS } from '../../consumer/excel-limits';
import { newColumnSchema } from './new-column';

/** Adds a column with the same text in all rows, or with the numbers of the rows, counted from `first`. */
export const addColumnSchema = z.object({
  kind: z.literal('add-column'),
  column: newColumnSchema,
  fill: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('constant'), value: z.string().max(MAX_CELL_LETTERS) }),
    z.object({
      kind: z.literal('numbering'),
      first: z
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER / 2),
    }),
  ]),
});
