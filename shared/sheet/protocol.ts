import { z } from 'zod';
import { ISSUE_CODES } from '../consumer/issue';
import type { ConsumerRequest, PreparedRow } from '../consumer/payload-types';
import { columnLayoutSchema, DELIVERY_MODES, MAX_CELL_LETTERS, MAX_COLUMNS, rowRulesSchema } from '../consumer/target';
import { OUTCOME_KINDS, OUTCOME_REASONS } from '../delivery/outcome';
import type { FingerprintedRow } from '../delivery/compare/row-fingerprints';
import { request, type AnswerOf, type InputOf } from '../protocol/request';
import type { FileProblem } from './file-problem';
import type { RowWindow, SheetState } from './sheet-state';

const rowNumber = z.int().min(1);
/** Rows of one sheet; more than any file that is read can have. */
const rowNumbers = z.array(rowNumber).max(50_000_000);
const id = z.string().max(100);
/** A cell's value on its way back: a text file's cells are bounded where they are read (readers/limits.ts). */
const value = z
  .string()
  .max(16 * 1024 * 1024)
  .nullable();

const cellText = z.string().max(MAX_CELL_LETTERS);

/** The most cells that one paste puts in: one message, and one step of undo. */
export const MAX_PASTED_CELLS = 100_000;

const readingOptionsSchema = z.object({
  sheetName: z.string().max(255).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  headerRow: z.int().min(1).max(1_048_576).optional(),
});

/** What became of a row, as the sheet needs it: the part of a `RowOutcome` that the grid shows. */
const deliveredRowSchema = z.object({
  row: rowNumber,
  kind: z.enum(OUTCOME_KINDS),
  reason: z.enum(OUTCOME_REASONS).nullable(),
  field: value,
  message: value,
  sentValue: value,
  serverValue: value,
  otherFields: value,
  httpStatus: z.number().nullable(),
  requestId: value,
  at: z.iso.datetime().max(40),
});
export type DeliveredRow = z.infer<typeof deliveredRowSchema>;

/** Rows from `after` (exclusive) on, at most `limit`, and no more than fit into one message; `only` bounds them to these. */
const someRowsSchema = z.object({
  after: z.int().min(0),
  limit: z.int().min(1).max(5_000),
  only: rowNumbers.nullable(),
});

/**
 * What the page may ask of the sheet process over its port. What changes the sheet is answered when the state after it has been told as an
 * event.
 */
export const pageRequests = {
  'get-state': request(z.object({})).answers<SheetState | null>(),
  'get-window': request(z.object({ start: z.int().min(0), count: z.int().min(0).max(500) })).answers<RowWindow>(),
  'set-view': request(
    z.object({
      only: z.enum(['all', 'issues', 'excluded', 'ready']),
      outcome: z.enum(OUTCOME_KINDS).nullable(),
      search: z.string().max(200),
    }),
  ).answers<undefined>(),
  'set-rules': request(rowRulesSchema.partial()).answers<undefined>(),
  /** Takes the automatic matching of headers back into force; can be undone. */
  'reset-layout': request(z.object({})).answers<undefined>(),
  'edit-cells': request(
    z.object({
      edits: z
        .array(z.object({ row: rowNumber, column: z.int().min(0), value: cellText }))
        .min(1)
        .max(10_000),
    }),
  ).answers<undefined>(),
  /** Does every repair that is on offer for this issue, in a column or, where that is null, in all of them; one step to undo. */
  'apply-repair': request(z.object({ code: z.enum(ISSUE_CODES), column: z.int().min(0).nullable() })).answers<{
    changed: number;
  }>(),
  /** Puts a block of cells into the rows of the view from `position` on, all in one step; a column of null is passed over. */
  'paste-cells': request(
    z.object({
      position: z.int().min(0),
      columns: z.array(z.int().min(0).nullable()).max(MAX_COLUMNS),
      rows: z
        .array(z.array(cellText).max(MAX_COLUMNS))
        .max(MAX_PASTED_CELLS)
        .refine((rows) => rows.reduce((cells, row) => cells + row.length, 0) <= MAX_PASTED_CELLS, 'too many cells'),
    }),
  ).answers<undefined>(),
  /** Somebody types into a cell, or does so no more: what is not in the sheet yet is work as well. */
  'note-typing': request(z.object({ typing: z.boolean() })).answers<undefined>(),
  'exclude-rows': request(
    z.object({
      rows: z.union([z.array(rowNumber).max(100_000), z.literal('view')]),
      excluded: z.boolean(),
    }),
  ).answers<undefined>(),
  undo: request(z.object({})).answers<undefined>(),
  redo: request(z.object({})).answers<undefined>(),
  /** The exact request a row becomes, or null where the row is kept back. */
  'preview-request': request(z.object({ row: rowNumber })).answers<ConsumerRequest | null>(),
  /** Reads the open file anew, in another way; edits are lost. Where that fails the sheet stays as it is. */
  reread: request(readingOptionsSchema).answers<undefined>(),
  /** The position in the view of the next row with an issue after `from` (itself left out), round the end; null if none. */
  'find-issue': request(z.object({ from: z.int().min(-1) })).answers<{
    position: number;
    row: number;
    column: number | null;
  } | null>(),
} as const;

