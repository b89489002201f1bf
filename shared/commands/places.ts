/** The five steps of the window, in order. Each is a place to go to freely, not a page of a wizard. */
export const STEPS = ['intake', 'columns', 'rows', 'review', 'delivery'] as const;
export type Step = (typeof STEPS)[number];

/** All places of the window. Each has a command `go-<place>`. */
export const PLACES = [...STEPS, 'history', 'practice', 'data', 'guide', 'watches'] as const;
export type Place = (typeof PLACES)[number];

/** What the page shows, as far as it decides which commands can be used. */
export interface Situation {
  place: Place;
  /** `partial` while its first rows are shown and the rest is read. */
  sheet: 'none' | 'reading' | 'partial' | 'whole';
  canUndo: boolean;
  canRedo: boolean;
  /** Whether there is a delivery to show. */
  hasDelivery: boolean;
  /** Whether the keyboard is in a field for text. */
  inText: boolean;
  /** Whether the keyboard is in a dialog: the page behind it waits. */
  inDialog: boolean;
}

/** Whether the grid is on the screen. */
export function isGridShown({ place, sheet }: Situation): boolean {
  return (place === 'columns' || place === 'rows') && (sheet === 'partial' || sheet === 'whole');
}
