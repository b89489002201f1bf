import { describe, expect, it } from 'vitest';
import { writeBySheetJs } from '../../../fixtures/foreign/by-sheetjs';
import { makeOds, odsRow, odsTable, odsText, odsValue } from '../../../fixtures/foreign/make-ods';
import { readBytes, recordsInBytes } from '../../../fixtures/foreign/read-file';

const STYLES =
  '<number:date-style style:name="N1"><number:day number:style="long"/><number:text>.</number:text>' +
  '<number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>' +
  '<number:date-style style:name="N2"><number:year number:style="long"/><number:text>-</number:text>' +
  '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>' +
  '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>' +
  '<number:minutes number:style="long"/></number:date-style>' +
  '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>' +
  '<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>' +
  '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';

/** The rows as LibreOffice ends them: an empty row up to the last one of the sheet. */
const END =
  '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';

const sheetOf = (...rows: string[]): Buffer => makeOds(odsTable(rows.join('') + END), { styles: STYLES });

async function one(cell: string): Promise<string | undefined> {
  return (await recordsInBytes(sheetOf(odsRow(odsText('id')), odsRow(cell), odsRow(odsText('end')))))[1]?.[0];
}

describe('a cell of an OpenDocument spreadsheet', () => {
  it.each([
    ['a whole number', odsValue('float', 'office:value="79161234567"', '7,91612E+10'), '79161234567'],
    [
      'a number with an exponent',
      odsValue('float', 'office:value="1.23456789012346E+019"', 'x'),
      '12345678901234600000',
    ],
    ['a fraction', odsValue('float', 'office:value="19.99"', '20'), '19.99'],
    ['a value without a shown text', '<table:table-cell office:value-type="float" office:value="5"/>', '5'],
    ['per cent', odsValue('percentage', 'office:value="0.125"', '12,50%'), '0.125'],
    ['a sum', odsValue('currency', 'office:currency="RUB" office:value="1500"', '1 500,00 ₽'), '1500'],
    ['true', odsValue('boolean', 'office:boolean-value="true"', 'ИСТИНА'), 'true'],
    ['false', odsValue('boolean', 'office:boolean-value="false"', 'ЛОЖЬ'), 'false'],
    ['a date', odsValue('date', 'table:style-name="ce1" office:date-value="2018-01-31"', '31.01.2018'), '2018-01-31'],
    [
      'a date with its time',
      odsValue('date', 'table:style-name="ce2" office:date-value="2018-01-31T12:34:56"', 'x'),
      '2018-01-31 12:34:56',
    ],
    [
      'a time that is a little early',
      odsValue('date', 'table:style-name="ce2" office:date-value="2018-01-31T12:34:55.999999999"', 'x'),
      '2018-01-31 12:34:56',
    ],
    ['a date without a style', odsValue('date', 'office:date-value="2018-01-31"', 'x'), '2018-01-31'],
    ['the first days of 1900', odsValue('date', 'office:date-value="1900-01-01"', 'x'), '1900-01-01'],
    ['a day of the century before', odsValue('date', 'office:date-value="1898-05-06"', 'x'), '1898-05-06'],
    ['a time', odsValue('time', 'office:time-value="PT12H34M56S"', '12:34:56'), '12:34:56'],
    ['a text', odsText('00123'), '00123'],
    ['a text with an entity', odsText('a&amp;b &lt;c&gt; &quot;'), 'a&b <c> "'],
    ['several blanks', odsText('а<text:s text:c="3"/>б'), 'а   б'],
    ['lines', odsText('раз</text:p><text:p>два<text:line-break/>три'), 'раз\nдва\nтри'],
    ['parts of a text', odsText('Ан<text:span>на</text:span> <text:a>x</text:a>'), 'Анна x'],
    [
      'a text with a note',
      '<table:table-cell office:value-type="string"><office:annotation><dc:creator>Я</dc:creator><text:p>заметка</text:p></office:annotation><text:p>Анна</text:p></table:table-cell>',
      'Анна',
    ],
    [
      'an error',
      '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      '#DIV/0!',
    ],
    ['the value of a formula', odsValue('float', 'table:formula="of:=1+1" office:value="2"', '2'), '2'],
  ])('with %s', async (_what, cell, text) => {
    expect(await one(cell)).toBe(text);
  });

  it('with a formula without a value gets a remark', async () => {
    const { table } = await readBytes(
      sheetOf(odsRow(odsText('id'), odsText('n')), odsRow(odsText('1'), '<table:table-cell table:formula="of:=1+1"/>')),
    );
    expect(table.remarks.of(1).map(({ code, column }) => [code, column])).toEqual([['formula-no-value', 1]]);
  });
});

