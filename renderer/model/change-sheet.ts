import { RequestRefused } from '../bridge';
import { MAX_CELL_LETTERS } from '../../shared/consumer/excel-limits';
import type { ColumnLayout, RowRules } from '../../shared/consumer/target';
import type {
  CellRange,
  Operation,
  OperationOf,
  OperationPreview,
  OperationResult,
  SingleOperation,
} from '../../shared/sheet/operation';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import type { SheetAnswer, SheetInput } from '../../shared/sheet/protocol';
import type { ReadingOptions, SheetState, SheetView } from '../../shared/sheet/sheet-state';
import { lookUpTarget } from './navigation';
import { createStore } from './store';
import { untilTold } from './leaving';
import {
  begunReading,
  failSheet,
  isCurrentSheet,
  askSheet,
  sheetIsGone,
  sheetClient,
  sheetStore,
  untilComplete,
} from './sheet';

/** Changes to the first rows would be lost when the others arrive. */
function refuseWhileReading(): void {
  const now = sheetStore.get();
  if (now.phase === 'open' && !now.state.complete) throw new RequestRefused('still-reading', '');
}

function refuseLongCells(values: readonly string[]): void {
  if (values.some((value) => value.length > MAX_CELL_LETTERS)) throw new RequestRefused('cell-too-long', '');
}

/**
 * Reads the open file with other options, in place of the open sheet. The view is reset and edits are lost.
 *
 * @returns false if the person cancelled it and the sheet is unchanged
 */
export async function reread(options: ReadingOptions): Promise<boolean> {
  const now = sheetStore.get();
  if (now.phase !== 'open') return false;
  await askSheet('reread', options);
  const after = sheetStore.get();
  return after.phase === 'open' && after.state.rowsId !== now.state.rowsId;
}

/** Reads the open file again as it was read, without its edits. */
export async function beginAnew(): Promise<void> {
  await askSheet('begin-anew', {});
}

/** Reads another sheet of a workbook whose first one is not a table. */
export async function readOtherSheet(sheetName: string): Promise<void> {
  const now = sheetStore.get();
  const client = sheetClient();
  if (now.phase !== 'failed' || client === null) return;
  const { sheetId, fileName } = now;
  sheetStore.set({ phase: 'reading', sheetId, fileName, isAgain: false, progress: begunReading(0) });
  await client.request('reread', { sheetName }).catch((error: unknown) => {
    const problem = error instanceof SheetRequestError ? error.problem : null;
    if (isCurrentSheet(sheetId)) failSheet(sheetId, problem ?? now.problem, true);
    if (problem === null) throw error;
  });
}

/** Applies the layout that was used before. The sheet ignores it if it was restored from a draft. */
export async function recallRules(rules: Partial<RowRules>): Promise<void> {
  await askSheet('apply-operation', { ...requestFor({ kind: 'rules', rules }), isAutomatic: true });
}

/** A request for the sheet as the person sees it. The sheet process refuses it if the sheet is no longer like that. */
function requestFor<O extends Operation>(operation: O) {
  const now = sheetStore.get();
  if (now.phase !== 'open') throw sheetIsGone();
  const { rowsId, revision } = now.state;
  return { rowsId, revision, operation };
}

/** The person is asked whether a change is made, after which what was undone cannot be redone. */
export interface RedoQuestion {
  /** How many things were undone. */
  undone: number;
  /** Only the first answer counts. */
  answer: (goOn: boolean) => void;
}
export const redoQuestionStore = createStore<RedoQuestion | null>(null);

/** Undos less redos that the sheet has not answered yet. Its state does not count them. */
let undoing = 0;

/** One thing undone is most likely undone to do another in its place, so nobody is asked. */
function undoneToForget(): number {
  const now = sheetStore.get();
  const undone = now.phase === 'open' ? now.state.undone + undoing : 0;
  return undone > 1 ? undone : 0;
}

