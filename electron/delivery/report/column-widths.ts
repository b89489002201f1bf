/** In characters. */
const NARROWEST = 8;
const WIDEST = 50;
/** Space for the filter's arrow. */
const ROOM = 3;

/** Column widths for a workbook, in characters, chosen so that most of these lines can be read. */
export function columnWidths(lines: readonly (readonly string[])[]): number[] {
  const columns = lines[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, column) => {
    const longest = lines.reduce((most, line) => Math.max(most, line[column]?.length ?? 0), 0);
    return Math.min(WIDEST, Math.max(NARROWEST, longest + ROOM));
  });
}
