import { describe, expect, it } from 'vitest';
import { writeBySheetJs, makeOle, type FormattedCell } from '../../../fixtures/foreign/by-sheetjs';
import { biffRecord, bof, BOF_WORKBOOK, makeBiff5 } from '../../../fixtures/foreign/biff';
import { readBytes, recordsInBytes } from '../../../fixtures/foreign/read-file';

const FORMATS = [
  ['xls', 'biff8'],
  ['xlsb', 'xlsb'],
] as const;

describe.each(FORMATS)('a workbook of the format %s', (format, bookType) => {
  const one = async (cell: FormattedCell, date1904 = false): Promise<string | undefined> => {
    const bytes = writeBySheetJs(bookType, [{ rows: [['id'], [cell], ['end']] }], { date1904 });
    return (await recordsInBytes(bytes))[1]?.[0];
  };

  it.each([
    ['General', 79_161_234_567, '79161234567'],
    ['General', 12_345_678_901_234_567, '12345678901234568'],
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 19.989999999999998, '19.99'],
    ['General', 1e21, '1000000000000000000000'],
    ['General', -5, '-5'],
    ['General', 0, '0'],
    ['0.00%', 0.125, '0.125'],
    ['@', 79_161_234_567, '79161234567'],
    ['0.00E+00', 79_161_234_567, '79161234567'],
    ['00000', 42, '00042'],
    ['0000000000', 107_083_893, '0107083893'],
    ['"+7" (000) 000-00-00', 9_161_234_567, '+7 (916) 123-45-67'],
    ['"ID-"00000', 42, 'ID-00042'],
    ['#,##0.00 "₽"', 1500, '1500'],
    ['dd.mm.yyyy', 43_131, '2018-01-31'],
    ['m/d/yy', 43_131, '2018-01-31'],
    ['[$-419]d mmmm yyyy г.', 43_131, '2018-01-31'],
    ['dd.mm.yyyy hh:mm:ss', 43_131.524259259259, '2018-01-31 12:34:56'],
    // Half a millisecond early in binary, as most times are.
    ['yyyy-mm-dd hh:mm', 43_131.99999999, '2018-02-01 00:00:00'],
    ['h:mm:ss', 0.524259259259, '12:34:56'],
    ['[h]:mm', 1.5, '36:00:00'],
  ])('under %s shows %d as %s', async (z, v, text) => {
    expect(await one({ v, z })).toBe(text);
  });

  it('counts days from 1904 where it says so', async () => {
    expect(await one({ v: 41_669, z: 'dd.mm.yyyy' }, true)).toBe('2018-01-31');
  });

  it('keeps texts as they are', async () => {
    for (const text of ['00123', '7.9E+10', '=1+1', 'две\nстроки', '  по краям ', 'ё «Ч» 😀', '1,5', 'TRUE']) {
      expect(await one(text)).toBe(text);
    }
  });

  it('shows booleans and errors', async () => {
    expect(await one(true)).toBe('true');
    expect(await one(false)).toBe('false');
    expect(await one({ error: 0x2a })).toBe('#N/A');
    expect(await one({ error: 0x07 })).toBe('#DIV/0!');
  });

  it('says which numbers another program has rounded', async () => {
    const { table } = await readBytes(writeBySheetJs(bookType, [{ rows: [['id'], [12_345_678_901_234_567]] }]));
    expect(table.remarks.of(1).map(({ code }) => code)).toEqual(['id-rounded']);
  });

  it('has a time for dates that hide it', async () => {
    const { table } = await readBytes(
      writeBySheetJs(bookType, [
        {
          rows: [
            ['id', 'd'],
            ['1', { v: 43_131.5, z: 'dd.mm.yyyy' }],
          ],
        },
      ]),
    );
    expect([table.cell(1, 1), table.timedColumns, table.dateTime(1, 1)]).toEqual([
      '2018-01-31',
      [1],
      '2018-01-31 12:00:00',
    ]);
  });

  it('reports hidden rows, merged cells and the row of the header', async () => {
    const rows = [['Отчёт'], [], ['id', 'имя'], ['1', 'Анна'], ['2', 'Пётр'], [], ['3', 'Яна', 'лишнее']];
    const bytes = writeBySheetJs(bookType, [{ rows, hiddenRows: [4], merges: ['B7:C7'] }]);
    const { table, facts } = await readBytes(bytes);
    expect(facts).toMatchObject({ format, headerRow: 3, sheetName: 'Лист', encoding: null });
    // SheetJS does not write hidden rows into old workbooks. For them, see below.
    expect(facts.hiddenRows).toBe(format === 'xls' ? 0 : 1);
    expect([table.cells(1), table.cells(2), table.cells(3)]).toEqual([
      ['1', 'Анна'],
      ['2', 'Пётр'],
      ['3', 'Яна'],
    ]);
  });

  it('opens the first visible sheet with customers, or the one asked for', async () => {
    const bytes = writeBySheetJs(bookType, [
      {
        name: 'Черновик',
        hidden: true,
        rows: [
          ['email', 'phone'],
          ['a@example.ru', '1'],
        ],
      },
      { name: 'Инструкция', rows: [['Как заполнять'], ['Внимательно']] },
      {
        name: 'Клиенты & Ко',
        rows: [
          ['id', 'email'],
          ['7', 'b@example.ru'],
        ],
      },
    ]);
    const { table, facts } = await readBytes(bytes);
    expect(table.cells(1)).toEqual(['7', 'b@example.ru']);
    expect(facts).toMatchObject({
      sheetName: 'Клиенты & Ко',
      passedSheets: ['Инструкция'],
      sheets: [
        { name: 'Черновик', hidden: true },
        { name: 'Инструкция', hidden: false },
        { name: 'Клиенты & Ко', hidden: false },
      ],
    });
    expect((await recordsInBytes(bytes, { sheetName: 'Черновик' }))[1]).toEqual(['a@example.ru', '1']);
    await expect(readBytes(bytes, { sheetName: 'Нет' })).rejects.toMatchObject({ problem: { code: 'no-such-sheet' } });
  });

  it('shows its first rows before all of them', async () => {
    // More than one slice of work; SheetJS takes four seconds to write so many as XLSB.
    const count = bookType === 'xlsb' ? 1_000 : 5_000;
    const rows = [['id'], ...Array.from({ length: count }, (_, index) => [index])];
    const { table } = await readBytes(writeBySheetJs(bookType, [{ rows }]));
    expect([table.rowCount, table.cell(count, 0)]).toEqual([count, `${count - 1}`]);
  });
});

