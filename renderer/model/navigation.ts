import { createStore } from './store';

/** The five steps of the window, in their order: a place each, not a wizard. */
export const STEPS = ['intake', 'columns', 'rows', 'review', 'delivery'] as const;
export type Step = (typeof STEPS)[number];
export type Place = Step | 'history' | 'practice';

export const placeStore = createStore<Place>('intake');

export function goTo(place: Place): void {
  placeStore.set(place);
}

/** A cell that some other part of the window asks the grid to show; taken away once it is shown. */
export interface GridTarget {
  /** 0-based position in the view. */
  position: number;
  /** 0-based column of the sheet, or null for the row as a whole. */
  column: number | null;
}

export const gridTargetStore = createStore<GridTarget | null>(null);

/** The column whose entry the columns panel shows and focuses; taken away once it is shown. */
export const columnTargetStore = createStore<number | null>(null);
