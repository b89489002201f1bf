import { z } from 'zod';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from '../consumer/excel-limits';
import { rowRulesSchema, type RowRules } from '../consumer/target';
import { operationSchema, stepColumnSchema, type Step } from './operation';
import type { ReadingOptions } from './sheet-state';

/**
 * A draft is a file with the operations of an open sheet: a header, and one line of JSON for each entry. Every operation is stored as it was
 * asked for, with the rows that it found in the view, so that it can be done again whatever the view shows then.
 */
const draftEntrySchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('apply'),
    operation: operationSchema,
    /** Number of rows in the view. */
    viewLength: z.int().min(0),
    /** What the operation asked of the view: rows from a position on. `rows` is packed by `packRows`. */
    seen: z.array(z.object({ start: z.int().min(0), count: z.int().min(0), rows: z.string() })),
    /** Cells or rows that it changed. Another number when it is done again means that the result differs. */
    changed: z.int().min(0),
    /** If it is a step, the columns of that, so that it can be done to the file even after that has changed. */
    columns: z.array(stepColumnSchema).max(MAX_COLUMNS).optional(),
  }),
  z.object({ do: z.literal('undo') }),
  z.object({ do: z.literal('redo') }),
  /** The rows that were ready then, of these (null for all), were taken to be sent. Older drafts do not name the delivery. */
  z.object({
    do: z.literal('send'),
    rows: z.array(z.int().min(1)).nullable(),
    deliveryId: z.string().max(100).optional(),
  }),
]);
export type DraftEntry = z.infer<typeof draftEntrySchema>;
export type AppliedEntry = Extract<DraftEntry, { do: 'apply' }>;

/** The entry in a line; null if the line is damaged or of a newer version. */
export function parseDraftLine(line: string): DraftEntry | null {
  try {
    return draftEntrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** Where to find the entries of a draft, for the sheet process. */
export const draftSourceSchema = z.object({
  path: z.string().max(4_096),
  /** Where the header ends, in bytes. */
  offset: z.int().min(0),
  /** The rules that the first entry was done with. */
  base: rowRulesSchema,
});

/** Where to find a draft of the same file and tab that was made before the file changed, and the table that it was made for. */
export const earlierSourceSchema = draftSourceSchema.pick({ path: true, offset: true }).extend({
  headers: z.array(z.string().max(MAX_CELL_LETTERS)).max(MAX_COLUMNS),
  rows: z.int().min(0),
});

/** What such a draft holds, and what is different in the file now. */
export interface EarlierDraft {
  rowsBefore: number;
  rowsNow: number;
  /** Headers that the file no longer has. */
  goneHeaders: string[];
  /** What can be done to the file as it is now, in its order. `recipeId` names the recipe that a step was done in. */
  steps: (Step & { recipeId: string | null })[];
  /** Number of changes to certain rows, which cannot be done again. */
  byRow: number;
}

/** Rows that were sent from a sheet, or all of them if null. */
export interface SentRows {
  deliveryId: string;
  rows: number[] | null;
}

/** What came of a draft. */
export interface DraftRestored {
  /** Operations that were done, without those undone. */
  changes: number;
  /** Operations that had another result than the first time. */
  differing: number;
  /** The deliveries whose outcomes its rows have, oldest first. */
  sent: SentRows[];
  /** The end of the last entry that could be read, in bytes. */
  goodBytes: number;
  /** A line before the last one could not be read; it and all after it were left out. A torn last line is no damage. */
  isDamaged: boolean;
}

/** Events of the sheet process that only main gets. */
export type DraftEvent =
  /** Something was done. Without `holdsWork` the program has done everything by itself so far, which is not worth a draft. */
  | { event: 'draft-entry'; rowsId: string; line: Uint8Array; holdsWork: boolean }
  /** All rows are read. The sheet is complete when main has answered with `restore-draft`. */
  | {
      event: 'read';
      rowsId: string;
      /** See `table-key`. */
      key: string;
      base: RowRules;
      /** Entries told before are no longer valid. */
      isAnew: boolean;
      /** Chosen by a person. */
      options: ReadingOptions;
      sheetName: string | null;
      headers: readonly string[];
      rows: number;
    };
