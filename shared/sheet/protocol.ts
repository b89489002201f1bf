import { z } from 'zod';
import type { ConsumerRequest, PreparedRow } from '../consumer/payload-types';
import { EXCEL_ROWS, MAX_COLUMNS, SHEET_NAME_LETTERS } from '../consumer/excel-limits';
import { ISSUE_CODES } from '../consumer/issue';
import { DELIVERY_MODES } from '../consumer/delivery-mode';
import { columnLayoutSchema, rowRulesSchema } from '../consumer/target';
import type { AdoptionOfRow } from '../consumer/verdict/adoption';
import { VERDICT_KINDS } from '../consumer/verdict/row-verdict';
import { OUTCOME_KINDS, OUTCOME_REASONS } from '../delivery/outcome';
import { MAX_COMPARED } from '../delivery/compare/compare-consumer';
import type { MaybeListed } from '../delivery/compare/ledger-verdict';
import type { MaybeBefore } from '../delivery/compare/previous-values';
import type { FingerprintedRow } from '../delivery/compare/row-fingerprints';
import { request, type AnswerOf, type InputOf } from '../protocol/request';
import {
  draftSourceSchema,
  earlierSourceSchema,
  type DraftEvent,
  type DraftRestored,
  type EarlierDraft,
} from './draft';
import type { FileProblem } from './file-problem';
import {
  MAX_CELL_BYTES,
  MAX_FILTERS,
  MAX_LIST_PIECE_BYTES,
  MAX_MESSAGE_ROWS,
  MAX_ROWS,
  MAX_WINDOW_ROWS,
  PATH_LETTERS,
  SEARCH_LETTERS,
} from './limits';
import {
  operationRequestSchema,
  previewRequestSchema,
  rangeRequestSchema,
  type CopiedRange,
  type OperationPreview,
  type OperationRefusal,
  type OperationResult,
  type RangeSummary,
} from './operation';
import { CHANGED_ID_ISSUES } from './operations/repair-choices';
import { MAX_SHOWN_GROUPS, mergeWaySchema, type DuplicateGroups } from './operations/merge-duplicates';
import { textQuerySchema } from './operations/text-query';
import { SHOP_KEY_LETTERS } from '../shop/list-shop';
import { columnFilterSchema } from './row-scope';
import { proofRequests } from './proof-requests';
import type { ListReadAnswer, ListSamples } from '../consumer/verdict/list-answers';
import type { ColumnClusters, ColumnFacet, RowWindow, SheetState } from './sheet-state';
import type { VerdictLine } from './verdict-line';
import type { SheetSteps } from './step';

const rowNumber = z.int().min(1);
/** Rows of one sheet. */
const rowNumbers = z.array(rowNumber).max(MAX_ROWS);
const id = z.string().max(100);
/** A cell's value on its way back from the server. */
const value = z.string().max(MAX_CELL_BYTES).nullable();

export const readingOptionsSchema = z.object({
  sheetName: z.string().max(SHEET_NAME_LETTERS).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  headerRow: z.int().min(1).max(EXCEL_ROWS).optional(),
});

/** The part of a `RowOutcome` that the grid shows. */
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

/**
 * Rows after `after` (exclusive), at most `limit`, and no more than fit into one message. `only` restricts the result to these rows. `list` is
 * the shop (see `listShop`) whose list may say which rows need not be sent; null or left out for none.
 */
const someRowsSchema = z.object({
  after: z.int().min(0),
  limit: z.int().min(1).max(MAX_MESSAGE_ROWS),
  only: rowNumbers.nullable(),
  list: z.string().max(SHOP_KEY_LETTERS).nullable().optional(),
});

const column = z.int().min(0).max(MAX_COLUMNS);
const viewSchema = z.object({
  only: z.enum(['all', 'issues', 'excluded', 'ready', 'edited', 'unhelped']),
  outcome: z.enum(OUTCOME_KINDS).nullable(),
  issue: z.enum(ISSUE_CODES).nullable(),
  verdict: z.enum(VERDICT_KINDS).nullish(),
  search: z.string().max(SEARCH_LETTERS),
  filters: z.array(columnFilterSchema).max(MAX_FILTERS).optional(),
  order: z.object({ column, direction: z.enum(['asc', 'desc']) }).nullish(),
});

/**
 * What the page may ask of the sheet process over its port. A request that changes the sheet is answered after the new state has been sent
 * as an event.
 */
