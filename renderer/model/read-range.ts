import type { CellRange, CopiedRange, RangeSummary } from '../../shared/sheet/operation';
import type { TextQuery } from '../../shared/sheet/operations/text-query';
import type { SheetAnswer, SheetInput } from '../../shared/sheet/protocol';
import type { ColumnClusters, ColumnFacet } from '../../shared/sheet/sheet-state';
import { askSheet, sheetIsGone, sheetStore } from './sheet';

/** The cells of a range for the clipboard. Rejects if the rows have moved, or if the range has too much text. */
export async function copyRange(range: CellRange, withHeaders: boolean): Promise<CopiedRange> {
  return askSheet('copy-range', { ...requestFor(range), withHeaders });
}

/** @param unwanted aborted when nobody waits for the answer any more */
export async function summarizeRange(range: CellRange, unwanted: AbortSignal): Promise<RangeSummary> {
  return unlessUnwanted('summarize-range', requestFor(range), unwanted);
}

/** The edge of the data above or below a cell, see `find-edge`. */
export async function findEdge(from: Omit<SheetInput<'find-edge'>, 'rowsId' | 'revision'>): Promise<number> {
  return askSheet('find-edge', { ...seen(), ...from });
}

/** The next cell of a range that matches, see `find-text`. */
export async function findText(
  range: CellRange,
  query: TextQuery,
  from: { position: number; column: number },
  backwards: boolean,
): Promise<{ position: number; column: number } | null> {
  return askSheet('find-text', { ...requestFor(range), query, from, backwards });
}

function requestFor(range: CellRange): { rowsId: string; revision: number; range: CellRange } {
  return { ...seen(), range };
}

/** The state of the sheet that the person sees. */
function seen(): { rowsId: string; revision: number } {
  const now = sheetStore.get();
  if (now.phase !== 'open') throw sheetIsGone();
  return { rowsId: now.state.rowsId, revision: now.state.revision };
}

/** A column's most frequent values with this text in them, and its summary. */
export async function readFacet(column: number, search: string, unwanted: AbortSignal): Promise<ColumnFacet> {
  return unlessUnwanted('facet', { rowsId: seen().rowsId, column, search }, unwanted);
}

/** Values of a column that look like one. */
export async function readClusters(column: number, unwanted: AbortSignal): Promise<ColumnClusters> {
  return unlessUnwanted('clusters', { rowsId: seen().rowsId, column }, unwanted);
}

/** Asks for something that takes long, and has the sheet stop working on it once nobody waits for it: other requests wait for its end. */
async function unlessUnwanted<K extends NonNullable<SheetInput<'cancel-work'>['only']>>(
  name: K,
  payload: SheetInput<K>,
  unwanted: AbortSignal,
): Promise<SheetAnswer<K>> {
  const cancel = (): void => void askSheet('cancel-work', { only: name }).catch(() => undefined);
  unwanted.addEventListener('abort', cancel);
  try {
    return await askSheet(name, payload);
  } finally {
    unwanted.removeEventListener('abort', cancel);
  }
}

/** The position in the view of a row of the file, or null if the view does not show it. */
export async function findRow(row: number): Promise<number | null> {
  return askSheet('find-row', { row });
}
