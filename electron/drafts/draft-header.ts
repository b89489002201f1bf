import { z } from 'zod';
import { MAX_CELL_LETTERS, MAX_COLUMNS, SHEET_NAME_LETTERS } from '../../shared/consumer/excel-limits';
import { rowRulesSchema } from '../../shared/consumer/target';
import { readingOptionsSchema } from '../../shared/sheet/protocol';

/** The first line of a draft: which table it belongs to, and how that was read. */
const draftHeaderSchema = z.object({
  version: z.literal(1),
  /** See `table-key`. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  path: z.string(),
  sheetName: z.string().max(SHEET_NAME_LETTERS).nullable(),
  /** Chosen by a person. */
  options: readingOptionsSchema,
  headers: z.array(z.string().max(MAX_CELL_LETTERS)).max(MAX_COLUMNS),
  rows: z.int().min(0),
  /** The rules before the first entry. */
  base: rowRulesSchema,
});
export type DraftHeader = z.infer<typeof draftHeaderSchema>;

/** Null if the line is no header, or one of a newer version. */
export function parseHeader(line: string): DraftHeader | null {
  try {
    return draftHeaderSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
