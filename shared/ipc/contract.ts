import { z } from 'zod';
import { MAX_COLUMNS, SHEET_NAME_LETTERS } from '../consumer/excel-limits';
import { DELIVERY_MODES } from '../consumer/delivery-mode';
import { MAIN_COMMAND_IDS, PAGE_COMMAND_IDS, type PageCommandId } from '../commands/command-list';
import type { RevertPreview } from '../delivery/compare/previous-values';
import { MAX_COMPARED, type Comparison } from '../delivery/compare/compare-consumer';
import { OUTCOME_KINDS, type RowOutcome } from '../delivery/outcome';
import type { ReportGaps } from '../delivery/report-gaps';
import { FAILED_ROWS_RETENTIONS } from '../delivery/retention';
import type { DeliveryPage, DeliveryProgress, DeliverySummary, SheetPreview } from '../delivery/summary';
import type { OutcomeTimeline } from '../delivery/timeline';
import { networkDraftSchema, proxyPasswordSchema, type NetworkState } from '../network/network-settings';
import type { ConnectionCheck, Shop, VaultProblem } from '../shop/shop';
import { shopDraftSchema } from '../shop/shop';
import type { ProofPage, ProofSummary } from '../delivery/proof/proof';
import { PROOF_KINDS } from '../delivery/proof/prove-row';
import type { ListEnding, ListTaking, ProofEnding } from './list-taking';
import { COLOR_SCHEMES, LANGUAGES } from './look';
import { memoryRequests } from './memory-requests';
import { pageFailureSchema } from './page-failure';
import { request, type AnswerOf, type InputOf } from '../protocol/request';
import { TYPED_TOKEN_LETTERS } from '../shop/token';
import { PATH_LETTERS, SEARCH_LETTERS } from '../sheet/limits';
import type { FileProblem } from '../sheet/file-problem';
import type { SavedCabinetFile, SavedTable } from '../sheet/protocol';
import { CHANGED_ID_ISSUES } from '../sheet/operations/repair-choices';
import { UPDATE_CHOICES, type UpdatesState } from '../updates/updates';
import { watchRulesSchema } from '../watch/watch';
import type { WatchesState } from '../watch/watches-state';

/**
 * The whole protocol between the page and main: every request with its input and its answer, and below them the one-way messages from main,
 * {@link IpcEvents}.
 */
const id = z.string().min(1).max(100);
/** Twice the longest token: what was typed may be no token, and main has to be able to say so. */
const token = z.string().max(TYPED_TOKEN_LETTERS).nullable();
const nothing = z.undefined();

const settingsSchema = z.object({
  language: z.enum(LANGUAGES),
  colorScheme: z.enum(COLOR_SCHEMES),
  failedRowsRetention: z.literal(FAILED_ROWS_RETENTIONS),
  /** Whether the program has an icon beside the clock, and stays there without a window. */
  tray: z.boolean(),
  /** What to do about newer versions of the program. */
  updates: z.enum(UPDATE_CHOICES),
});
export type Settings = z.infer<typeof settingsSchema>;

/** `leave` loses unsent work, `keep` leaves it in the draft. */
const LEAVE_ANSWERS = ['stay', 'leave', 'keep'] as const;
export type LeaveAnswer = (typeof LEAVE_ANSWERS)[number];

/** A file for the cabinet, under the name that the person chose. */
export interface CabinetFileMade extends SavedCabinetFile {
  fileName: string;
  /** The delivery by file that the history has of it; null without a shop. */
  deliveryId: string | null;
}

