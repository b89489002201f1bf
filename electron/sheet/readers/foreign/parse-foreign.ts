import { FileProblemError, fileProblemOf } from '../../source/file-problem-error';
import { decodeMarkup } from './decode-markup';
import { bytesOf, type ForeignFile, type ParseResult, type ParsedWorkbook } from './foreign-workbook';
import { readHtmlTables } from './html-tables';

/** Tables of a web page, which have no names, are numbered. */
const tableName = (index: number): string => String(index + 1);

/**
 * Parses a file of a format that our own reader of workbooks does not read. It may take long and much memory, or never end if the file is
 * hostile: whoever calls it on a thread of its own can end that.
 */
export async function parseForeign(file: ForeignFile): Promise<ParseResult> {
  try {
    return { workbook: await parse(file) };
  } catch (error) {
    return problemOf(error);
  }
}

async function parse(file: ForeignFile): Promise<ParsedWorkbook> {
  if (file.format !== 'html') {
    // SheetJS is a megabyte of code, which only these files need.
    const { parseBySheetJs } = await import('./parse-by-sheetjs');
    return await parseBySheetJs(file);
  }
  const sheets = readHtmlTables(decodeMarkup(bytesOf(file)), tableName);
  if (sheets.length === 0) throw new FileProblemError('not-a-table', 'The page holds no table with texts.');
  return { isFrom1904: false, formats: ['General'], sheets };
}

/** Errors of SheetJS have no codes. Their texts may quote the file, so only their kind is told. */
function problemOf(error: unknown): ParseResult {
  const problem = fileProblemOf(error);
  if (problem !== null) return { problem: problem.code, detail: problem.detail };
  const message = error instanceof Error ? error.message : String(error);
  if (/password|encryption scheme/i.test(message)) return { problem: 'password', detail: 'The workbook is encrypted.' };
  if (error instanceof RangeError && /invalid (?:string|array) length/i.test(message)) {
    return { problem: 'too-large', detail: 'A part of the workbook is too large for the parser.' };
  }
  const kind = error instanceof Error ? error.name : typeof error;
  return { problem: 'damaged', detail: `The parser of workbooks stopped: ${kind}.` };
}
