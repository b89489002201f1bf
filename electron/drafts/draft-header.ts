import { z } from 'zod';
import { MAX_CELL_LETTERS, MAX_COLUMNS, SHEET_NAME_LETTERS } from '../../shared/consumer/excel-limits';
import { rowRulesSchema } from '../../shared/consumer/target';
import { readingOptionsSchema } from '../../shared/sheet/protocol';

/**
 * The version of the drafts' format. Raise it when you add an entry or an operation that this version cannot repeat. The draft folder writes it
 * into every draft to which lines are added, so that an older program leaves such a draft alone.
 */
export const DRAFT_VERSION = 1;

/** The first line of a draft: which table it belongs to, and how that was read. */
const draftHeaderSchema = z.object({
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

const versionSchema = z.object({ version: z.int().min(1) });

/**
 * The header in a draft's first line, and the version of the format; `newer` for a version after the `known` one; null if the line is no
 * header.
 */
export function parseHeader(line: string, known: number): (DraftHeader & { version: number }) | 'newer' | null {
  try {
    const content: unknown = JSON.parse(line);
    const { version } = versionSchema.parse(content);
    return version > known ? 'newer' : { ...draftHeaderSchema.parse(content), version };
  } catch {
    return null;
  }
}

/** The first line of a draft in this version of the format. */
export function headerLine(header: DraftHeader, version: number): Uint8Array {
  return Buffer.from(`${JSON.stringify({ ...header, version })}\n`);
}
