import { decodeText } from './decode-text';
import { detectDelimiter, readSepLine } from './detect-delimiter';
import type { SheetReader } from './reader';
import { shapeTable } from './shape-table';
import { splitRecords } from './split-records';

/** Reads comma-, semicolon- and tab-separated text by papaparse. */
export const csvReader: SheetReader = {
  async read({ bytes }, options, watch) {
    const { text: whole, encoding } = decodeText(bytes, options.encoding);
    const sepLine = readSepLine(whole);
    const text = sepLine === null ? whole : whole.slice(sepLine.length);
    // The `sep=` line counts as a line of the file where a person counts lines, but holds no record.
    const linesCut = sepLine === null ? 0 : 1;
    const headerRow = options.headerRow === undefined ? undefined : Math.max(1, options.headerRow - linesCut);

    const delimiter = options.delimiter ?? sepLine?.delimiter ?? detectDelimiter(text, headerRow);
    const records = await splitRecords(text, delimiter, watch);
    const table = shapeTable(records, headerRow);
    watch.onProgress(1, table.rows.length);
    return {
      headers: table.headers,
      rows: table.rows,
      facts: {
        format: 'csv',
        sheetNames: [],
        sheetName: null,
        encoding,
        delimiter,
        headerRow: table.headerRow + linesCut,
      },
    };
  },
};
