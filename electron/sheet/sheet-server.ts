import {
  mainRequests,
  pageRequests,
  type MainRequests,
  type RequestMessage,
  type SheetAnswer,
  type SheetEvent,
  type SheetInput,
  type SheetMessage,
} from '../../shared/sheet/protocol';
import { changedParts, type ReadingOptions, type SheetState } from '../../shared/sheet/sheet-state';
import type { Operation } from '../../shared/sheet/operation';
import { answerRequest } from './answers/answer-request';
import { columnClusters, columnFacet } from './column-facet';
import type { DraftEvent } from '../../shared/sheet/draft';
import type { ProofRequests } from '../../shared/sheet/proof-requests';
import { DraftSide } from './drafts/draft-side';
import { tableKey } from './checks/sheet-keys';
import { copyRange } from './operations/copy-range';
import { findText } from './find/find-text';
import { RefusedOperation } from './operations/refused-operation';
import { summarizeRange } from './operations/summarize-range';
import { ListSide } from './shop-list/list-side';
import type { TriedList } from './shop-list/verdict-index';
import { saveTable } from './save/save-table';
import { fileProblemOf } from './source/file-problem-error';
import { openSheetFile, type FileReading, type ReadingThreads } from './readers/open-sheet-file';
import { JobRunner } from './threads/run-job';
import { Sheet, type SheetRules } from './sheet';

type Handlers = {
  [K in Exclude<keyof MainRequests, keyof ProofRequests>]: (
    payload: SheetInput<K>,
  ) => SheetAnswer<K> | Promise<SheetAnswer<K>>;
};

/** The share of reading in the progress of opening; checking is the rest. */
const READING_SHARE = 0.6;

/** Requests that do not wait for others. */
const BESIDE_OTHERS: ReadonlySet<string> = new Set<keyof MainRequests>([
  'open',
  'reread',
  'begin-anew',
  'cancel-work',
  'list-bytes',
  'end-list',
  'give-up-list',
]);
/** Requests of the page that may take long: they tell their progress, and can be cancelled. */
const LONG_WORK: ReadonlySet<string> = new Set<keyof MainRequests>([
  'apply-operation',
  'preview-operation',
  'undo',
  'redo',
  'set-view',
  'copy-range',
  'summarize-range',
  'find-text',
  'facet',
  'clusters',
]);

const LONG_WORK_OF_MAIN: ReadonlySet<string> = new Set<keyof MainRequests>([
  'save-table',
  'save-cabinet-file',
  'compare-list',
]);

/** Whether work tells its progress to the page, and can be cancelled by it. */
const isLong = (asker: Asker, name: string): boolean => (asker === 'page' ? LONG_WORK : LONG_WORK_OF_MAIN).has(name);

/** The sender decides which requests are allowed: the page can never name a file. */
export type Asker = 'page' | 'main';

/**
 * Answers requests of the page and of main about one sheet, and tells both what changed. Requests are answered in order; only reading runs
 * beside them, so that the first rows can be shown while the others arrive.
 *
 * @param broadcast sends an event to all listeners
 * @param threads for work beside this thread; without them everything is done here
 * @param now milliseconds on a clock that never goes back
 * @param tellMain sends an event that the page must not get
 * @param random from 0 to 1, exclusive
 */