export const pageRequests = {
  'get-state': request(z.object({})).answers<SheetState | null>(),
  'get-window': request(
    z.object({ start: z.int().min(0), count: z.int().min(0).max(MAX_WINDOW_ROWS) }),
  ).answers<RowWindow>(),
  /** Which rows the grid shows, in which order. */
  'set-view': request(viewSchema).answers<undefined>(),
  /** Does something to the sheet, as one undo step. */
  'apply-operation': request(operationRequestSchema).answers<OperationResult>(),
  /** What it would do. */
  'preview-operation': request(previewRequestSchema).answers<OperationPreview>(),
  /** What was done to the sheet that could be done to another file. */
  'get-steps': request(z.object({})).answers<SheetSteps>(),
  /** The draft that was made before the file changed; null if there is none, or if it cannot be read. */
  'get-earlier-draft': request(z.object({})).answers<EarlierDraft | null>(),
  /** The cells of a range for the clipboard, with the headers above them where those are wanted. */
  'copy-range': request(rangeRequestSchema.extend({ withHeaders: z.boolean() })).answers<CopiedRange>(),
  'summarize-range': request(rangeRequestSchema).answers<RangeSummary>(),
  /** The next cell of a range that matches, row by row, after `from` or before it, wrapping around at the end. Null if there is none. */
  'find-text': request(
    rangeRequestSchema.extend({
      query: textQuerySchema,
      from: z.object({ position: z.int().min(0), column: z.int().min(-1) }),
      backwards: z.boolean(),
    }),
  ).answers<{ position: number; column: number } | null>(),
  /** A column's most frequent values with this text in them, case-insensitive, and a summary of the column. Counts all rows of the sheet. */
  facet: request(z.object({ rowsId: id, column, search: z.string().max(SEARCH_LETTERS) })).answers<ColumnFacet>(),
  /** Values of a column that look like one. */
  clusters: request(z.object({ rowsId: id, column })).answers<ColumnClusters>(),
  /** Position in the view of a row of the sheet; null if the view does not show it. */
  'find-row': request(z.object({ row: rowNumber })).answers<number | null>(),
  /**
   * The position of the edge of the data above a cell of the view (`step` −1) or below it (1): where Ctrl and an arrow lead (`data`), or the
   * last of the filled cells that follow it without a gap (`run`).
   */
  'find-edge': request(
    rangeRequestSchema.omit({ range: true }).extend({
      position: z.int().min(0),
      column: z.int().min(0),
      step: z.union([z.literal(1), z.literal(-1)]),
      kind: z.enum(['data', 'run']),
    }),
  ).answers<number>(),
  /** Groups of duplicates from `start` on or, if `row` is given, from that row's group on, with what they would become. */
  'duplicate-groups': request(
    mergeWaySchema.extend({
      start: z.int().min(0),
      count: z.int().min(1).max(MAX_SHOWN_GROUPS),
      row: rowNumber.nullable(),
    }),
  ).answers<DuplicateGroups>(),
  /** Says whether somebody is typing into a cell: text not yet in the sheet is unsaved work too. */
  'note-typing': request(z.object({ typing: z.boolean() })).answers<undefined>(),
  undo: request(z.object({ rowsId: id })).answers<undefined>(),
  redo: request(z.object({ rowsId: id })).answers<undefined>(),
  /** The exact request a row becomes, or null if the row is blocked. */
  'preview-request': request(z.object({ row: rowNumber })).answers<ConsumerRequest | null>(),
  /** Reads the open file again with other options. Edits are lost. If it fails, the sheet stays as it is. */
  reread: request(readingOptionsSchema).answers<undefined>(),
  /** The same with the options it has. */
  'begin-anew': request(z.object({})).answers<undefined>(),
  /** Position in the view of the next row with an issue after `from` (exclusive), wrapping around at the end. Null if there is none. */
  'find-issue': request(z.object({ from: z.int().min(-1) })).answers<{
    position: number;
    row: number;
    column: number | null;
  } | null>(),
  /**
   * Cancels the long work that runs, if any; `only` if it is of that request. Its request is refused with `cancelled`, and the sheet stays as it
   * was before.
   */
  'cancel-work': request(
    z.object({ only: z.enum(['facet', 'clusters', 'summarize-range']).optional() }),
  ).answers<undefined>(),
} as const;

