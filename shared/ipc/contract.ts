import { z } from 'zod';
import {
  DELIVERY_MODES,
  MAX_CELL_LETTERS,
  MAX_COLUMNS,
  columnLayoutSchema,
  type ColumnLayout,
} from '../consumer/target';
import type { TakeBackPreview } from '../delivery/compare/before-values';
import type { Comparison } from '../delivery/compare/compare-consumer';
import { OUTCOME_KINDS, type RowOutcome } from '../delivery/outcome';
import type { ReportGaps } from '../delivery/report-gaps';
import { FAILED_ROWS_KEPT } from '../delivery/retention';
import type { DeliveryPage, DeliveryProgress, DeliverySummary, SheetPreview } from '../delivery/summary';
import type { OutcomeTimeline } from '../delivery/timeline';
import type { ConnectionCheck, Shop, VaultProblem } from '../shop/shop';
import { shopDraftSchema } from '../shop/shop';
import { request, type AnswerOf, type InputOf } from '../protocol/request';
import { TOKEN_LETTERS } from '../shop/token';
import type { FileProblem } from '../sheet/file-problem';

/**
 * The whole protocol between the page and main: every request with its input and its answer, and below them the one-way messages from
 * main, {@link IpcEvents}.
 */
const id = z.string().min(1).max(100);
const headers = z.array(z.string().max(MAX_CELL_LETTERS)).max(MAX_COLUMNS);
/** What is typed into a token's field may be no token; main says so. */
const token = z
  .string()
  .max(2 * TOKEN_LETTERS)
  .nullable();
const nothing = z.undefined();

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const COLOR_SCHEMES = ['auto', 'light', 'dark'] as const;

const settingsSchema = z.object({
  language: z.enum(LANGUAGES),
  colorScheme: z.enum(COLOR_SCHEMES),
  failedRowsKept: z.literal(FAILED_ROWS_KEPT),
});
export type Settings = z.infer<typeof settingsSchema>;

