import type { Row, Workbook } from 'exceljs';
import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../source/file-problem-error';
import { textTable } from '../../table/text-table';
import { cleanText } from '../../../../shared/consumer/cells/clean-text';
import { findHeaderRow } from '../../table/find-header-row';
import { exceljsCellText } from './exceljs-cell-text';
import { SAMPLE_ROWS } from './header-rows';
import type { ShapedSheet } from './shape-sheet';

/**
 * Parts of a sheet that hold no cells. Validations of whole columns are spread out cell by cell by exceljs, and merged cells would
 * repeat their first one's value.
 */
const IGNORED_NODES = [
  'dataValidations',
  'conditionalFormatting',
  'mergeCells',
  'hyperlinks',
  'drawing',
  'picture',
  'legacyDrawing',
  'tableParts',
];

interface NumberedRow {
  number: number;
  hidden: boolean;
  cells: string[];
}

/**
 * Reads a sheet by exceljs as a whole, never by its streaming reader: that breaks Cyrillic.
 *
 * @throws FileProblemError `damaged`, `too-large`, `no-header`, `no-rows`
 */
export async function readByExceljs(bytes: Buffer, sheetName: string, options: ReadingOptions): Promise<ShapedSheet> {
  const workbook = await loadWorkbook(bytes);
  const worksheet = workbook.worksheets.find(({ name }) => name === sheetName);
  if (worksheet === undefined) throw new FileProblemError('damaged', 'exceljs does not find the sheet.');
  const rows: NumberedRow[] = [];
  worksheet.eachRow((row) => {
    const cells = rowTexts(row);
    if (cells.some((cell) => cleanText(cell) !== '')) rows.push({ number: row.number, hidden: row.hidden, cells });
  });

  const headerIndex =
    options.headerRow === undefined
      ? findHeaderRow(rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells))
      : rows.findIndex(({ number }) => number === options.headerRow);
  const header = rows[headerIndex ?? -1];
  if (header === undefined) throw new FileProblemError('no-header', 'The sheet holds no headers there.');
  const body = rows.slice((headerIndex ?? 0) + 1);
  if (body.length === 0) throw new FileProblemError('no-rows', 'There is nothing below the header.');
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), header.cells.length);
  const all = [header, ...body];
  const columns = [...Array(width).keys()].filter((column) =>
    all.some(({ cells }) => cleanText(cells[column] ?? '') !== ''),
  );
  const pick = (cells: readonly string[]): string[] => columns.map((column) => cells[column] ?? '');
  const texts = body.map(({ cells }) => pick(cells));
  return {
    table: textTable(pick(header.cells), texts),
    headerRow: header.number,
    hiddenRows: body.filter(({ hidden }) => hidden).length,
    trimmedCells: texts.flat().filter((cell) => cleanText(cell) !== cell).length,
  };
}

async function loadWorkbook(bytes: Buffer): Promise<Workbook> {
  // Loading exceljs alone takes a fifth of a second: only who needs it waits.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: IGNORED_NODES });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const code = error instanceof RangeError && /string length/i.test(detail) ? 'too-large' : 'damaged';
    throw new FileProblemError(code, `exceljs: ${detail}`, { cause: error });
  }
  return workbook;
}

function rowTexts(row: Row): string[] {
  const cells: string[] = [];
  row.eachCell((cell, column) => {
    while (cells.length < column - 1) cells.push('');
    cells.push(exceljsCellText(cell.value, cell.numFmt));
  });
  return cells;
}
