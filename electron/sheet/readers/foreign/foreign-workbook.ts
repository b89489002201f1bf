import type { FileFacts } from '../../../../shared/sheet/sheet-state';
import type { FileProblemCode } from '../../../../shared/sheet/file-problem';

/** Formats that our own reader of workbooks does not read. `xls` is any form of it: BIFF 2 to 8, and the XML of Excel 2003. */
export type ForeignFormat = Exclude<FileFacts['format'], 'csv' | 'xlsx'>;

export interface FilePart {
  name: string;
  content: Uint8Array;
}

/** A file to be parsed as a whole. */
export interface ForeignFile {
  format: ForeignFormat;
  /** The parts that are needed of an archive. Any other file is one part without a name. */
  parts: readonly FilePart[];
  /** Sheets that are not wanted are left empty. Null for all of them. */
  sheetName: string | null;
}

/** What a cell holds. A text that is not of these kinds is a number as JavaScript writes it. */
export const CELL_NUMBER = 0;
export const CELL_TEXT = 1;
/** `1` or `0`. */
export const CELL_BOOLEAN = 2;
export const CELL_ERROR = 3;
/** ISO 8601, for days before the calendar of serial numbers begins. */
export const CELL_ISO_DATE = 4;
/** A formula without a value. */
export const CELL_NO_VALUE = 5;

/** The cells of a sheet in the order of their rows, in arrays that another thread can get without copying. */
export interface PackedCells {
  /** 1-based number of each row that has cells. */
  rowNumbers: Uint32Array;
  /** 1 for rows that the sheet hides. */
  rowHidden: Uint8Array;
  /** For each row, the index after its last cell. */
  rowEnds: Uint32Array;
  /** 0-based column of each cell. */
  columns: Uint16Array;
  kinds: Uint8Array;
  /** Index into {@link ParsedWorkbook.formats}. */
  formats: Uint16Array;
  /** For each cell, the index in `texts` after its last byte. */
  textEnds: Float64Array;
  /** UTF-8. */
  texts: Uint8Array;
}

export interface ParsedSheet {
  name: string;
  hidden: boolean;
  cells: PackedCells;
  /** First column, first row, last column and last row of each merged area; columns from 0, rows from 1. */
  merges: Uint32Array;
}

export interface ParsedWorkbook {
  isFrom1904: boolean;
  /** Codes of number formats. */
  formats: string[];
  sheets: ParsedSheet[];
}

/** What became of a file. Problems cross threads as their code, since an error would lose its class. */
export type ParseResult = { workbook: ParsedWorkbook } | { problem: FileProblemCode; detail: string };

/** Parses one file, on a thread of its own or at once. */
export interface ForeignParser {
  parse(file: ForeignFile): Promise<ParseResult>;
  /** Ends it at once, whatever it is doing. */
  end(): void;
}

/** The bytes of a file that is one part. A copy, since those of a file that was just read are in shared memory, which decoders refuse. */
export const bytesOf = ({ parts }: ForeignFile): Buffer => Buffer.from(parts[0]?.content ?? []);