export const ipcRequests = {
  'app-info': request(nothing).answers<AppInfo>(),
  /** Answered when everything is opened, some time after the page can be used. */
  'app-opened': request(nothing).answers<AppOpened>(),
  'settings-change': request(settingsSchema.partial()).answers<Settings>(),

  /** The commands that the page can do now, for the menu. */
  'commands-usable': request(
    z.object({ ids: z.array(z.enum(PAGE_COMMAND_IDS)).max(PAGE_COMMAND_IDS.length) }),
  ).answers<undefined>(),
  /** Does a command of main. */
  'commands-run': request(z.object({ id: z.enum(MAIN_COMMAND_IDS) })).answers<undefined>(),

  'network-get': request(nothing).answers<NetworkState>(),
  /** `password` is null to keep the known one. */
  'network-save': request(
    z.object({ draft: networkDraftSchema, password: proxyPasswordSchema }),
  ).answers<NetworkState>(),
  /** Asks for a file with the certificates of an authority, and trusts it. Null if the person cancelled the dialog. */
  'network-add-authority': request(nothing).answers<NetworkState | null>(),
  'network-remove-authority': request(nothing).answers<NetworkState>(),

  /** Asks about unsent work, ends the program and starts it again. */
  'app-start-again': request(nothing).answers<undefined>(),

  'updates-get': request(nothing).answers<UpdatesState>(),
  /** Looks for a newer version now. Everything else of updates is told by `updates-changed`, too. */
  'updates-look': request(nothing).answers<undefined>(),
  'updates-download': request(nothing).answers<undefined>(),
  'updates-cancel': request(nothing).answers<undefined>(),
  /** Asks about unsent work, replaces this version and starts the new one. */
  'updates-install': request(nothing).answers<undefined>(),

  /** Makes what support needs, without personal data, and answers its text. */
  'diagnostics-make': request(nothing).answers<string>(),
  /** Saves the text made last where the person says; false if they cancelled. */
  'diagnostics-save': request(nothing).answers<boolean>(),
  /** Shows the folder with the program's data in the system's file manager. */
  'data-show-folder': request(nothing).answers<undefined>(),
  /** Fails if `data-wipe` would fail; wipes nothing. */
  'data-may-wipe': request(nothing).answers<undefined>(),
  /** Wipes everything that the program has stored, and starts it again. */
  'data-wipe': request(nothing).answers<undefined>(),

  'shops-list': request(nothing).answers<ShopsState>(),
  /** `token` is null to keep the saved one. `id` is null for a new shop. */
  'shops-save': request(z.object({ id: id.nullable(), draft: shopDraftSchema, token })).answers<
    ShopsState & { savedId: string }
  >(),
  /** Fails if `shops-remove` would fail; removes nothing. */
  'shops-may-remove': request(z.object({ id })).answers<undefined>(),
  'shops-remove': request(z.object({ id })).answers<ShopsState>(),
  /** Moves a shop up (-1) or down (1) in the list. */
  'shops-move': request(z.object({ id, by: z.literal([-1, 1]) })).answers<ShopsState>(),
  'shops-forget-token': request(z.object({ id })).answers<ShopsState>(),
  'shops-choose': request(z.object({ id })).answers<ShopsState>(),
  /** The person typed the name of a live shop before a large delivery, and is not asked for it again. */
  'shops-name-typed': request(z.object({ id })).answers<ShopsState>(),
  /** Checks the connection with what was typed, without saving it. `id` and `token` as in `shops-save`. */
  'shops-check': request(z.object({ id: id.nullable(), draft: shopDraftSchema, token })).answers<ConnectionCheck>(),
  /** Forgets what this machine has sent to the shop, so that everything is sent again. */
  'shops-forget-sent': request(z.object({ id })).answers<undefined>(),

  /** Opens the file dialog. `false` if the person cancelled it. */
  'sheet-choose-file': request(nothing).answers<boolean>(),
  /** Only the preload calls this, with the path of a file that a person dropped. */
  'sheet-open-path': request(z.object({ path: z.string().min(1).max(PATH_LETTERS) })).answers<undefined>(),
  /** Opens the sample with a few faults, and answers its file name. */
  'sheet-open-try': request(nothing).answers<string>(),
  /** Opens the table in the system's clipboard. Fails if there is none. */
  'sheet-paste': request(nothing).answers<undefined>(),
  'sheet-reopen-recent': request(z.object({ id })).answers<undefined>(),
  /** Opens the workbook that was refused last, at this sheet. */
  'sheet-open-refused': request(z.object({ sheetName: z.string().max(SHEET_NAME_LETTERS) })).answers<undefined>(),
  'sheet-close': request(nothing).answers<undefined>(),
  /** Cancels reading the file that is to replace the open one. */
  'sheet-cancel-opening': request(nothing).answers<undefined>(),
  /** The person's answer to `sheet-leave-asked`. */
  'sheet-leave-answer': request(z.object({ id, answer: z.enum(LEAVE_ANSWERS) })).answers<undefined>(),
  /** Whether forms of the page hold changes that are not saved. */
  'forms-changed': request(z.object({ isChanged: z.boolean() })).answers<undefined>(),
  /** Saves the sample where the person says; false if they cancelled. */
  'sheet-save-sample': request(z.object({ format: z.enum(['csv', 'xlsx']) })).answers<boolean>(),
  /** Asks where to save the open sheet with its edits, and saves it there; null if the person cancelled. */
  'sheet-save-as': request(nothing).answers<SavedTable | null>(),
  /** Asks where to save the ready rows for the import of Aplaut's cabinet, and saves them there; null if the person cancelled. */
  'sheet-save-cabinet-file': request(
    z.object({ format: z.enum(['csv', 'xlsx']), onlyChanges: z.boolean(), shopId: id.nullable() }),
  ).answers<CabinetFileMade | null>(),
  /** Removes the draft of the open sheet's file that was made before the file changed. */
  'sheet-discard-earlier-draft': request(nothing).answers<undefined>(),
  ...memoryRequests,

  /** Takes the ready rows of the open sheet into a new delivery to this shop and starts it. */
  'delivery-start': request(
    z.object({
      shopId: id,
      mode: z.enum(DELIVERY_MODES),
      all: z.boolean(),
      /** Stores the consumers' previous values, so that the delivery can be reverted. */
      rememberPrevious: z.boolean(),
    }),
  ).answers<DeliverySummary>(),
  /** Counts the ready rows of the open sheet that would need no request. Cancels an earlier count, which answers null. */
  'delivery-preview': request(z.object({ shopId: id, mode: z.enum(DELIVERY_MODES) })).answers<SheetPreview | null>(),
  /**
   * Counts the rows with this issue, in one column or in all, that were sent to the shop under the ids they have now. Cancels an earlier such
   * count, which answers null.
   */
  'delivery-old-ids': request(
    z.object({ shopId: id, code: z.enum(CHANGED_ID_ISSUES), column: z.int().min(0).max(MAX_COLUMNS).nullable() }),
  ).answers<number | null>(),
  /** Cancels the current count. */
  'delivery-preview-cancel': request(nothing).answers<undefined>(),
  /** Asks the shop what sending these rows of the open sheet would change, with one GET per row. Answers when all are done. */
  'compare-start': request(
    z.object({
      shopId: id,
      mode: z.enum(DELIVERY_MODES),
      which: z.discriminatedUnion('by', [
        z.object({ by: z.literal('sample'), count: z.int().min(1).max(MAX_COMPARED) }),
        z.object({ by: z.literal('view') }),
        z.object({ by: z.literal('rows'), rows: z.array(z.int().min(1)).min(1).max(MAX_COMPARED) }),
      ]),
    }),
  ).answers<Comparison>(),
  /** Ends the current comparison with the rows it has. */
  'compare-cancel': request(nothing).answers<undefined>(),
  /** Takes the list of the shop's consumers for the open sheet, in place of the one it has. Answers when that has ended. */
  'shop-list-take': request(
    z.object({
      shopId: id,
      mode: z.enum(DELIVERY_MODES),
      /** The person agrees that this shop's list may travel over http. It is remembered with the shop. */
      overHttp: z.boolean(),
    }),
  ).answers<ListEnding>(),
  'shop-list-cancel': request(nothing).answers<undefined>(),
  /** What is being taken for the open sheet, for a page that was reloaded; null if nothing is. */
  'shop-list-under-way': request(nothing).answers<{ shop: string; taking: ListTaking } | null>(),
  /** Answers when that has ended; null if nothing is under way. */
  'shop-list-ending': request(nothing).answers<ListEnding | null>(),
  /** The open sheet's list is not used any more, nor is one that is under way. */
  'shop-list-drop': request(nothing).answers<undefined>(),
  /** False if the person cancelled. */
  'shop-list-save-report': request(z.object({ shopId: id, format: z.enum(['csv', 'xlsx']) })).answers<boolean>(),
  'delivery-pause': request(z.object({ id })).answers<DeliverySummary>(),
  'delivery-resume': request(z.object({ id })).answers<DeliverySummary>(),
  'delivery-stop': request(z.object({ id })).answers<DeliverySummary>(),
  /** Newest first, starting at `offset`. */
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
  /** Outcomes over time; null while there are none. */
  'delivery-timeline': request(z.object({ id })).answers<OutcomeTimeline | null>(),
  /** Sends the failed rows again in a new delivery: with the sheet's cells if it is open, else with the stored ones. */
  'delivery-send-failed-again': request(z.object({ id })).answers<DeliverySummary>(),
  /** What reverting a delivery would do. */
  'delivery-revert-preview': request(z.object({ id })).answers<RevertPreview>(),
  /** Restores the consumers' previous values in a new delivery. */
  'delivery-revert': request(z.object({ id })).answers<DeliverySummary>(),
  /** Deletes the previous values that a delivery stored. */
  'delivery-forget-previous': request(z.object({ id })).answers<DeliverySummary>(),
  'delivery-save-report': request(z.object({ id, format: z.enum(['csv', 'xlsx']) })).answers<ReportGaps | null>(),
  'delivery-delete': request(z.object({ id })).answers<undefined>(),

  /** Takes a list of the shop's consumers and compares a finished delivery with it. Answers when that has ended. */
  'proof-start': request(
    z.object({
      id,
      /** As in `shop-list-take`. */
      overHttp: z.boolean(),
    }),
  ).answers<ProofEnding>(),
  'proof-cancel': request(nothing).answers<undefined>(),
  /** The last proof of a delivery in this run; null for none. */
  'proof-get': request(z.object({ id })).answers<ProofSummary | null>(),
  /** Its rows of these kinds. Those that arrived are only counted. */
  'proof-page': request(
    z.object({
      id,
      kinds: z.array(z.enum(PROOF_KINDS)).min(1).max(PROOF_KINDS.length),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ).answers<ProofPage>(),
  /** False if the person cancelled the dialog. */
  'proof-save-report': request(z.object({ id, format: z.enum(['csv', 'xlsx']) })).answers<boolean>(),

  'watches-list': request(nothing).answers<WatchesState>(),
  /** Asks for a folder with the system's dialog; null if the person cancelled it. */
  'watch-choose-folder': request(nothing).answers<{ choiceId: string; folder: string } | null>(),
  /** Sets a folder up (`id` null) or changes how its files are sent. `choiceId` is of the folder that was chosen last, null to keep it. */
  'watch-save': request(
    z.object({ id: id.nullable(), choiceId: id.nullable(), shopId: id, rules: watchRulesSchema }),
  ).answers<WatchesState>(),
  'watch-switch': request(z.object({ id, isOn: z.boolean() })).answers<WatchesState>(),
  'watch-remove': request(z.object({ id })).answers<WatchesState>(),
  /** The person's answer to a file that waits. */
  'watch-settle': request(
    z.object({ watchId: id, hash: id, how: z.enum(['anyway', 'again', 'dismissed']) }),
  ).answers<WatchesState>(),
  /** Opens a file that waits in the window. */
  'watch-open-file': request(z.object({ watchId: id, hash: id })).answers<undefined>(),

  'practice-consumers': request(
    z.object({
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
      search: z.string().max(SEARCH_LETTERS),
    }),
  ).answers<{ total: number; consumers: PracticeConsumer[] }>(),
  'practice-empty': request(nothing).answers<undefined>(),
  /** Adds consumers without an external id, as orders make them: with e-mails of the open sheet, or with invented ones. */
  'practice-add-from-orders': request(z.object({ emails: z.enum(['sheet', 'invented']) })).answers<{ added: number }>(),

  /** A defect of the page, for the log. */
  'page-failed': request(pageFailureSchema).answers<undefined>(),
} as const;

export type IpcName = keyof typeof ipcRequests;
export type IpcInput<K extends IpcName> = InputOf<typeof ipcRequests, K>;
export type IpcAnswer<K extends IpcName> = AnswerOf<typeof ipcRequests, K>;

/** The answer to a request, as it is sent. */
export type IpcResult<K extends IpcName> = { ok: true; value: IpcAnswer<K> } | { ok: false; error: IpcError };

export interface AppInfo {
  version: string;
  platform: string;
  settings: Settings;
  vaultProblem: VaultProblem | null;
  recentFiles: RecentFile[];
  /** The program was started to open a file. */
  hasStartFile: boolean;
}

/** What main found when it opened the files and databases. */
export interface AppOpened {
  /** The file name under which a damaged delivery database was set aside at this start; null if nothing was damaged. */
  databaseSetAside: string | null;
  /** File names of the copies kept at this start, of settings, shops or tokens that could not be read completely. */
  setAsideFiles: string[];
  /** Names of files that only a newer version can read. They are left as they are, and what is changed is forgotten at the end. */
  newerFiles: string[];
  /** The running delivery, to be shown at the start, or else one that can be resumed, to be offered. Null if there is neither. */
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

/** A consumer in the practice shop. */
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

/** What closes the open sheet. */
export type LeaveReason = 'open' | 'close-sheet' | 'close-window' | 'quit' | 'reread' | 'begin-anew';

/** A question that main has the page ask before the open sheet is closed. */
export interface LeaveAsked {
  id: string;
  reason: LeaveReason;
  /** Name of the file to be opened, or else of the open one. */
  fileName: string;
  /** Whether the open sheet holds work that was not sent. */
  unsent: boolean;
  /** Whether that work can stay in the draft. */
  canKeep: boolean;
  /** Whether a form holds changes that would be lost with the window. */
  form: boolean;
}

/** What came of a draft, see `DraftRestored`. */
export interface DraftNotice {
  sheetId: string;
  changes: number;
  differing: number;
  /** The name under which a damaged draft was set aside; null if all of it was read. */
  copyName: string | null;
}

/** One-way messages from main to the page. */
export interface IpcEvents {
  /** A file is being opened, or shown again after the page was reloaded. The port to its sheet process comes with the message. */
  'sheet-opening': { fileName: string; sheetId: string; isAgain: boolean };
  /** No sheet is open any more: it was closed (`problem` is null) or its process ended. */
  'sheet-closed': { sheetId: string; problem: FileProblem | null };
  /** A file is being read that is to replace the open sheet; null when that has ended. */
  'sheet-arriving': { fileName: string | null };
  /** A file could not be opened. The previous sheet is still open. */
  'sheet-refused': { fileName: string; problem: FileProblem };
  'sheet-leave-asked': LeaveAsked;
  /** The sheet was opened with its draft. */
  'draft-restored': DraftNotice;
  /** A newer version of the program made the sheet's draft. It stays as it is, and nothing done to the sheet is stored. */
  'draft-newer': { sheetId: string };
  /** What is done to the sheet cannot be stored in its draft. `code` is the system's. */
  'draft-failed': { code: string };
  'delivery-progress': DeliveryProgress;
  /** The person clicked a system notification of this delivery. */
  'delivery-shown': { id: string };
  /** The person chose a command of the page in the menu. */
  'command-chosen': { id: PageCommandId };
  'updates-changed': UpdatesState;
  /** A newer version was found that the person did not ask about just now. */
  'update-found': { version: string; isReady: boolean };
  'compare-progress': { done: number; total: number };
  'shop-list-progress': ListTaking;
  'proof-progress': { id: string; taking: ListTaking };
  'watches-changed': WatchesState;
  /** The person clicked a system notification of a file that waits. */
  'watches-shown': undefined;
}

/** Why main refused a request. Every code has a sentence `errors.<code>` in each locale. */
export const IPC_ERROR_CODES = [
  'invalid-request',
  'unexpected',
  'no-sheet',
  'no-token',
  'shop-not-found',
  'shop-busy',
  'shop-name-taken',
  'recipe-name-taken',
  'recipe-not-found',
  'recipe-too-long',
  'layout-not-found',
  'memory-unreadable',
  'memory-newer',
  'memory-too-large',
  'memory-read-again',
  'base-url-invalid',
  'time-zone-invalid',
  'pace-unlimited',
  'token-invalid',
  'practice-shop-fixed',
  'proxy-address-invalid',
  'authority-unreadable',
  'not-an-authority',
  'nothing-to-send',
  'nothing-to-compare',
  'nothing-to-prove',
  'watch-not-found',
  'watch-folder-taken',
  'watch-folder-is-reports',
  'watch-folder-unreadable',
  'watch-file-gone',
  'accepted-since',
  'layout-incomplete',
  'sheet-unfinished',
  'delivery-not-found',
  'delivery-not-allowed',
  'delivery-elsewhere',
  'update-while-sending',
  'update-in-use',
  'update-no-access',
  'data-being-sent',
  'data-in-use',
  'data-being-wiped',
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
  'no-table-in-clipboard',
  'clipboard-too-large',
  'file-is-open',
  'workbook-too-large',
  'still-reading',
  'cell-too-long',
] as const;
export type IpcErrorCode = (typeof IPC_ERROR_CODES)[number];

/** An error as main sends it to the page. `detail` is for «Подробнее» and never contains a token. */
export interface IpcError {
  code: IpcErrorCode;
  detail: string;
}
