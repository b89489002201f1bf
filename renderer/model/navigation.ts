import type { Place } from '../../shared/commands/places';
import { createStore } from './store';

export const placeStore = createStore<Place>('intake');

export function goTo(place: Place): void {
  placeStore.set(place);
}

/** A cell that another part of the window asks the grid to show. The grid resets it when it has. */
export interface GridTarget {
  /** 0-based position in the view. */
  position: number;
  /** 0-based column of the sheet, or null for the row as a whole. */
  column: number | null;
  /** Leaves the keyboard where it is, or the selection as well. Without it the grid gets the keyboard. */
  keeps?: 'keyboard' | 'selection';
}

export const gridTargetStore = createStore<GridTarget | null>(null);

/** How many cells to go to are still being looked up. */
export const lookUpsStore = createStore(0);

/** Looks up a cell and sets it as the grid's target. Keys that are pressed meanwhile are meant for that cell, and wait for it. */
export async function lookUpTarget<T>(lookUp: () => Promise<T>): Promise<T> {
  lookUpsStore.update((count) => count + 1);
  try {
    return await lookUp();
  } finally {
    lookUpsStore.update((count) => count - 1);
  }
}

/** The column whose entry the columns panel is to show and focus. The panel resets it when it has. */
export const columnTargetStore = createStore<number | null>(null);