/** What only main may ask, over the process's own channel. */
export const mainRequests = {
  ...pageRequests,
  /** Reads the file; answers when all of it is read. Progress comes as events. */
  open: request(
    z.object({
      path: z.string().max(32_767),
      options: readingOptionsSchema,
      timeZone: rowRulesSchema.shape.timeZone,
      mode: z.enum(DELIVERY_MODES),
      layout: columnLayoutSchema.nullable(),
    }),
  ).answers<undefined>(),
  /** Goes back to the sheet that another reading of the file is to take the place of; false where there is none. */
  'give-up-rereading': request(z.object({})).answers<boolean>(),
  /** Rows ready to be sent, whole, with the cells of those passed over. */
  'take-prepared': request(someRowsSchema).answers<RowsTaken<PreparedRow>>(),
  /** The same by their fingerprints alone, made with the ledger's key; no cells. */
  'take-fingerprints': request(someRowsSchema.extend({ ledgerKey: z.string().max(1_024) })).answers<
    RowsTaken<FingerprintedRow>
  >(),
  /** Tells the rows that would be sent from others: a hash of the file as it was read, the rules, the edits and the exclusions. */
  'content-key': request(z.object({})).answers<string>(),
  /** Tells the table from others: a hash of the file's bytes and of how they were read. */
  'table-key': request(z.object({})).answers<string>(),
  /** Numbers of rows that are ready to be sent, at most `count`, evenly spread over all of them. */
  'sample-ready': request(z.object({ count: z.int().min(1).max(1_000) })).answers<number[]>(),
  /**
   * The cells of rows as they stand, for a report: of the first of them at least, and of no more than fit into one message. Null where
   * `rowsId` is no longer that of the sheet.
   */
  'get-cells': request(z.object({ rowsId: id, rows: z.array(rowNumber).max(5_000) })).answers<RowCells[] | null>(),
  /**
   * These rows, null for all, are in a new delivery as they stood at `revision`: their outcomes will be those of this one. Nothing
   * happens where `rowsId` is no longer that of the sheet.
   */
  'begin-delivery': request(
    z.object({
      rowsId: id,
      deliveryId: id,
      revision: z.int().min(0),
      rows: rowNumbers.nullable(),
    }),
  ).answers<undefined>(),
  /** Puts outcomes on the rows, and refusals on the cells they name; only those of the delivery that was begun last. */
  'mark-outcomes': request(
    z.object({ deliveryId: id, outcomes: z.array(deliveredRowSchema).max(5_000) }),
  ).answers<undefined>(),
} as const;

export type PageRequests = typeof pageRequests;
export type MainRequests = typeof mainRequests;
export type SheetInput<Name extends keyof MainRequests> = InputOf<MainRequests, Name>;
export type SheetAnswer<Name extends keyof MainRequests> = AnswerOf<MainRequests, Name>;

/** A row's cells as they stand; `changed` where it was edited after it was last taken to be sent, or at all where it never was. */
export interface RowCells {
  cells: string[];
  changed: boolean;
}

/** Rows that are ready to be sent, and those passed over on the way. */
export interface RowsTaken<R> {
  rows: R[];
  keptBack: SkippedRow[];
  excluded: SkippedRow[];
  /** The `after` of the following call, null at the end. */
  next: number | null;
}

/** A row that is not sent, and the issue codes that keep it back. `cells` null where they were not asked for. */
export interface SkippedRow {
  row: number;
  externalId: string;
  issues: string[];
  cells: readonly string[] | null;
}

/** A request over either channel: answers carry its `id`. */
export interface RequestMessage {
  id: number;
  name: string;
  payload: unknown;
}

/** What the sheet process says of itself. */
export type SheetEvent =
  | { event: 'progress'; /** 0…1, never falling. */ done: number; rows: number }
  | { event: 'state'; state: SheetState }
  | { event: 'failed'; problem: FileProblem };

export type SheetMessage =
  | { kind: 'answer'; id: number; ok: true; value: unknown }
  | { kind: 'answer'; id: number; ok: false; problem: FileProblem | null; message: string }
  | { kind: 'event'; event: SheetEvent };