describe('an OpenDocument spreadsheet', () => {
  it('repeats cells and rows', async () => {
    const bytes = sheetOf(
      odsRow(odsText('a'), odsText('b'), odsText('c')),
      odsRow('<table:table-cell table:number-columns-repeated="2"/>', odsText('x')),
      `<table:table-row table:number-rows-repeated="2">${odsText('y')}<table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>z</text:p></table:table-cell></table:table-row>`,
    );
    expect(await recordsInBytes(bytes)).toEqual([
      ['a', 'b', 'c'],
      ['', '', 'x'],
      ['y', 'z', 'z'],
      ['y', 'z', 'z'],
    ]);
  });

  it('empties what is under merged cells, and counts hidden rows', async () => {
    const bytes = sheetOf(
      odsRow(odsText('a'), odsText('b')),
      odsRow(
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>x</text:p></table:table-cell>',
        '<table:covered-table-cell office:value-type="string"><text:p>под</text:p></table:covered-table-cell>',
      ),
      `<table:table-row table:visibility="filter" table:number-rows-repeated="2">${odsText('y')}</table:table-row>`,
      odsRow(odsText('z'), odsText('я')),
    );
    const { table, facts } = await readBytes(bytes);
    expect([facts.format, facts.hiddenRows, table.cells(1), table.cells(4)]).toEqual(['ods', 2, ['x', ''], ['z', 'я']]);
  });

  it('opens the first visible sheet, whose name may hold anything', async () => {
    const bytes = makeOds(
      odsTable(odsRow(odsText('email')) + odsRow(odsText('a')), 'table:name="Скрыт" table:style-name="ta2"') +
        odsTable(odsRow(odsText('id'), odsText('email')) + odsRow(odsText('1')), 'table:name="А &amp; &quot;Б&quot;"'),
      { styles: STYLES },
    );
    const { facts } = await readBytes(bytes);
    expect([facts.sheetName, facts.sheets.map(({ hidden }) => hidden)]).toEqual(['А & "Б"', [true, false]]);
  });

  it('counts days from 1904 where it says so', async () => {
    const null1904 =
      '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>';
    const cells = ['2018-01-31', '1903-05-06', '1899-05-06'].map((day) =>
      odsRow(odsValue('date', `office:date-value="${day}"`, 'x')),
    );
    const bytes = makeOds(null1904 + odsTable(odsRow(odsText('d')) + cells.join('')));
    expect((await recordsInBytes(bytes)).flat()).toEqual(['d', '2018-01-31', '1903-05-06', '1899-05-06']);
  });

  it('of another program, whose archive is in another order, is read', async () => {
    const bytes = writeBySheetJs('ods', [
      {
        rows: [
          ['id', 'имя'],
          ['007', 'Анна'],
        ],
      },
    ]);
    const { table, facts } = await readBytes(bytes);
    expect([facts.format, facts.sheetName, table.cells(1)]).toEqual(['ods', 'Лист', ['007', 'Анна']]);
  });

  it('with a password is refused as such', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    await expect(readBytes(makeOds('', { manifest }))).rejects.toMatchObject({ problem: { code: 'password' } });
  });
});