export function createSheetServer(
  broadcast: (event: SheetEvent) => void,
  threads: ReadingThreads = {},
  now: () => number = () => performance.now(),
  tellMain: (event: DraftEvent) => void = () => undefined,
  random: () => number = Math.random,
): (asker: Asker, request: RequestMessage) => Promise<SheetMessage> {
  let sheet: Sheet | undefined;
  let filePath = '';
  let fileDigest = '';
  /** The rules for the file that is open or could not be opened. */
  let firstRules: SheetRules | undefined;
  let called: AbortController | undefined;
  /** The complete sheet, kept while another reading of the file shows its first rows. */
  let kept: { sheet: Sheet; digest: string } | undefined;
  /** Readings are numbered as they are requested; `current` is the one that is shown. */
  let asked = 0;
  let current = 0;
  let latest: Promise<SheetState> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const drafts = new DraftSide(tellMain);
  const lists = new ListSide<TriedList>(() => sheet, random);
  /** The options that the last reading was asked for with. */
  let lastOptions: ReadingOptions = {};
  /** Somebody types into a cell. */
  let typing = false;
  /** The state as it was last told. */
  let lastTold: SheetState | null = null;
  const jobs = new JobRunner(
    (done) => broadcast({ event: 'working', done }),
    () => new RefusedOperation('cancelled', 'The person cancelled it.'),
    now,
  );

  const opened = (): Sheet => {
    if (sheet === undefined) throw new Error('no sheet is open');
    return sheet;
  };
  const toBeOpened = (): SheetRules => {
    if (firstRules === undefined) throw new Error('no sheet is open');
    return firstRules;
  };
  /** Whether the open sheet has all rows and everything of its draft. */
  const isComplete = (): boolean => sheet?.isComplete === true && !drafts.isWaiting;
  /** The sheet, for changing or sending: only when it is complete. */
  const complete = (): Sheet => {
    opened();
    if (!isComplete()) throw new Error('the sheet is still being read');
    return opened();
  };
  /** Rules can be changed while the rows are still being read. */
  const changeable = ({ kind }: Operation): Sheet => (kind === 'rules' ? opened() : complete());
  /** The sheet that deliveries know: not the first rows of another reading. */
  const delivered = (): Sheet => kept?.sheet ?? complete();
  const nextRevision = (): number => (sheet === undefined ? 0 : sheet.state().revision + 1);
  const stateOf = (open: Sheet): SheetState => {
    const state = open.state();
    return {
      ...state,
      complete: state.complete && !drafts.isWaiting,
      unsent: (state.unsent && drafts.holdsWork(state.rowsId)) || typing,
    };
  };
  const told = (): SheetState => {
    const state = stateOf(opened());
    const changed = changedParts(lastTold, state);
    if (Object.keys(changed).length > 0) broadcast({ event: 'state', changed });
    lastTold = state;
    return state;
  };

  /** Makes a change and broadcasts the state after it. */
  const changing =
    <Payload>(change: (payload: Payload) => unknown) =>
    async (payload: Payload): Promise<undefined> => {
      await change(payload);
      told();
      return undefined;
    };

  /** Shows the complete sheet again, with everything done to it. */
  const comeBack = (): SheetState | null => {
    if (kept === undefined) return null;
    kept.sheet.comeBack(nextRevision());
    ({ sheet, digest: fileDigest } = kept);
    kept = undefined;
    return told();
  };

  /**
   * Reads a file from the start. A reading in progress is cancelled only when this one has its first rows. A complete sheet is replaced
   * only when this one is complete, so a failure leaves the sheet as it was.
   */
  const read = async (path: string, options: ReadingOptions, rules: SheetRules): Promise<SheetState> => {
    const number = (asked += 1);
    const reading = await openSheetFile(path, options, threads);
    if (number < current && latest !== undefined) {
      // A later reading has its first rows already.
      await reading.close();
      return latest;
    }
    current = number;
    lastOptions = options;
    called?.abort();
    const { signal } = (called = new AbortController());
    latest = readAll(reading, { rules, options }, signal).catch((error: unknown) => {
      // The caller of a cancelled reading gets the result of the one that replaced it.
      if (signal.aborted && latest !== undefined) return latest;
      comeBack();
      throw error;
    });
    return latest;
  };

  const readAll = async (
    reading: FileReading,
    { rules, options }: { rules: SheetRules; options: ReadingOptions },
    signal: AbortSignal,
  ): Promise<SheetState> => {
    try {
      const first = await Sheet.open(reading.head.table, reading.head.facts, rules, nextRevision());
      signal.throwIfAborted();
      const { base } = first;
      if (sheet !== undefined && isComplete()) kept = { sheet, digest: fileDigest };
      sheet = first;
      told();
      let rows = 0;
      const tell = (done: number) => {
        if (!signal.aborted) broadcast({ event: 'progress', done, rows });
      };
      const onProgress = (done: number, found: number) => {
        rows = found;
        tell(done * READING_SHARE);
      };
      const all = await reading.readAll({ signal, onProgress, plan: first.lookPlan() });
      rows = all.table.rowCount;
      await first.load(all, (done) => tell(READING_SHARE + done * (1 - READING_SHARE)));
      signal.throwIfAborted();
      await drafts.untilRestored(readSheet(first, all.digest, options, base), signal);
      signal.throwIfAborted();
      fileDigest = all.digest;
      kept = undefined;
      return told();
    } finally {
      await reading.close();
    }
  };

  const handlers: Handlers = {
    open: async ({ path, options, drafts: hasDrafts, ...rules }) => {
      drafts.isOn = hasDrafts === true;
      filePath = path;
      firstRules = rules;
      try {
        await read(path, options, rules);
        return undefined;
      } catch (error) {
        const problem = fileProblemOf(error);
        if (problem !== null) broadcast({ event: 'failed', problem });
        throw error;
      }
    },
    reread: async (options) => {
      await read(filePath, options, { ...(sheet === undefined ? toBeOpened() : sheet.state().rules), layout: null });
      return undefined;
    },
    'begin-anew': async () => {
      await read(filePath, lastOptions, { ...opened().base, layout: null });
      return undefined;
    },
    'restore-draft': (sources) =>
      drafts.restore(opened(), sources, (done) => {
        broadcast({ event: 'progress', done, rows: opened().state().counts.rows, isRestoring: true });
      }),
    'give-up-rereading': () => {
      const back = comeBack();
      if (back === null) return false;
      called?.abort();
      latest = Promise.resolve(back);
      return true;
    },
    'get-state': () => (sheet === undefined ? null : stateOf(sheet)),
    'get-window': (payload) => opened().window(payload),
    'set-view': changing((payload) => opened().setView(payload)),
    'apply-operation': async (payload) => {
      const open = changeable(payload.operation);
      if (drafts.ignores(payload)) return { changed: 0 };
      const { result, entry } = await open.apply(payload);
      drafts.note(payload.rowsId, entry, payload.isAutomatic);
      told();
      return result;
    },
    'preview-operation': (payload) => changeable(payload.operation).preview(payload),
    'get-steps': () => opened().steps(),
    'get-earlier-draft': () => drafts.earlier(),
    'note-typing': changing((payload) => {
      ({ typing } = payload);
    }),
    'copy-range': ({ withHeaders, ...request }) => copyRange(opened().range(request), withHeaders),
    'summarize-range': (request) => summarizeRange(opened().range(request)),
    'find-text': async ({ query, from, backwards, ...request }) => {
      const { start } = request.range;
      const found = await findText(
        opened().range(request),
        query,
        { index: from.position - start, column: from.column },
        backwards,
      );
      return found === null ? null : { position: start + found.index, column: found.column };
    },
    facet: ({ search, ...request }) => columnFacet(opened().column(request), search),
    clusters: (request) => columnClusters(opened().column(request)),
    'find-row': ({ row }) => opened().positionOf(row),
    'find-edge': (payload) => opened().findEdge(payload),
    undo: changing(async (payload) => {
      drafts.note(payload.rowsId, (await complete().undo(payload)) ? { do: 'undo' } : null);
    }),
    redo: changing(async (payload) => {
      drafts.note(payload.rowsId, (await complete().redo(payload)) ? { do: 'redo' } : null);
    }),
    'preview-request': (payload) => opened().previewRequest(payload),
    'duplicate-groups': (payload) => complete().duplicateGroups(payload),
    'find-issue': (payload) => opened().findIssue(payload),
    'cancel-work': ({ only }) => {
      jobs.cancel(only);
      return undefined;
    },
    'take-prepared': (payload) => complete().rowsToSend.takePrepared(payload),
    'take-fingerprints': (payload) => complete().rowsToSend.takeFingerprints(payload),
    'take-old-ids': (payload) => complete().rowsToSend.takeOldIds(payload),
    'save-table': (payload) => saveTable(complete().toSave, payload),
    'save-cabinet-file': async (payload) => {
      const table = complete().rowsToSend.forCabinet(payload.onlyChanges);
      const { rows, ready } = complete().state().counts;
      const leftOut = rows - ready;
      return { ...(await saveTable(table, payload)), rows: table.rowCount, leftOut };
    },
    'take-for-cabinet': (payload) => complete().rowsToSend.takeForCabinet(payload),
    'content-key': () => complete().contentKey(fileDigest),
    'table-key': () => tableKey(fileDigest, complete().state().file),
    'sample-ready': (payload) => complete().rowsToSend.sampleReady(payload),
    'verdict-lines': ({ rowsId, rows }) =>
      complete().state().rowsId === rowsId ? complete().rowsToSend.verdictLines(rows) : null,
    'get-cells': (payload) => delivered().cells(payload),
    'begin-delivery': changing((payload) => {
      const isCurrent = delivered().beginDelivery(payload);
      drafts.note(
        payload.rowsId,
        isCurrent ? { do: 'send', rows: payload.rows, deliveryId: payload.deliveryId } : null,
      );
    }),
    'show-delivery': changing((payload) => complete().showDelivery(payload)),
    // Other rows are refused as such, even if they are still being read.
    'begin-list': (payload) => lists.begin(opened(), payload),
    'list-adoptions': (payload) => lists.addAdoptions(payload),
    'list-bytes': (payload) => lists.push(payload),
    'end-list': (payload) => lists.end(payload),
    'compare-list': (payload) => lists.compare(payload),
    'trust-list': changing((payload) => lists.trust(payload)),
    'give-up-list': (payload) => lists.giveUp(payload),
    'forget-list': changing(() => opened().forgetList()),
    'mark-outcomes': changing((payload) => delivered().markOutcomes(payload)),
  };

  const answer = (asker: Asker, request: RequestMessage): Promise<SheetMessage> =>
    answerRequest(request, asker === 'main' ? mainRequests : pageRequests, handlers);

  return (asker, request) => {
    if (BESIDE_OTHERS.has(request.name)) return answer(asker, request);
    const work = (): Promise<SheetMessage> => answer(asker, request);
    const answered = queue.then(() => (isLong(asker, request.name) ? jobs.run(request.name, work) : work()));
    queue = answered;
    return answered;
  };
}

/** What main is told about a sheet that was read, see {@link DraftEvent}. */
function readSheet(
  sheet: Sheet,
  digest: string,
  options: ReadingOptions,
  baseOfHead: Sheet['base'],
): Parameters<DraftSide['untilRestored']>[0] {
  const { rowsId, columns, counts, file } = sheet.state();
  const { sheetName } = file;
  const headers = columns.map(({ header }) => header);
  const isAnew = sheet.base !== baseOfHead;
  return {
    rowsId,
    key: tableKey(digest, file),
    base: sheet.base,
    isAnew,
    options,
    sheetName,
    headers,
    rows: counts.rows,
  };
}
