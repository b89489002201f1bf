import * as sheetJs from '@e965/xlsx';
import { CellPacker, FormatCodes } from './cell-packer';
import { decodeMarkup } from './decode-markup';
import {
  bytesOf,
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_ISO_DATE,
  CELL_NO_VALUE,
  CELL_NUMBER,
  CELL_TEXT,
  type FilePart,
  type ForeignFile,
  type ParsedSheet,
  type ParsedWorkbook,
} from './foreign-workbook';
import { DATE, DATE_TIME, readNumberFormat } from '../xlsx/number-format';
import { openEmptyCells, readOdsFacts, type OdsSheetFacts } from './ods-content';
import { storedArchive } from './stored-archive';

/** Excel's names of errors, by their number ([MS-XLS] 2.5.10). */
const ERROR_NAMES: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
};
/** Sheets of these kinds hold no table. */
const OTHER_KINDS: ReadonlySet<string | undefined> = new Set(['chart', 'macro', 'dialog']);
/** The code page of a Russian Windows: old files that name none were mostly written there. */
const RUSSIAN_CODE_PAGE = 1251;
const OLE_START = 0xd0;
const BIFF_START = 0x09;
const MS_PER_DAY = 86_400_000;
/** The day before the calendar of serial numbers begins, as SheetJS counts negative ones. */
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** From here down, SheetJS counts days before March 1900 in the calendar of 1904 one too low. */
const SHIFTED_1904 = -1402;

/** Values as the file has them, with the codes of their formats. Dates stay numbers, since SheetJS shows many of them a second early. */
const OPTIONS: sheetJs.ParsingOptions = {
  dense: true,
  raw: true,
  cellNF: true,
  cellDates: false,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
};

/** Parses a workbook by SheetJS. Its errors have no codes, see `parse-foreign.ts`. */
export async function parseBySheetJs(file: ForeignFile): Promise<ParsedWorkbook> {
  const { sheetName } = file;
  const { book, facts } = await read(file);
  const formats = new FormatCodes();
  const isFrom1904 = book.Workbook?.WBProps?.date1904 === true;
  const hidden = new Set(
    book.Workbook?.Sheets?.filter(({ Hidden }) => (Hidden ?? 0) > 0).map(({ name }) => name ?? ''),
  );
  const sheets: ParsedSheet[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = Object.hasOwn(book.Sheets, name) ? (book.Sheets[name] as LooseSheet) : undefined;
    if (sheet !== undefined && OTHER_KINDS.has(sheet['!type'])) continue;
    const shownName = facts[index]?.name ?? name;
    const isWanted = sheetName === null || sheetName === shownName;
    sheets.push({
      name: shownName,
      hidden: facts[index]?.hidden ?? hidden.has(name),
      ...(isWanted && sheet !== undefined
        ? packSheet(sheet, formats, isFrom1904, facts[index])
        : { cells: new CellPacker().packed(), merges: new Uint32Array(0) }),
    });
  }
  return { isFrom1904, formats: formats.codes, sheets };
}

interface ReadBook {
  book: sheetJs.WorkBook;
  /** Of each sheet of an OpenDocument file. */
  facts: OdsSheetFacts[];
}

async function read(file: ForeignFile): Promise<ReadBook> {
  switch (file.format) {
    case 'ods':
      return readOds(file);
    case 'xlsb': {
      const sheets = file.sheetName === null ? {} : { sheets: [file.sheetName] };
      return { book: readArchive(file.parts, sheets), facts: [] };
    }
    default:
      return { book: await readXls(bytesOf(file)), facts: [] };
  }
}

function readOds({ parts }: ForeignFile): ReadBook {
  const textOf = (part: string): string => {
    const content = parts.find(({ name }) => name === part)?.content;
    return content === undefined ? '' : Buffer.from(content).toString('utf8');
  };
  const content = textOf('content.xml');
  const facts = readOdsFacts(content);
  const prepared = [
    // Only by this part does SheetJS recognise an OpenDocument file.
    { name: 'META-INF/manifest.xml', content: Buffer.from('<manifest:manifest/>') },
    { name: 'styles.xml', content: Buffer.from(textOf('styles.xml')) },
    { name: 'content.xml', content: Buffer.from(openEmptyCells(content)) },
  ];
  // Only with these two does SheetJS tell of a formula without a value.
  return { book: readArchive(prepared, { cellFormula: true, sheetStubs: true }), facts };
}

