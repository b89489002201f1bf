import { join } from 'node:path';

/** The workbook formats in which the same rows are written. */
export const XLSX_KINDS = ['shared-strings', 'real-dates', 'libreoffice'] as const;
export type XlsxKind = (typeof XLSX_KINDS)[number];

export const XLSX_ROWS = 100_000;
export const CSV_ROWS = 1_000_000;

/** Rows of the sheet that is compared with a shop list, and consumers of that list. */
export const LIST_ROWS = 100_000;
export const LISTED = 1_000_000;

/** Change this with everything that affects the files' contents, so that old files are not reused. */
const VERSION = 1;

/** Paths of the bench's files in its data folder; {@link writeMissing} makes them. */
export interface DataFiles {
  csv: string;
  /** The same rows, with phones as spreadsheet programs spoil them. */
  spoiltPhones: string;
  /** {@link LIST_ROWS} customers, of whom a list of {@link LISTED} knows nineteen in twenty. */
  listSheet: string;
  /** The list, as gzip of several members. */
  shopList: string;
  xlsx: Readonly<Record<XlsxKind, string>>;
  /** Who wrote the LibreOffice workbook: LibreOffice itself, or our imitation. */
  libreOfficeNote: string;
}

export function dataFiles(folder: string): DataFiles {
  const xlsx = (kind: XlsxKind) => join(folder, `people-${XLSX_ROWS}-${kind}.v${VERSION}.xlsx`);
  return {
    csv: join(folder, `people-${CSV_ROWS}.v${VERSION}.csv`),
    spoiltPhones: join(folder, `people-${CSV_ROWS}-spoilt-phones.v${VERSION}.csv`),
    listSheet: join(folder, `people-${LIST_ROWS}.v${VERSION}.csv`),
    shopList: join(folder, `shop-list-${LISTED}.v${VERSION}.jsonl.gz`),
    xlsx: {
      'shared-strings': xlsx('shared-strings'),
      'real-dates': xlsx('real-dates'),
      libreoffice: xlsx('libreoffice'),
    },
    libreOfficeNote: join(folder, `libreoffice.v${VERSION}.txt`),
  };
}