/** Requests that only main may make, over the process's own channel. */
export const mainRequests = {
  ...pageRequests,
  /** Reads the file. Answers when all of it is read; progress comes as events. */
  open: request(
    z.object({
      path: z.string().max(PATH_LETTERS),
      options: readingOptionsSchema,
      timeZone: rowRulesSchema.shape.timeZone,
      mode: z.enum(DELIVERY_MODES),
      layout: columnLayoutSchema.nullable(),
      /** Tells main what is done to the sheet, see `DraftEvent`. Whoever asks for it must answer each `read` with `restore-draft`. */
      drafts: z.boolean().optional(),
    }),
  ).answers<undefined>(),
  /**
   * Does everything in a draft again, if there is one, and then completes the sheet that was just read. An earlier draft is only read, when
   * the page asks for it.
   */
  'restore-draft': request(
    z.object({ rowsId: id, draft: draftSourceSchema.nullable(), earlier: earlierSourceSchema.nullable() }),
  ).answers<DraftRestored | null>(),
  /** Goes back to the sheet that a reread is about to replace. False if there is none. */
  'give-up-rereading': request(z.object({})).answers<boolean>(),
  /** Rows ready to be sent, complete. Skipped rows come with their cells. */
  'take-prepared': request(someRowsSchema.extend({ previous: z.boolean().optional() })).answers<
    RowsTaken<PreparedRow & MaybeListed & MaybeBefore>
  >(),
  /** The same as fingerprints only, made with the ledger's key. No cells. */
  'take-fingerprints': request(someRowsSchema.extend({ ledgerKey: z.string().max(1_024) })).answers<
    RowsTaken<FingerprintedRow & MaybeListed>
  >(),
  /** Fingerprints of the ids that a repair of such an issue would change, as far as one message goes: `next` is the row to go on after, null at the end. */
  'take-old-ids': request(
    z.object({
      code: z.enum(CHANGED_ID_ISSUES),
      column: column.nullable(),
      after: z.int().min(0),
      ledgerKey: z.string().max(1_024),
    }),
  ).answers<{ consumers: string[]; next: number | null }>(),
  /** Writes all rows with their edits into an empty file, see `save-table.ts`. It is long work, which `cancel-work` cancels. */
  'save-table': request(
    z.object({
      path: z.string().max(PATH_LETTERS),
      format: z.enum(['csv', 'xlsx']),
      delimiter: z.string().length(1),
    }),
  ).answers<SavedTable>(),
  /**
   * Writes the ready rows into an empty file for the cabinet's own import, see `cabinet-row.ts`. Long work too.
   * `onlyChanges` leaves out those that change nothing, by the list that the sheet has.
   */
  'save-cabinet-file': request(
    z.object({ path: z.string().max(PATH_LETTERS), format: z.enum(['csv', 'xlsx']), onlyChanges: z.boolean() }),
  ).answers<SavedCabinetFile>(),
  /** The rows of that file, and those that are blocked or excluded, without cells. */
  'take-for-cabinet': request(
    z.object({ after: z.int().min(0), limit: z.int().min(1).max(MAX_MESSAGE_ROWS), onlyChanges: z.boolean() }),
  ).answers<RowsTaken<Omit<PreparedRow, 'cells'> & { isWhole: boolean }>>(),
  /** Identifies the rows that would be sent: a hash of the file as it was read, the rules, the edits and the exclusions. */
  'content-key': request(z.object({})).answers<string>(),
  /** Identifies the table: a hash of the file's bytes and of the reading options. */
  'table-key': request(z.object({})).answers<string>(),
  /** Numbers of at most `count` rows that are ready to be sent, evenly spread over all of them. */
  'sample-ready': request(z.object({ count: z.int().min(1).max(MAX_COMPARED) })).answers<number[]>(),
  /**
   * The current cells of rows, for a report: of at least the first row, and of no more than fit into one message. Null if `rowsId` is out
   * of date.
   */
  'get-cells': request(z.object({ rowsId: id, rows: z.array(rowNumber).max(MAX_MESSAGE_ROWS) })).answers<
    RowCells[] | null
  >(),
  /** What sending rows would come to, for a report; otherwise as `get-cells`. */
  'verdict-lines': request(z.object({ rowsId: id, rows: z.array(rowNumber).max(MAX_MESSAGE_ROWS) })).answers<
    VerdictLine[] | null
  >(),
  /**
   * These rows, or all if null, are in a new delivery with their cells as of `revision`, and will get its outcomes. Does nothing if
   * `rowsId` is out of date.
   */
  'begin-delivery': request(
    z.object({
      rowsId: id,
      deliveryId: id,
      revision: z.int().min(0),
      rows: rowNumbers.nullable(),
    }),
  ).answers<undefined>(),
  /**
   * These rows, or all if null, were sent by a delivery before the program was closed, and get its outcomes again. Does nothing if `rowsId` is
   * out of date.
   */
  'show-delivery': request(z.object({ rowsId: id, deliveryId: id, rows: rowNumbers.nullable() })).answers<undefined>(),
  /**
   * Begins to read a shop list, and gives up one that is being read. The other requests name it by its `listId`, and are refused with
   * `sheet-changed` when the sheet has been read again.
   */
  'begin-list': request(z.object({ rowsId: id })).answers<{ listId: string }>(),
  /** Before the bytes: adoptions that are remembered beside the ledger, so that the consumers are known that rows went to before. */
  'list-adoptions': request(
    z.object({
      listId: id,
      ledgerKey: z.string().max(1_024),
      adoptions: z.custom<AdoptionOfRow[]>((value) => Array.isArray(value) && value.length <= MAX_MESSAGE_ROWS),
    }),
  ).answers<undefined>(),
  /** The next bytes of the list. Answers when they are taken: whether more are wanted, which is not so of a list that is refused already. */
  'list-bytes': request(
    z.object({
      listId: id,
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= MAX_LIST_PIECE_BYTES),
    }),
  ).answers<boolean>(),
  /** The list has ended. Answers when all of it is read. */
  'end-list': request(z.object({ listId: id })).answers<ListReadAnswer>(),
  /**
   * Compares the rows with the list, as long work. Nothing is shown of it until `trust-list`. `takenAt` and `askedAt`: see `ListState`. `shop` is for
   * the state.
   */
  'compare-list': request(
    z.object({
      listId: id,
      takenAt: z.iso.datetime({ offset: true }).max(40),
      askedAt: z.iso.datetime({ offset: true }).max(40),
      shop: z.string().max(SHOP_KEY_LETTERS),
    }),
  ).answers<ListSamples>(),
  /** The list was confirmed by GETs of its samples. */
  'trust-list': request(z.object({ listId: id })).answers<undefined>(),
  /** Forgets the list if it is not used. */
  'give-up-list': request(z.object({ listId: id })).answers<undefined>(),
  /** The list that is used is not used any more. */
  'forget-list': request(z.object({})).answers<undefined>(),
  /** Puts outcomes on the rows, and refusals on the cells they name. Only for the delivery begun last. */
  'mark-outcomes': request(
    z.object({ deliveryId: id, outcomes: z.array(deliveredRowSchema).max(MAX_MESSAGE_ROWS) }),
  ).answers<undefined>(),
  ...proofRequests,
} as const;