describe('an old workbook', () => {
  const inWindows1251 = (text: string): Buffer =>
    Buffer.from(
      Array.from(text, (letter) => {
        const code = letter.charCodeAt(0);
        return code < 0x80 ? code : code - 0x410 + 0xc0;
      }),
    );
  const texts = [
    ['id', 'Имя'],
    ['1', 'Анна'],
  ].map((row) => row.map(inWindows1251));

  it.each([
    ['that names its code page', 1251],
    ['that names none', null],
  ])('of Excel 5 %s is read in windows-1251', async (_what, codePage) => {
    const stream = makeBiff5(inWindows1251('Лист'), texts, codePage);
    for (const bytes of [stream, makeOle('Book', stream)]) {
      const { table, facts } = await readBytes(bytes);
      expect([facts.sheetName, table.headers, table.cells(1)]).toEqual(['Лист', ['id', 'Имя'], ['1', 'Анна']]);
    }
  });

  it('says how many rows it hides', async () => {
    const { table, facts } = await readBytes(makeBiff5(inWindows1251('Лист'), texts, 1251, { hiddenRow: 1 }));
    expect([facts.hiddenRows, table.cells(1)]).toEqual([1, ['1', 'Анна']]);
  });

  it('in the XML of Excel 2003 is read, in any encoding', async () => {
    const xml =
      '<?xml version="1.0" encoding="windows-1251"?><?mso-application progid="Excel.Sheet"?>' +
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
      '<Styles><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style></Styles><Worksheet ss:Name="Лист"><Table>' +
      '<Row><Cell><Data ss:Type="String">id</Data></Cell><Cell><Data ss:Type="String">Имя</Data></Cell></Row>' +
      '<Row ss:Index="4"><Cell ss:StyleID="z"><Data ss:Type="Number">42</Data></Cell>' +
      '<Cell><Data ss:Type="String">Анна</Data></Cell></Row></Table></Worksheet></Workbook>';
    for (const bytes of [inWindows1251(xml), Buffer.from(xml.replace('windows-1251', 'utf-8'))]) {
      const { table, facts } = await readBytes(bytes);
      expect([facts.format, facts.sheetName, table.headers, table.cells(1)]).toEqual([
        'xls',
        'Лист',
        ['id', 'Имя'],
        ['00042', 'Анна'],
      ]);
    }
  });

  it('with a password is refused as such', async () => {
    const protectedBook = Buffer.concat([
      bof(0x0600, BOF_WORKBOOK),
      // Encrypted with RC4, by a 16-byte salt, verifier and its hash.
      biffRecord(0x002f, Buffer.concat([Buffer.from('010001000100', 'hex'), Buffer.alloc(48, 7)])),
      biffRecord(0x000a),
    ]);
    await expect(readBytes(makeOle('Workbook', protectedBook))).rejects.toMatchObject({
      problem: { code: 'password' },
    });
  });
});