export const ipcRequests = {
  'app-info': request(nothing).answers<AppInfo>(),
  'settings-change': request(settingsSchema.partial()).answers<Settings>(),

  'shops-list': request(nothing).answers<ShopsState>(),
  /** `token` is null to leave the saved one as it is. `id` is null for a new shop. */
  'shops-save': request(z.object({ id: id.nullable(), draft: shopDraftSchema, token })).answers<
    ShopsState & { savedId: string }
  >(),
  /** Refuses as `shops-remove` would, and removes nothing. */
  'shops-may-remove': request(z.object({ id })).answers<undefined>(),
  'shops-remove': request(z.object({ id })).answers<ShopsState>(),
  'shops-choose': request(z.object({ id })).answers<ShopsState>(),
  /** Asks the API with what was typed; nothing of it is kept. `id` and `token` as with `shops-save`. */
  'shops-check': request(z.object({ id: id.nullable(), draft: shopDraftSchema, token })).answers<ConnectionCheck>(),
  /** Forgets what this machine has sent to the shop: everything is sent again then. */
  'shops-forget-sent': request(z.object({ id })).answers<undefined>(),

  /** Opens the file dialog; `false` when the person closed it. */
  'sheet-choose-file': request(nothing).answers<boolean>(),
  /** The preload alone calls this, with the path of a file that a person dropped. */
  'sheet-open-path': request(z.object({ path: z.string().min(1).max(32_767) })).answers<undefined>(),
  'sheet-open-sample': request(nothing).answers<undefined>(),
  'sheet-reopen-recent': request(z.object({ id })).answers<undefined>(),
  /** Opens the workbook that was refused last at this sheet of it. */
  'sheet-open-refused': request(z.object({ sheetName: z.string().max(255) })).answers<undefined>(),
  'sheet-close': request(nothing).answers<undefined>(),
  /** Gives up the file that is read beside the open one. */
  'sheet-cancel-opening': request(nothing).answers<undefined>(),
  /** What the person answered to `sheet-leave-asked`. */
  'sheet-leave-answer': request(z.object({ id, leave: z.boolean() })).answers<undefined>(),
  'sheet-save-sample': request(nothing).answers<boolean>(),
  'layout-recall': request(z.object({ shopId: id, headers })).answers<ColumnLayout | null>(),
  'layout-remember': request(z.object({ shopId: id, headers, layout: columnLayoutSchema })).answers<undefined>(),

  /** Takes the ready rows of the open sheet into a new delivery to this shop and starts it. */
  'delivery-start': request(
    z.object({
      shopId: id,
      mode: z.enum(DELIVERY_MODES),
      all: z.boolean(),
      /** Keeps what the consumers were before, so that the delivery can be taken back. */
      keepBefore: z.boolean(),
    }),
  ).answers<DeliverySummary>(),
  /** What of the open sheet's ready rows would cost no request. Gives up the count before; one that is given up answers null. */
  'delivery-preview': request(z.object({ shopId: id, mode: z.enum(DELIVERY_MODES) })).answers<SheetPreview | null>(),
  /** Nobody waits for the count that is going on any more. */
  'delivery-preview-cancel': request(nothing).answers<undefined>(),
  /** Asks the shop what sending these rows of the open sheet would come to: one GET each. Answers when all are asked. */
  'compare-start': request(
    z.object({
      shopId: id,
      mode: z.enum(DELIVERY_MODES),
      which: z.discriminatedUnion('by', [
        z.object({ by: z.literal('sample'), count: z.int().min(1).max(500) }),
        z.object({ by: z.literal('view') }),
        z.object({ by: z.literal('rows'), rows: z.array(z.int().min(1)).min(1).max(500) }),
      ]),
    }),
  ).answers<Comparison>(),
  /** Lets the comparison that is going on end with what it has. */
  'compare-cancel': request(nothing).answers<undefined>(),
  'delivery-pause': request(z.object({ id })).answers<DeliverySummary>(),
  'delivery-resume': request(z.object({ id })).answers<DeliverySummary>(),
  'delivery-stop': request(z.object({ id })).answers<DeliverySummary>(),
  /** The newest first, from the `offset`th on. */
  'delivery-list': request(
    z.object({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  ).answers<DeliveryPage>(),
  'delivery-get': request(z.object({ id })).answers<DeliveryProgress>(),
  'delivery-outcomes': request(
    z.object({
      id,
      kinds: z.array(z.enum(OUTCOME_KINDS)).min(1).max(OUTCOME_KINDS.length),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ).answers<{ total: number; outcomes: RowOutcome[] }>(),
  /** How the outcomes came over time; null while there is none. */
  'delivery-timeline': request(z.object({ id })).answers<OutcomeTimeline | null>(),
  /** Sends the failed rows again in a new delivery: as they stand in the sheet where it is open, else as they were. */
  'delivery-send-failed-again': request(z.object({ id })).answers<DeliverySummary>(),
  /** What taking a delivery back would come to. */
  'delivery-take-back-preview': request(z.object({ id })).answers<TakeBackPreview>(),
  /** Restores, in a new delivery, what consumers were before this one. */
  'delivery-take-back': request(z.object({ id })).answers<DeliverySummary>(),
  /** Forgets what consumers were before a delivery. */
  'delivery-forget-before': request(z.object({ id })).answers<DeliverySummary>(),
  'delivery-save-report': request(z.object({ id, format: z.enum(['csv', 'xlsx']) })).answers<ReportGaps | null>(),
  'delivery-delete': request(z.object({ id })).answers<undefined>(),

  'practice-consumers': request(
    z.object({
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
      search: z.string().max(200),
    }),
  ).answers<{ total: number; consumers: PracticeConsumer[] }>(),
  'practice-empty': request(nothing).answers<undefined>(),

  /** A defect of the page, for the log. */
  'page-failed': request(
    z.object({ name: z.string().max(100), message: z.string().max(1_000), stack: z.string().max(8_000) }),
  ).answers<undefined>(),
} as const;

export type IpcName = keyof typeof ipcRequests;
export type IpcInput<K extends IpcName> = InputOf<typeof ipcRequests, K>;
export type IpcAnswer<K extends IpcName> = AnswerOf<typeof ipcRequests, K>;

/** How every request is answered over the wire. */
export type IpcResult<K extends IpcName> = { ok: true; value: IpcAnswer<K> } | { ok: false; error: IpcError };

export interface AppInfo {
  version: string;
  platform: string;
  settings: Settings;
  vaultProblem: VaultProblem | null;
  /** The file name under which the deliveries' damaged database was put aside at this start; null where nothing was damaged. */
  databaseSetAside: string | null;
  /** The names of the copies that were kept at this start of settings, shops or tokens that could not be read as a whole. */
  setAsideFiles: string[];
  recentFiles: RecentFile[];
  /** The delivery that runs, to be shown at the start, else one that could go on, to be offered; null when there is neither. */
  unfinishedDeliveryId: string | null;
}

/** A file opened before. The page never learns its folder. */
export interface RecentFile {
  id: string;
  name: string;
  /** ISO 8601 UTC. */
  openedAt: string;
}

export interface ShopsState {
  shops: Shop[];
  chosenId: string;
}

/** A consumer as the practice shop holds it. */
export interface PracticeConsumer {
  id: string;
  externalId: string | null;
  email: string | null;
  name: string | null;
  phone: string | null;
  createdAt: string | null;
  attributes: Record<string, unknown>;
  customAttributes: Record<string, unknown>;
  updatedAt: string;
}

/** What takes the open sheet away. */
export type LeaveReason = 'open' | 'close-sheet' | 'close-window' | 'quit' | 'reread';

/** A question that main has the page ask, before the open sheet is taken away. */
export interface LeaveAsked {
  id: string;
  reason: LeaveReason;
  /** Of the file that is to be opened, else of the one that is open. */
  fileName: string;
  /** The open sheet holds work that was not sent. */
  unsent: boolean;
}

/** One-way messages from main to the page. */
export interface IpcEvents {
  /**
   * A file is being opened, or shown again in a page that was loaded anew: the port that talks to its sheet process travels with the
   * message.
   */
  'sheet-opening': { fileName: string; sheetId: string; isAgain: boolean };
  /** No sheet is open any more, on purpose (`problem` null) or because its process ended. */
  'sheet-closed': { sheetId: string; problem: FileProblem | null };
  /** A file is read beside the open sheet, to take its place; null when that is over. */
  'sheet-arriving': { fileName: string | null };
  /** A file could not be opened; the sheet that was open still is. */
  'sheet-refused': { fileName: string; problem: FileProblem };
  'sheet-leave-asked': LeaveAsked;
  'delivery-progress': DeliveryProgress;
  /** The person wants to see this delivery: they pressed what the system told them of it. */
  'delivery-shown': { id: string };
  'compare-progress': { done: number; total: number };
}

/** Why main refused a request; every code has a sentence `errors.<code>` in each locale. */
export const IPC_ERROR_CODES = [
  'invalid-request',
  'unexpected',
  'no-sheet',
  'no-token',
  'shop-not-found',
  'shop-busy',
  'shop-name-taken',
  'base-url-invalid',
  'time-zone-invalid',
  'pace-unlimited',
  'token-invalid',
  'practice-shop-fixed',
  'nothing-to-send',
  'nothing-to-compare',
  'accepted-since',
  'layout-incomplete',
  'sheet-unfinished',
  'delivery-not-found',
  'delivery-not-allowed',
  'delivery-elsewhere',
  'storage-full',
  'storage-locked',
  'storage-damaged',
  'storage-other',
  'storage-newer',
  'user-data-no-folder',
  'user-data-read-only',
  'user-data-too-long',
  'file-not-writable',
  'file-gone',
  'still-reading',
  'cell-too-long',
] as const;
export type IpcErrorCode = (typeof IPC_ERROR_CODES)[number];

/** An error as it crosses from main to the page. `detail` is for «Подробнее» and never holds a token. */
export interface IpcError {
  code: IpcErrorCode;
  detail: string;
}
