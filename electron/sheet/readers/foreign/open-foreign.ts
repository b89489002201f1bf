import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../source/file-problem-error';
import type { ReadSheet, SheetReading } from '../../source/sheet-reading';
import { chooseSheet } from '../xlsx/choose-sheet';
import type { NumberMeaning } from '../xlsx/cell-value';
import { shapeSheet } from '../xlsx/shape-sheet';
import { fillRows, formatsOf } from './fill-rows';
import type { FilePart, ForeignFormat, ForeignParser, ParsedSheet, ParsedWorkbook } from './foreign-workbook';

/** Rows shown while the others are taken over. */
const HEAD_ROWS = 200;

/**
 * Opens a workbook of another format than XLSX. It is parsed as a whole before its first rows are known.
 *
 * @throws FileProblemError `too-much-work` if it takes longer or more memory than a file of customers ever does, and the errors of parsing
 */
export async function openForeign(
  file: { format: ForeignFormat; parts: readonly FilePart[] },
  options: ReadingOptions,
  parser: ForeignParser,
): Promise<SheetReading> {
  const parsed = await parser.parse({ ...file, sheetName: options.sheetName ?? null });
  parser.end();
  if ('problem' in parsed) throw new FileProblemError(parsed.problem, parsed.detail);
  const { workbook } = parsed;
  if (workbook.sheets.length === 0) throw new FileProblemError('damaged', 'The workbook has no sheets.');
  const meaning: NumberMeaning = { formats: formatsOf(workbook.formats), isFrom1904: workbook.isFrom1904 };
  const firstRow = options.headerRow ?? 1;
  const { sheet, head, passedSheets } = await chooseSheet(workbook, options.sheetName, async (each) => {
    const rows = await fillRows(each, meaning, { firstRow, maxRows: HEAD_ROWS });
    return readSheet(file.format, workbook, each, shapeSheet(rows, options));
  });
  const told = (read: ReadSheet): ReadSheet => ({ ...read, facts: { ...read.facts, passedSheets } });
  return {
    head: told(head),
    readAll: async ({ signal, onProgress }) => {
      const rows = await fillRows(sheet, meaning, { firstRow, maxRows: Infinity }, (done, count) => {
        signal.throwIfAborted();
        onProgress(done, count);
      });
      signal.throwIfAborted();
      return told(readSheet(file.format, workbook, sheet, shapeSheet(rows, options)));
    },
  };
}

function readSheet(
  format: ForeignFormat,
  { sheets }: ParsedWorkbook,
  sheet: ParsedSheet,
  { table, ...found }: ReturnType<typeof shapeSheet>,
): ReadSheet {
  // The only table of a web page needs no name.
  const isNamed = format !== 'html' || sheets.length > 1;
  return {
    table,
    facts: {
      format,
      sheets: isNamed ? sheets.map(({ name, hidden }) => ({ name, hidden })) : [],
      sheetName: isNamed ? sheet.name : null,
      encoding: null,
      delimiter: null,
      passedSheets: [],
      ...found,
    },
  };
}
