import type { CellRange, CopiedRange, RangeSummary } from '../../shared/sheet/operation';
import type { TextQuery } from '../../shared/sheet/operations/text-query';
import type { SheetAnswer, SheetInput } from '../../shared/sheet/protocol';
import type { ColumnClusters, ColumnFacet } from '../../shared/sheet/sheet-state';
import { requireClient, sheetStore } from './sheet';

/** The cells of a range for the clipboard. Rejects if the rows have moved, or if the range has too much text. */
export function copyRange(range: CellRange, withHeaders: boolean): Promise<CopiedRange> {
  return requireClient().request('copy-range', { ...requestFor(range), withHeaders });
}

/** @param unwanted aborted when nobody waits for the answer any more */
export function summarizeRange(range: CellRange, unwanted: AbortSignal): Promise<RangeSummary> {
  return unlessUnwanted('summarize-range', requestFor(range), unwanted);
}

/** The edge of the data above or below a cell, see `find-edge`. */
export function findEdge(from: Omit<SheetInput<'find-edge'>, 'rowsId' | 'revision'>): Promise<number> {
  return requireClient().request('find-edge', { ...seen(), ...from });
}

/** The next cell of a range that matches, see `find-text`. */
export function findText(
  range: CellRange,
  query: TextQuery,
  from: { position: number; column: number },
  backwards: boolean,
): Promise<{ position: number; column: number } | null> {
  return requireClient().request('find-text', { ...requestFor(range), query, from, backwards });
}

function requestFor(range: CellRange): { rowsId: string; revision: number; range: CellRange } {
  return { ...seen(), range };
}

/** The state of the sheet that the person sees. */
function seen(): { rowsId: string; revision: number } {
  const now = sheetStore.get();
  if (now.phase !== 'open') throw new Error('No sheet is open.');
  return { rowsId: now.state.rowsId, revision: now.state.revision };
}

/** A column's most frequent values with this text in them, and its summary. */
export function readFacet(column: number, search: string, unwanted: AbortSignal): Promise<ColumnFacet> {
  return unlessUnwanted('facet', { rowsId: seen().rowsId, column, search }, unwanted);
}

/** Values of a column that look like one. */
export function readClusters(column: number, unwanted: AbortSignal): Promise<ColumnClusters> {
  return unlessUnwanted('clusters', { rowsId: seen().rowsId, column }, unwanted);
}

/** Asks for something that takes long, and has the sheet stop working on it once nobody waits for it: other requests wait for its end. */
async function unlessUnwanted<K extends NonNullable<SheetInput<'cancel-work'>['only']>>(
  name: K,
  payload: SheetInput<K>,
  unwanted: AbortSignal,
): Promise<SheetAnswer<K>> {
  const client = requireClient();
  const cancel = (): void => void client.request('cancel-work', { only: name }).catch(() => undefined);
  unwanted.addEventListener('abort', cancel);
  try {
    return await client.request(name, payload);
  } finally {
    unwanted.removeEventListener('abort', cancel);
  }
}

/** The position in the view of a row of the file, or null if the view does not show it. */
export function findRow(row: number): Promise<number | null> {
  return requireClient().request('find-row', { row });
}