function readArchive(parts: readonly FilePart[], options: sheetJs.ParsingOptions): sheetJs.WorkBook {
  return sheetJs.read(storedArchive(parts), { ...OPTIONS, ...options, type: 'buffer' });
}

async function readXls(bytes: Buffer): Promise<sheetJs.WorkBook> {
  if (bytes[0] !== OLE_START && bytes[0] !== BIFF_START) {
    return sheetJs.read(decodeMarkup(bytes).replace(/^\s+/, ''), { ...OPTIONS, type: 'string' });
  }
  sheetJs.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  return sheetJs.read(bytes, { ...OPTIONS, codepage: RUSSIAN_CODE_PAGE, type: 'buffer' });
}

/** The parts of a worksheet that are used here. Its types do not tell which of them hostile files may lack. */
interface LooseSheet {
  '!type'?: string;
  '!data'?: ((sheetJs.CellObject | undefined)[] | undefined)[];
  '!rows'?: ({ hidden?: boolean } | undefined)[];
  '!merges'?: sheetJs.Range[];
}

function packSheet(
  sheet: LooseSheet,
  formats: FormatCodes,
  isFrom1904: boolean,
  facts: OdsSheetFacts | undefined,
): Pick<ParsedSheet, 'cells' | 'merges'> {
  const packer = new CellPacker();
  const rows = sheet['!data'] ?? [];
  const hidden = facts?.hiddenRows ?? [];
  let range = 0;
  // Both arrays may have holes where nothing is. `forEach` jumps over them, even if a million rows are empty.
  rows.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell !== undefined) packCell(packer, column, cell, formats, isFrom1904);
    });
    while (range < hidden.length && (hidden[range]?.[1] ?? 0) <= row) range += 1;
    const isHidden = sheet['!rows']?.[row]?.hidden === true || (hidden[range]?.[0] ?? Infinity) <= row;
    packer.endRow(row + 1, isHidden);
  });
  const merges = (sheet['!merges'] ?? []).flatMap(({ s, e }) => [s.c, s.r + 1, e.c, e.r + 1]);
  return { cells: packer.packed(), merges: Uint32Array.from(merges) };
}

function packCell(
  packer: CellPacker,
  column: number,
  { t, v, f, z }: sheetJs.CellObject,
  formats: FormatCodes,
  isFrom1904: boolean,
): void {
  const code = typeof z === 'string' ? z : 'General';
  if (t === 'e') {
    packer.add(column, CELL_ERROR, 0, (typeof v === 'number' ? ERROR_NAMES[v] : undefined) ?? '#ERROR!');
  } else if (t === 'b') packer.add(column, CELL_BOOLEAN, 0, v === true ? '1' : '0');
  else if (typeof v === 'number') {
    const isBefore = v < 0 && isDate(code);
    const text = isBefore ? isoDate(v, isFrom1904) : String(v);
    packer.add(column, isBefore ? CELL_ISO_DATE : CELL_NUMBER, formats.indexOf(code), text);
  } else if (typeof v === 'string' && v !== '') packer.add(column, CELL_TEXT, 0, v.replaceAll('\0', ''));
  else if (f !== undefined) packer.add(column, CELL_NO_VALUE, 0, '');
}

const isDate = (code: string): boolean => {
  const { kind } = readNumberFormat(code);
  return kind === DATE || kind === DATE_TIME;
};

/** A day before the first serial number. Only OpenDocument has such dates. */
function isoDate(serial: number, isFrom1904: boolean): string {
  const day = isFrom1904 ? (serial < SHIFTED_1904 ? serial + 1 : serial) : serial;
  const date = new Date((isFrom1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(day * 86_400) * (MS_PER_DAY / 86_400));
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 19);
}
