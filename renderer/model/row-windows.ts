import type { RowWindow, WindowRow } from '../../shared/sheet/sheet-state';

/** The most rows of one request: one message covers several screens. */
const MOST_CHUNK_ROWS = 100;
/** The most cells of one request, so that wide sheets are fetched quickly too. */
const MOST_CHUNK_CELLS = 20_000;
/** Rows beyond the screen that are requested while it is scrolled towards them, so that they are there when they come into sight. */
const ROWS_AHEAD = 50;
/** How many fetched pieces are kept. The ones farthest from the screen are dropped first. */
const KEPT_CHUNKS = 60;

/** A cache of the view's rows by position. Never blocks: a row that has not arrived is undefined. */
export interface RowWindows {
  row: (position: number) => WindowRow | undefined;
  /** Says which positions are on the screen: start…end (exclusive). */
  want: (start: number, end: number) => void;
  /** Whether a row has yet to arrive, wherever the screen is. If so it is requested. */
  lacks: (position: number) => boolean;
  /** The sheet changed. The old rows stay until the new ones arrive. */
  invalidate: () => void;
  /** The view changed, so positions mean other rows. */
  clear: () => void;
  /** Shows a typed value at once, until the sheet's own answer replaces it. */
  patch: (edits: readonly { row: number; column: number; value: string }[]) => void;
  /** Shows rows as excluded, or as included, at once, until the sheet's own answer replaces that. */
  exclude: (rows: readonly number[], excluded: boolean) => void;
  /** Grows whenever the result of `row` may have changed. */
  version: () => number;
  subscribe: (listener: () => void) => () => void;
}

interface Chunk {
  rows: WindowRow[];
  generation: number;
}

/**
 * @param columns cells of a row
 * @param fetchRows fetches `count` rows of the view from a position on; a failure leaves the rows missing
 */
export function createRowWindows(
  columns: number,
  fetchRows: (start: number, count: number) => Promise<RowWindow>,
): RowWindows {
  const chunkRows = Math.max(1, Math.min(MOST_CHUNK_ROWS, Math.floor(MOST_CHUNK_CELLS / columns)));
  const chunks = new Map<number, Chunk>();
  const asked = new Map<number, number>();
  const listeners = new Set<() => void>();
  let generation = 0;
  let oldestValid = 0;
  let version = 0;
  let shown = { start: 0, end: 0 };
  /** The chunk of a row that was asked for by itself. */
  let lacked = -1;

  const changed = (): void => {
    version += 1;
    for (const listener of [...listeners]) listener();
  };

  const change = (changeRow: (row: WindowRow) => WindowRow): void => {
    for (const chunk of chunks.values()) chunk.rows = chunk.rows.map(changeRow);
    changed();
  };

  const take = (index: number, rows: WindowRow[], at: number): void => {
    if (asked.get(index) === at) asked.delete(index);
    const present = chunks.get(index);
    if (at < oldestValid || (present !== undefined && present.generation > at)) return;
    chunks.set(index, { rows: rows.map((row, place) => unlessSame(present?.rows[place], row)), generation: at });
    forgetFarChunks();
    changed();
  };

  const forgetFarChunks = (): void => {
    if (chunks.size <= KEPT_CHUNKS) return;
    const middle = (shown.start + shown.end) / 2 / chunkRows;
    const droppable = [...chunks.keys()].filter((index) => index !== lacked);
    const far = droppable.toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const index of far.slice(0, chunks.size - KEPT_CHUNKS)) chunks.delete(index);
  };

  const fetchMissing = ({ start, end } = shown): void => {
    if (end <= start) return;
    for (let index = Math.floor(start / chunkRows); index * chunkRows < end; index += 1) {
      if (chunks.get(index)?.generation === generation || asked.get(index) === generation) continue;
      const at = generation;
      asked.set(index, at);
      fetchRows(index * chunkRows, chunkRows).then(
        ({ rows }) => take(index, rows, at),
        () => asked.delete(index),
      );
    }
  };

  const row = (position: number): WindowRow | undefined =>
    chunks.get(Math.floor(position / chunkRows))?.rows[position % chunkRows];

  return {
    row,
    lacks: (position) => {
      if (row(position) !== undefined) return false;
      lacked = Math.floor(position / chunkRows);
      fetchMissing({ start: position, end: position + 1 });
      return asked.has(lacked);
    },
    want: (start, end) => {
      const moved = start - shown.start;
      shown = { start, end };
      fetchMissing();
      const isScroll = moved !== 0 && Math.abs(moved) < end - start;
      if (isScroll)
        fetchMissing(
          moved > 0 ? { start: end, end: end + ROWS_AHEAD } : { start: Math.max(0, start - ROWS_AHEAD), end: start },
        );
    },
    invalidate: () => {
      generation += 1;
      fetchMissing();
    },
    clear: () => {
      generation += 1;
      oldestValid = generation;
      chunks.clear();
      changed();
      fetchMissing();
    },
    patch: (edits) => change((row) => patchRow(row, edits)),
    exclude: (rows, excluded) => {
      const chosen = new Set(rows);
      change((row) => (chosen.has(row.row) ? { ...row, excluded } : row));
    },
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The row that is shown if the new one equals it, so that it is not rendered again. */
function unlessSame(shown: WindowRow | undefined, next: WindowRow): WindowRow {
  return shown !== undefined && JSON.stringify(shown) === JSON.stringify(next) ? shown : next;
}

function patchRow(row: WindowRow, edits: readonly { row: number; column: number; value: string }[]): WindowRow {
  const own = edits.filter((edit) => edit.row === row.row);
  if (own.length === 0) return row;
  const cells = [...row.cells];
  for (const { column, value } of own) cells[column] = value;
  // The issues of the old value may not apply to the new one.
  const issues = row.issues.filter((issue) => !own.some((edit) => edit.column === issue.column));
  const outcome = row.outcome === null ? null : { ...row.outcome, changed: true };
  return { ...row, cells, issues, outcome };
}
