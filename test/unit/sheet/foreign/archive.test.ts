import { describe, expect, it } from 'vitest';
import { writeBySheetJs } from '../../../fixtures/foreign/by-sheetjs';
import { makeOds, odsRow, odsTable, odsText } from '../../../fixtures/foreign/make-ods';
import { readBytes, recordsInBytes } from '../../../fixtures/foreign/read-file';
import { writeRaw } from '../../../fixtures/xlsx-writers/raw-writer';
import { makeZip } from '../../../fixtures/zip';

const CSV = 'id;имя\n007;Анна\n';
const TABLE = [
  ['id', 'имя'],
  ['007', 'Анна'],
];
const codeOf = (code: string) => ({ problem: { code } });

describe('an archive with one table', () => {
  it.each([
    ['CSV', { name: 'клиенты.csv', content: CSV }],
    ['TSV', { name: 'a/b/КЛИЕНТЫ.TSV', content: CSV.replaceAll(';', '\t') }],
    ['text', { name: 'a.txt', content: Buffer.from(`\uFEFF${CSV}`, 'utf16le') }],
    ['a workbook', { name: 'a.xlsx', content: writeRaw({ sheetName: 'x', rows: TABLE }) }],
    ['an old workbook', { name: 'a.xls', content: writeBySheetJs('biff8', [{ rows: TABLE }]) }],
    [
      'an OpenDocument spreadsheet',
      {
        name: 'a.ods',
        content: makeOds(odsTable(TABLE.map((row) => odsRow(...row.map(odsText))).join(''))),
      },
    ],
  ])('opens it: %s', async (_what, part) => {
    const others = ['read me.pdf', 'папка/', '__MACOSX/._клиенты.csv', '.hidden.csv'];
    const bytes = makeZip([part, ...others.map((name) => ({ name, content: 'x' }))]);
    const { table, facts } = await readBytes(bytes, { name: 'выгрузка.zip' });
    expect([facts.name, [...table.headers], table.cells(1)]).toEqual(['выгрузка.zip', ...TABLE]);
  });

  it('reads it with the options of its own kind', async () => {
    const bytes = makeZip([{ name: 'a.csv', content: 'x|y\n1|2\n' }]);
    expect(
      await recordsInBytes(bytes, { delimiter: '|', headerRow: 2 }).catch((error: unknown) => error),
    ).toMatchObject(codeOf('no-rows'));
    expect(await recordsInBytes(bytes, { delimiter: '|' })).toEqual([
      ['x', 'y'],
      ['1', '2'],
    ]);
    const sheets = [
      { name: 'Один', rows: TABLE },
      { name: 'Два', rows: [['a'], ['b']] },
    ];
    const book = makeZip([{ name: 'a.xls', content: writeBySheetJs('biff8', sheets) }]);
    expect(await recordsInBytes(book, { sheetName: 'Два' })).toEqual([['a'], ['b']]);
  });

  it('is recognised whatever it is called, and names no place on the disk', async () => {
    const bytes = makeZip([{ name: '../../../etc/a.csv', content: CSV }]);
    expect(await recordsInBytes(bytes)).toEqual(TABLE);
  });
});

describe('an archive with several tables', () => {
  const two = makeZip([
    { name: 'один.csv', content: CSV },
    { name: 'два/б.csv', content: 'a\nb\n' },
  ]);

  it('tells them, and opens the one that is chosen', async () => {
    await expect(readBytes(two)).rejects.toMatchObject({
      problem: { code: 'several-tables', sheets: ['один.csv', 'два/б.csv'] },
    });
    const { table, facts } = await readBytes(two, { sheetName: 'два/б.csv' });
    expect([facts.sheetName, facts.sheets.length, table.cells(1)]).toEqual(['два/б.csv', 2, ['b']]);
    await expect(readBytes(two, { sheetName: 'нет' })).rejects.toMatchObject(codeOf('no-such-sheet'));
  });

  it('has readable names if Windows packed it', async () => {
    // «один.csv» and «два.csv» in the code page of DOS.
    const bytes = Buffer.from(
      makeZip([
        { name: '1111.csv', content: CSV },
        { name: '222.csv', content: CSV },
      ])
        .toString('latin1')
        .replaceAll('1111.csv', '\xae\xa4\xa8\xad.csv')
        .replaceAll('222.csv', '\xa4\xa2\xa0.csv'),
      'latin1',
    );
    await expect(readBytes(bytes)).rejects.toMatchObject({ problem: { sheets: ['один.csv', 'два.csv'] } });
  });
});

describe('a hostile archive', () => {
  it.each([
    ['in an archive', makeZip([{ name: 'a.csv', content: makeZip([{ name: 'b.csv', content: CSV }]) }]), 'not-a-table'],
    ['only with an archive', makeZip([{ name: 'a.zip', content: makeZip([]) }]), 'not-a-table'],
    ['with a password', makeZip([{ name: 'a.csv', content: CSV, encrypted: true }]), 'password'],
    ['with an empty table', makeZip([{ name: 'a.csv', content: '' }]), 'empty'],
    ['that declares too little', makeZip([{ name: 'a.csv', content: CSV, declaredBytes: 4 }]), 'damaged'],
    ['with another checksum', makeZip([{ name: 'a.csv', content: CSV, declaredChecksum: 1 }]), 'damaged'],
    ['with another packing', makeZip([{ name: 'a.csv', content: CSV, method: 99 }]), 'damaged'],
    ['that would fill the memory', makeZip([{ name: 'a.csv', content: Buffer.alloc(101 * 1024 ** 2) }]), 'too-large'],
    ['over several disks', makeZip([{ name: 'a.csv', content: CSV, disk: 2 }]), 'damaged'],
    ['cut off', makeZip([{ name: 'a.csv', content: CSV }]).subarray(0, 40), 'damaged'],
    [
      'with a picture that is called a table',
      makeZip([{ name: 'a.csv', content: '\x89PNG\r\n\x1a\n' }]),
      'not-a-table',
    ],
  ])('%s is refused', async (_what, bytes, code) => {
    await expect(readBytes(bytes)).rejects.toMatchObject(codeOf(code));
  });
});
