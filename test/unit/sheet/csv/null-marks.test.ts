import { describe, expect, it } from 'vitest';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { openCsvText } from './read-csv';

const WATCH = { onProgress: () => undefined, signal: new AbortController().signal };

describe('a missing value in a database export', () => {
  it.each([8 * 1024 * 1024, 16])('is empty if it is not quoted, read in pieces of %i', async (pieceBytes) => {
    const text =
      'external_id;name;email;note\nNULL;Анна;NULL;\\N\n2;"NULL";\\N;"\\N"\n3;null;N;NULL;NULL\n4; NULL;NULLA;"NULL" \n';
    const { table } = await (await openCsvText(text, { pieceBytes })).readAll(WATCH);
    const edited = new EditedTable(table);
    expect([1, 2, 3, 4].map((row) => edited.cells(row).slice(0, 4))).toEqual([
      ['', 'Анна', '', ''],
      ['2', 'NULL', '', '\\N'],
      ['3', 'null', 'N', ''],
      ['4', ' NULL', 'NULLA', 'NULL'],
    ]);
    expect(table.cell(1, 0)).toBe('NULL');
    expect([table.isBare(2, 0), table.isBare(2, 1), table.isBare(9, 0), table.isBare(1, 9)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
