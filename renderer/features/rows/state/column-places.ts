import { createStore } from '../../../model/store';

/** Where the person has put the grid's columns, by the ids of the grid's columns. Only the view: the sheet's columns stay as they are. */
export interface ColumnPlaces {
  /** The columns in their order, whether pinned or not. Empty while nothing was moved. */
  order: readonly string[];
  /** The columns that were pinned (true) or unpinned (false) by hand. */
  pins: Readonly<Record<string, boolean>>;
}

const UNTOUCHED: ColumnPlaces = { order: [], pins: {} };

/** The places in the sheet that was changed last; they are kept while that sheet is open. */
export const columnPlacesStore = createStore<{ rowsId: string; places: ColumnPlaces } | null>(null);

/** The places in the sheet with this `rowsId`. Returns the same object for the same places. */
export function columnPlacesOf(rowsId: string, now = columnPlacesStore.get()): ColumnPlaces {
  return now?.rowsId === rowsId ? now.places : UNTOUCHED;
}
