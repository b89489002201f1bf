/**
 * The structures that our own reader does not know and leaves to exceljs: these and no others. Each name is shown in the file's
 * details.
 */
export type UnknownStructure = 'cell-type' | 'alternate-content';

/** Thrown where a sheet holds one of {@link UnknownStructure}. */
export class UnknownStructureError extends Error {
  override readonly name = 'UnknownStructureError';

  constructor(readonly structure: UnknownStructure) {
    super(`The sheet has an unknown structure: ${structure}`);
  }
}
