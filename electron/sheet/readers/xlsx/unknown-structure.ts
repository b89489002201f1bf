/**
 * The structures that our own reader does not know and leaves to exceljs: these and no others. Each name is shown in the file's
 * details.
 */
export const UNKNOWN_STRUCTURES = ['cell-type', 'alternate-content'] as const;
export type UnknownStructure = (typeof UNKNOWN_STRUCTURES)[number];

/** Thrown where a sheet holds one of {@link UNKNOWN_STRUCTURES}. */
export class UnknownStructureError extends Error {
  override readonly name = 'UnknownStructureError';

  constructor(readonly structure: UnknownStructure) {
    super(`The sheet has an unknown structure: ${structure}`);
  }
}
