import { z } from 'zod';
import { MAX_CELL_LETTERS, MAX_COLUMNS, SHEET_NAME_LETTERS } from '../../shared/consumer/excel-limits';
import { rowRulesSchema } from '../../shared/consumer/target';
import { readingOptionsSchema } from '../../shared/sheet/protocol';

/**
 * The version of the drafts' format. Raise it when you add an entry or an operation that this version cannot repeat, and write the new one into
 * older drafts that are continued, too.
 */
const KNOWN_VERSION = 1;

/** The first line of a draft: which table it belongs to, and how that was read. */
const draftHeaderSchema = z.object({
  version: z.literal(KNOWN_VERSION),
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

const newerHeaderSchema = z.object({ version: z.int().min(KNOWN_VERSION + 1) });

/** `newer` for the header of a draft that a newer version of the program made; null if the line is no header. */
export function parseHeader(line: string): DraftHeader | 'newer' | null {
  try {
    const content: unknown = JSON.parse(line);
    if (newerHeaderSchema.safeParse(content).success) return 'newer';
    return draftHeaderSchema.safeParse(content).data ?? null;
  } catch {
    return null;
  }
}
