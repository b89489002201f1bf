/** A folder, without those below it, or one file. */
export interface Place {
  /** From the project's root. */
  path: string;
  /** The places that it may import; itself is not named. */
  imports: string[];
}

export function readImportTable(root: string): Place[];

export function zonesOf(places: readonly Place[], root: string): object[];
