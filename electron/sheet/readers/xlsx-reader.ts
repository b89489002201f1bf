import type { Row, Workbook, Worksheet } from 'exceljs';
import { FileProblemError } from '../file-problem-error';
import { inTimeSlices } from '../time-slices';
import { cellText } from './cell-text';
import type { FileSource, SheetReader } from './reader';
import { shapeTable } from './shape-table';

const SLICE_ROWS = 2_000;

/** What of the work is done when exceljs, which tells nothing of its progress, has loaded the workbook. */
const LOADED = 0.75;

/**
 * Parts of a sheet that hold no cells. Validations of whole columns are spread out cell by cell by exceljs, and merged
 * cells would repeat their first one's value.
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

/** Reads workbooks by exceljs, never by its streaming reader: that breaks Cyrillic. */
export const xlsxReader: SheetReader = {
  async read(source, options, watch) {
    watch.onProgress(0.05, 0);
    const workbook = await loadWorkbook(source);
    watch.signal.throwIfAborted();
    watch.onProgress(LOADED, 0);

    const worksheet = chooseWorksheet(workbook, options.sheetName);
    const records: string[][] = [];
    await inTimeSlices(
      worksheet.rowCount,
      SLICE_ROWS,
      (index) => records.push(readRow(worksheet.findRow(index + 1))),
      (done) => {
        watch.signal.throwIfAborted();
        watch.onProgress(LOADED + (1 - LOADED) * (done / worksheet.rowCount), done);
      },
    );
    const table = shapeTable(records, options.headerRow);
    watch.onProgress(1, table.rows.length);
    return {
      headers: table.headers,
      rows: table.rows,
      facts: {
        format: 'xlsx',
        sheetNames: workbook.worksheets.map((sheet) => sheet.name),
        sheetName: worksheet.name,
        encoding: null,
        delimiter: null,
        headerRow: table.headerRow,
      },
    };
  },
};

async function loadWorkbook({ bytes }: FileSource): Promise<Workbook> {
  // Loading exceljs alone takes a fifth of a second: CSV does without.
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

/** The sheet of this name, or the first that is not hidden. */
function chooseWorksheet(workbook: Workbook, name: string | undefined): Worksheet {
  const { worksheets } = workbook;
  const chosen =
    name === undefined
      ? (worksheets.find((sheet) => sheet.state === 'visible') ?? worksheets[0])
      : worksheets.find((sheet) => sheet.name === name);
  if (chosen !== undefined) return chosen;
  if (worksheets.length === 0) throw new FileProblemError('damaged', 'The workbook has no sheets.');
  const names = worksheets.map((sheet) => JSON.stringify(sheet.name)).join(', ');
  throw new FileProblemError('no-such-sheet', `There is no sheet ${JSON.stringify(name)} among ${names}.`);
}

function readRow(row: Row | undefined): string[] {
  const cells: string[] = [];
  row?.eachCell((cell, column) => {
    while (cells.length < column - 1) cells.push('');
    cells.push(cellText(cell.value, cell.numFmt));
  });
  return cells;
}