/** Throws as if the work was cancelled. */
async function askBeforeForgetting(undone: number): Promise<void> {
  const goesOn =
    redoQuestionStore.get() === null &&
    (await new Promise<boolean>((resolve) => redoQuestionStore.set({ undone, answer: resolve })).finally(() =>
      redoQuestionStore.set(null),
    ));
  if (!goesOn) throw new SheetRequestError('The person keeps what was undone.', null, 'cancelled');
}

let changing = 0;

/** Whether a change has yet to be answered, so that the sheet's state does not tell what can be undone. */
export function isChanging(): boolean {
  return changing > 0;
}

async function change<K extends 'apply-operation' | 'undo' | 'redo'>(
  name: K,
  payload: SheetInput<K>,
): Promise<SheetAnswer<K>> {
  changing += 1;
  try {
    return await untilTold(askSheet(name, payload));
  } finally {
    changing -= 1;
  }
}

async function apply(operation: Operation): Promise<OperationResult> {
  const asked = requestFor(operation);
  const undone = undoneToForget();
  // Requested at once where nobody is asked, so that an undo right after it does not come before it.
  if (undone > 0) await askBeforeForgetting(undone);
  return change('apply-operation', asked);
}

export async function setRules(rules: Partial<RowRules>): Promise<void> {
  await apply({ kind: 'rules', rules });
}

export async function changeLayout(next: (layout: ColumnLayout) => ColumnLayout): Promise<void> {
  const now = sheetStore.get();
  if (now.phase === 'open') await setRules({ layout: next(now.state.rules.layout) });
}

export async function resetLayout(): Promise<void> {
  await apply({ kind: 'rules', rules: { layout: 'matched' } });
  sheetStore.update((now) => (now.phase === 'open' ? { ...now, recalled: false } : now));
}

export async function setView(view: Partial<SheetView>): Promise<void> {
  const now = sheetStore.get();
  if (now.phase !== 'open') return;
  const next = { ...now.view, ...view };
  sheetStore.set({ ...now, view: next });
  try {
    // The focus goes to a row of the new view.
    await lookUpTarget(() => askSheet('set-view', next));
  } catch (error) {
    sheetStore.update((after) => (after.phase === 'open' ? { ...after, view: after.state.view } : after));
    throw error;
  }
}

/** Cancels the long work that the person sees the progress of. The sheet stays as it was before. */
export async function cancelWork(): Promise<void> {
  await sheetClient()?.request('cancel-work', {});
}

/** The `rowsId` of the last sheet that was edited before it was read. */
let editedEarly = '';

/** Whether the sheet's unsent work may be only what was typed before it was read, so that it is as fresh as if nothing was. */
export function isTypedEarly({ rowsId }: Pick<SheetState, 'rowsId'>): boolean {
  return typedTexts > 0 || editedEarly === rowsId;
}

/** Puts texts into cells. While the file is still being read they are only shown, and count as being typed until it is read. */
export async function editCells(edits: { row: number; column: number; value: string }[]): Promise<void> {
  const now = sheetStore.get();
  if (now.phase !== 'open' || edits.length === 0) return;
  refuseLongCells(edits.map(({ value }) => value));
  if (!now.state.complete) editedEarly = now.state.rowsId;
  now.windows.patch(edits);
  try {
    const send = () => apply({ kind: 'set', edits });
    // Requested at once where nothing is to be waited for, so that an undo right after it does not come before it.
    await (now.state.complete ? send() : whileTyping(untilComplete(now).then(send)));
  } catch (error) {
    // The new text was shown before the answer; take it back.
    now.windows.invalidate();
    throw error;
  }
}

let typedTexts = 0;

/**
 * Tells the sheet process that there is a text which the sheet does not have, so that it is not closed without a question. Ignored if the
 * sheet is gone.
 *
 * @returns tells it that this text is kept or discarded
 */
