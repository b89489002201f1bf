// SheetJS ships these tables without types.
declare module '@e965/xlsx/dist/cpexcel.full.mjs' {
  /** Passed to `set_cptable` as it is. */
  const tables: Record<string, unknown>;
  export = tables;
}