export type PageRequests = typeof pageRequests;
export type MainRequests = typeof mainRequests;
export type SheetInput<Name extends keyof MainRequests> = InputOf<MainRequests, Name>;
export type SheetAnswer<Name extends keyof MainRequests> = AnswerOf<MainRequests, Name>;

/** How a table was saved. */
export interface SavedTable {
  /** Texts that were cut to the length that a workbook's cell holds. */
  cutCells: number;
}

/** How a file for the cabinet was saved: how many rows of the sheet are in it, and how many are not. */
export interface SavedCabinetFile extends SavedTable {
  rows: number;
  /** Rows with errors, and excluded ones. */
  leftOut: number;
}

/** A row's current cells. `changed` if it was edited after it was last taken to be sent or, if it never was, edited at all. */
export interface RowCells {
  cells: string[];
  changed: boolean;
}

/** Rows that are ready to be sent, and those skipped in between. */
export interface RowsTaken<R> {
  rows: R[];
  blocked: SkippedRow[];
  excluded: SkippedRow[];
  /** The `after` for the next call; null at the end. */
  next: number | null;
}

/** A row that is not sent, and the issue codes that block it. `cells` is null if they were not asked for. */
export interface SkippedRow {
  row: number;
  externalId: string;
  issues: string[];
  cells: readonly string[] | null;
}

/** A request over either channel. Its answer has the same `id`. */
export interface RequestMessage {
  id: number;
  name: string;
  payload: unknown;
}

/** Events of the sheet process. */
export type SheetEvent =
  | {
      event: 'progress';
      /** 0 to 1, falling only when a draft begins to be restored. */
      done: number;
      rows: number;
      /** Restores a draft, after reading. */
      isRestoring?: true;
    }
  /** The parts of the state that changed since the last such event; the first one has all parts. */
  | { event: 'state'; changed: Partial<SheetState> }
  /** Long work is under way, 0 to 1, never falling; null when it has ended. */
  | { event: 'working'; done: number | null }
  | { event: 'failed'; problem: FileProblem };

export type SheetMessage =
  | { kind: 'answer'; id: number; ok: true; value: unknown }
  | {
      kind: 'answer';
      id: number;
      ok: false;
      /** Set where the file is the reason. */
      problem: FileProblem | null;
      /** Set where the sheet is not as the request assumed. */
      refusal: OperationRefusal | null;
      message: string;
    }
  | { kind: 'event'; event: SheetEvent };

/** What main gets. */
export type MainMessage = SheetMessage | { kind: 'event'; event: DraftEvent };