export function noteTyping(): () => void {
  const count = (by: 1 | -1): void => {
    typedTexts += by;
    const client = sheetClient();
    if (client !== null) untilTold(client.request('note-typing', { typing: typedTexts > 0 })).catch(() => undefined);
  };
  count(1);
  return () => count(-1);
}

async function whileTyping(work: Promise<unknown>): Promise<void> {
  const end = noteTyping();
  await work.finally(end);
}

/** Pastes a block of cells into the view from a position on, as one step to undo. Columns are the sheet's; null skips one. */
export async function pasteCells(block: Omit<OperationOf<'paste'>, 'kind'>): Promise<void> {
  refuseWhileReading();
  refuseLongCells(block.rows.flat());
  await apply({ kind: 'paste', ...block });
}

/** What an operation on many cells would do. */
export async function previewOperation(operation: SingleOperation): Promise<OperationPreview> {
  refuseWhileReading();
  return askSheet('preview-operation', requestFor(operation));
}

/** What an operation on many cells did, and the sheet after it, for {@link undoIfLast}. */
interface BulkDone extends OperationResult {
  after: Pick<SheetState, 'rowsId' | 'contentRevision'>;
}

/** Does an operation on many cells. */
export async function applyBulk(operation: Operation): Promise<BulkDone> {
  refuseWhileReading();
  return counted(await apply(operation));
}

function counted({ changed }: OperationResult): BulkDone {
  const after = sheetStore.get();
  const { rowsId, contentRevision } = after.phase === 'open' ? after.state : { rowsId: '', contentRevision: -1 };
  return { changed, after: { rowsId, contentRevision } };
}

/** The same, for what the program does by itself on opening. The sheet ignores it if it was restored from a draft. */
export async function applyOnOpening(operation: Operation): ReturnType<typeof applyBulk> {
  refuseWhileReading();
  return counted(await askSheet('apply-operation', { ...requestFor(operation), isAutomatic: true }));
}

/** Undoes the change after which the sheet was so, unless another one followed or another sheet is open. Returns whether it did. */
export async function undoIfLast({ rowsId, contentRevision }: BulkDone['after']): Promise<boolean> {
  const now = sheetStore.get();
  if (now.phase !== 'open' || now.state.rowsId !== rowsId || now.state.contentRevision !== contentRevision)
    return false;
  await undo();
  return true;
}

/** Puts one text into every cell of a range. */
export async function fillCells(range: CellRange, value: string): Promise<void> {
  refuseWhileReading();
  refuseLongCells([value]);
  await apply({ kind: 'fill', range, value });
}

/** Copies the first rows of a range down, or its first columns to the right: as many as `lines`. */
export async function copyInto(range: CellRange, direction: 'down' | 'right', lines = 1): Promise<void> {
  refuseWhileReading();
  await apply({ kind: 'copy', range, direction, lines });
}

/** Excludes rows from sending, or includes them again. */
export async function excludeRows(operation: OperationOf<'exclude' | 'include'>): Promise<void> {
  const now = sheetStore.get();
  if (now.phase !== 'open') return;
  refuseWhileReading();
  // The grid's key toggles what is shown, so a second press must not find the row as it was before the first.
  if (Array.isArray(operation.rows)) now.windows.exclude(operation.rows, operation.kind === 'exclude');
  try {
    await apply(operation);
  } catch (error) {
    now.windows.invalidate();
    throw error;
  }
}

export function undo(): Promise<void> {
  return goInHistory('undo');
}

export function redo(): Promise<void> {
  return goInHistory('redo');
}

async function goInHistory(name: 'undo' | 'redo'): Promise<void> {
  const now = sheetStore.get();
  if (now.phase !== 'open') return;
  const by = name === 'undo' ? 1 : -1;
  undoing += by;
  try {
    await change(name, { rowsId: now.state.rowsId });
  } finally {
    undoing -= by;
  }
}
