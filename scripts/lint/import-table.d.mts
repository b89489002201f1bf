/** A folder without its subfolders, or one file. */
export interface Place {
  /** From the project's root. */
  path: string;
  /** The places that it may import, besides itself. */
  imports: string[];
}

export function readImportTable(root: string): Place[];

export function zonesOf(places: readonly Place[], root: string): object[];
