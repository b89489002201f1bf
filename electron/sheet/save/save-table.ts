import { open, type FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { EXCEL_ROWS, MAX_CELL_LETTERS } from '../../../shared/consumer/excel-limits';
import type { SavedTable } from '../../../shared/sheet/protocol';
import { currentJob } from '../threads/job';
import { csvLine, exactCsvLine } from './csv-line';
import { bodyRow, columnLetters, headerRow, SHEET_END, sheetHead, workbookParts } from './workbook-parts';
import { ZipWriter } from './zip-writer';

/** Rows written before other requests are handled. */
const SLICE_ROWS = 2_000;

/** A table to be saved. */
export interface TableToSave {
  /** Empty where the file has no header. */
  headers: readonly string[];
  rowCount: number;
  cells(row: number): readonly string[];
  /** Columns that are sent as dates. */
  dates: ReadonlySet<number>;
  /** The name of a workbook's sheet. */
  name: string;
}

/** A file to be written. A CSV file without a `delimiter` is for a program: with commas and without a mark of its encoding. */
export interface FileToSave {
  /** Of an empty file. */
  path: string;
  format: 'csv' | 'xlsx';
  delimiter?: string;
}

/**
 * Writes all rows of a table into a file. As a job it tells its progress and can be cancelled.
 *
 * @throws the system's error; `EFBIG` if a workbook cannot hold the table
 */
export async function saveTable(table: TableToSave, { path, format, delimiter }: FileToSave): Promise<SavedTable> {
  const file = await open(path, 'r+');
  try {
    if (format === 'csv') await saveCsv(file, table, delimiter);
    else return { cutCells: await saveWorkbook(file, table) };
    return { cutCells: 0 };
  } finally {
    await file.close();
  }
}

async function saveCsv(file: FileHandle, table: TableToSave, delimiter: string | undefined): Promise<void> {
  const line = delimiter === undefined ? exactCsvLine : (cells: readonly string[]) => csvLine(cells, delimiter);
  await file.writeFile(`${delimiter === undefined ? '' : '\ufeff'}${line(table.headers)}`);
  for await (const text of linesOf(table, line)) await file.writeFile(text);
}

async function saveWorkbook(file: FileHandle, table: TableToSave): Promise<number> {
  const { headers, rowCount, dates } = table;
  if (rowCount >= EXCEL_ROWS) throw Object.assign(new Error('EFBIG: too many rows for a workbook'), { code: 'EFBIG' });
  const zip = new ZipWriter(file);
  const letters = columnLetters(headers.length);
  let cutCells = 0;
  const sheet = async function* () {
    yield sheetHead(headers.length) + headerRow(headers, letters);
    yield* linesOf(table, (cells, row) => {
      for (const text of cells) if (text.length > MAX_CELL_LETTERS) cutCells += 1;
      return bodyRow(cells, row + 1, letters, dates);
    });
    yield SHEET_END;
  };
  for (const [name, content] of workbookParts(table.name)) await zip.add(name, [content]);
  await zip.add('xl/worksheets/sheet1.xml', sheet());
  await zip.finish();
  return cutCells;
}

async function* linesOf(
  table: TableToSave,
  line: (cells: readonly string[], row: number) => string,
): AsyncGenerator<string, undefined> {
  const job = currentJob();
  const tell = job?.beginLoop(1);
  for (let start = 0; start < table.rowCount; start += SLICE_ROWS) {
    const end = Math.min(start + SLICE_ROWS, table.rowCount);
    let text = '';
    for (let row = start + 1; row <= end; row += 1) text += line(table.cells(row), row);
    yield text;
    tell?.(end / table.rowCount);
    await setImmediate();
    job?.signal.throwIfAborted();
  }
}
