import { describe, expect, it } from 'vitest';
import { makeSheet, type XlsxSpec } from '../../../fixtures/xlsx/make-xlsx';
import { readAllOf } from '../../../fixtures/xlsx/read-workbook';
import { Sheet } from '../../../../electron/sheet/sheet';
import { apply } from '../../../fakes/apply-operation';

/** A sheet with one cell below its header, and a second row so that the first may be empty. */
const sheetOf = (cell: string, spec: Partial<XlsxSpec>): Buffer =>
  makeSheet(
    `<row r="1"><c r="A1" t="str"><v>h</v></c></row><row r="2">${cell}</row>` +
      '<row r="3"><c r="A3" t="str"><v>end</v></c></row>',
    spec,
  );

/** The text of one cell. */
async function textOf(cell: string, spec: Partial<XlsxSpec> = {}): Promise<string | undefined> {
  const { table } = await readAllOf(sheetOf(cell, spec));
  return table.rowCount === 2 ? table.cell(1, 0) : '';
}

const number = (value: string): string => `<c r="A2"><v>${value}</v></c>`;
const styled = (value: string): string => `<c r="A2" s="1"><v>${value}</v></c>`;

describe('numbers', () => {
  it.each([
    ['79161234567', '79161234567'],
    ['7.9161234567E+10', '79161234567'],
    ['7.9161234567e10', '79161234567'],
    ['12345678901234567', '12345678901234567'],
    ['1.2345678901234567E+16', '12345678901234567'],
    ['500100732259', '500100732259'],
    ['1E+21', '1000000000000000000000'],
    ['1.7976931348623157E+308', `17976931348623157${'0'.repeat(292)}`],
    ['-5', '-5'],
    ['+5', '5'],
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['5.0', '5'],
    ['5.', '5'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['0.30000000000000004', '0.3'],
    ['19.989999999999998', '19.99'],
    ['1234.5600000000001', '1234.56'],
    ['0.1', '0.1'],
    ['999429064526930.5', '999429064526931'],
    ['1.000000000000005', '1.00000000000001'],
    ['1E-7', '0.0000001'],
    ['1.5E-3', '0.0015'],
    ['99999999999999.996', '100000000000000'],
    ['0.99999999999999999', '1'],
    ['123456789.12345678', '123456789.123457'],
    ['-1.10', '-1.1'],
    ['4.9E-324', `0.${'0'.repeat(323)}49`],
    [' 12 ', '12'],
    ['\n7.5\t', '7.5'],
    ['abc', 'abc'],
    ['1E', '1E'],
    ['1E+', '1E+'],
    ['1.2.3', '1.2.3'],
    ['1E+999', '1E+999'],
    ['-', '-'],
    ['.', '.'],
    ['', ''],
    ['9'.repeat(2000), '9'.repeat(2000)],
  ])('%s is %s', async (value, text) => {
    expect(await textOf(number(value))).toBe(text);
  });

  it.each([
    ['00000', '42', '00042'],
    ['00000', '123456', '123456'],
    ['0000000000', '7707083893', '7707083893'],
    ['0000000000', '107083893', '0107083893'],
    ['00000', '-42', '-00042'],
    ['00000', '0', '00000'],
    ['00000', '4.2E1', '00042'],
    ['00000', '12.5', '12.5'],
    ['[$-419]00000', '42', '00042'],
    ['00000;-00000', '42', '00042'],
    ['[Red]00000_)', '42', '00042'],
    ['#,##0.00 "₽"', '1500', '1500'],
    ['0.00E+00', '79161234567', '79161234567'],
    ['0', '5', '5'],
    ['@', '79161234567', '79161234567'],
    ['[<=9999999]###-####;(###) ###-####', '79161234567', '79161234567'],
    ['General', '43131', '43131'],
    ['0 "день"', '3', '3'],
    ['# ##0 [$USD]', '3', '3'],
    ['[$-FC19]General', '43131', '43131'],
    // As shown: phones and ids.
    ['"+7"0', '9161234567', '+79161234567'],
    ['"+7"0', '9.161234567E9', '+79161234567'],
    ['+0', '79161234567', '+79161234567'],
    ['"+7" (000) 000-00-00', '9161234567', '+7 (916) 123-45-67'],
    ['\\+0\\ \\(000\\)\\ 000\\-00\\-00', '79161234567', '+7 (916) 123-45-67'],
    ['000-000', '1234', '001-234'],
    ['000-000', '1234567', '1234-567'],
    ['"ID-"00000', '42', 'ID-00042'],
    ['"ID-"0', '42', 'ID-42'],
    ['"№"0;-0;0', '7', '№7'],
    ['[Red]"ID-"00000_)', '42', 'ID-00042'],
    // Without a mask, or for anything but a whole number, the number stays.
    ['"ID-"00000', '42.5', '42.5'],
    ['"ID-"00000', '-42', '-42'],
    ['"$"0', '5', '5'],
    ['[$₽-419]0', '5', '5'],
    ['"руб. "0', '5', '5'],
    ['0 000', '1500', '1500'],
    ['-0', '5', '5'],
    ['0.00" шт"', '3.5', '3.5'],
    ['"A"0.0', '3.5', '3.5'],
  ])('under %s, %s is %s', async (format, value, text) => {
    expect(await textOf(styled(value), { formats: [0, format] })).toBe(text);
  });

  it('have no style if the styles are missing or the index is too high', async () => {
    expect(await textOf(styled('43131'))).toBe('43131');
    expect(await textOf('<c r="A2" s="99"><v>43131</v></c>', { formats: [14] })).toBe('43131');
  });
});

describe('dates', () => {
  it.each<[string | number, string, string]>([
    ['dd.mm.yyyy', '43131', '2018-01-31'],
    ['dd.mm.yyyy', '43131.6', '2018-01-31'],
    ['dd.mm.yyyy hh:mm', '43101.007893518519', '2018-01-01 00:11:22'],
    ['dd.mm.yyyy hh:mm', '43101', '2018-01-01 00:00:00'],
    ['dd.mm.yyyy hh:mm:ss', '43101.007893506942', '2018-01-01 00:11:22'],
    ['dd.mm.yyyy hh:mm', '43101.999999994', '2018-01-02 00:00:00'],
    ['dd.mm.yyyy hh:mm', '4.3131E4', '2018-01-31 00:00:00'],
    ['dd.mm.yyyy hh:mm', '43131.50000000000000000001', '2018-01-31 12:00:00'],
    ['h:mm', '0.39583333333333331', '09:30:00'],
    ['h:mm', '43131.5', '2018-01-31 12:00:00'],
    ['h:mm', '0.9999999', '00:00:00'],
    ['h:mm AM/PM', '0.5', '12:00:00'],
    ['d/m/yy h:mm AM/PM', '43131.5', '2018-01-31 12:00:00'],
    ['[h]:mm:ss', '1.5', '36:00:00'],
    ['[h]:mm', '0.25', '06:00:00'],
    ['[hh]:mm', '100', '2400:00:00'],
    ['[mm]:ss', '1', '24:00:00'],
    ['[$-419]d mmmm yyyy;@', '43131', '2018-01-31'],
    ['[$-F800]dddd, mmmm dd, yyyy', '43131', '2018-01-31'],
    ['[Red]dd.mm.yyyy', '43131', '2018-01-31'],
    ['dd" дня "mm" месяца "yyyy" года, в "', '43131.5', '2018-01-31'],
    ['yyyy\\-mm\\-dd\\ \\h', '43131.5', '2018-01-31'],
    ['mmm', '43131', '2018-01-31'],
    ['mm', '43131', '2018-01-31'],
    ['mm:ss', '0.5', '12:00:00'],
    ['DD.MM.YYYY', '43131', '2018-01-31'],
    [14, '43131', '2018-01-31'],
    [17, '43131', '2018-01-31'],
    [20, '0.5', '12:00:00'],
    [22, '43131.5', '2018-01-31 12:00:00'],
    [30, '43131', '2018-01-31'],
    [46, '1.25', '30:00:00'],
    [58, '43131', '2018-01-31'],
    [13, '43131', '43131'],
    [49, '43131', '43131'],
    // 29 February 1900 exists only in Excel's calendar.
    [14, '1', '1900-01-01'],
    [14, '59', '1900-02-28'],
    [14, '60', '1900-02-28'],
    [14, '61', '1900-03-01'],
    [14, '0', '1899-12-31'],
    [14, '43890', '2020-02-29'],
    [14, '36585', '2000-02-29'],
    [14, '73109', '2100-02-28'],
    [14, '73110', '2100-03-01'],
    [14, '2958465', '9999-12-31'],
    // What Excel shows as ##### stays a number.
    [14, '2958466', '2958466'],
    [22, '2958465.9999999', '2958465.9999999'],
    [14, '-1', '-1'],
    [14, '1E+12', '1000000000000'],
    [14, 'abc', 'abc'],
  ])('under %s, %s is %s', async (format, value, text) => {
    expect(await textOf(styled(value), { formats: [0, format] })).toBe(text);
  });

  it('are counted from 1904 if the workbook says so', async () => {
    expect(await textOf(styled('41669'), { formats: [0, 14], date1904: true })).toBe('2018-01-31');
    expect(await textOf(styled('0'), { formats: [0, 14], date1904: true })).toBe('1904-01-01');
    expect(await textOf(styled('2958465'), { formats: [0, 14], date1904: true })).toBe('2958465');
  });

  it.each([
    [0, '2018-01-31', '2018-01-31'],
    [0, '2018-01-31T00:11:22', '2018-01-31 00:11:22'],
    [0, '2018-01-31T00:11:21.999Z', '2018-01-31 00:11:22'],
    [0, '2018-01-31T09:30', '2018-01-31 09:30:00'],
    [14, '2018-01-31T00:11:22', '2018-01-31'],
    [22, '2018-01-31', '2018-01-31 00:00:00'],
    [20, 'T09:30:00', '09:30:00'],
    [20, '09:30:00', '09:30:00'],
    [0, 'PT0H11M0.000S', '00:11:00'],
    [20, 'PT9H30M', '09:30:00'],
    [46, 'PT36H0M0.6S', '36:00:01'],
    [46, 'P1DT12H', '36:00:00'],
    [0, 'P1Y', 'P1Y'],
    [0, 'P', 'P'],
    [14, '2018-13-31', '2018-13-31'],
    [14, 'завтра', 'завтра'],
  ])('of type d under %s: %s is %s', async (format, value, text) => {
    expect(await textOf(`<c r="A2" t="d" s="1"><v>${value}</v></c>`, { formats: [0, format] })).toBe(text);
  });
});

describe('dates whose format hides their time', () => {
  it.each<[string, string | number, string, string, string]>([
    ['as exceljs and SheetJS write them', 'dd.mm.yyyy', '43131.524305555555', '2018-01-31', '2018-01-31 12:35:00'],
    ['in a built-in format', 14, '43131.0000115741', '2018-01-31', '2018-01-31 00:00:01'],
    ['at midnight', 14, '43131', '2018-01-31', '2018-01-31'],
    ['nearly at midnight', 14, '43131.9999999', '2018-02-01', '2018-02-01'],
    ['with an exponent', 14, '4.31315E4', '2018-01-31', '2018-01-31 12:00:00'],
    ['whose format shows the time', 22, '43131.5', '2018-01-31 12:00:00', '2018-01-31 12:00:00'],
  ])('%s keep it after the shown text', async (_what, format, value, shown, exact) => {
    for (const cell of [styled(value), styled(value).replace(' s="1"', " s='1'")]) {
      const { table } = await readAllOf(sheetOf(cell, { formats: [0, format] }));
      expect(table.cell(1, 0)).toBe(shown);
      expect(table.dateTime(1, 0)).toBe(exact);
      expect(table.dateTime(2, 0)).toBe('end');
      expect(table.timedColumns).toEqual(exact !== shown ? [0] : []);
    }
  });

  it('of type d too', async () => {
    const cell = '<c r="A2" t="d" s="1"><v>2018-01-31T12:35:00</v></c>';
    const { table } = await readAllOf(sheetOf(cell, { formats: [0, 14] }));
    expect([table.cell(1, 0), table.dateTime(1, 0), table.cell(2, 0)]).toEqual([
      '2018-01-31',
      '2018-01-31 12:35:00',
      'end',
    ]);
  });

  it('show it where they are sent as dates, and are sent with it', async () => {
    const header = ['external_id', 'created_at', 'день'].map((name) => `<c t="str"><v>${name}</v></c>`).join('');
    const cells = '<c><v>1</v></c><c s="1"><v>43131.5</v></c><c s="1"><v>43131.5</v></c>';
    const { table, facts } = await readAllOf(
      makeSheet(`<row>${header}</row><row>${cells}</row>`, { formats: [0, 14] }),
    );
    const file = { ...facts, name: 'a.xlsx', sizeBytes: 1 };
    const sheet = await Sheet.open(table, file, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
    await sheet.load({ table, facts: file }, () => undefined);
    expect(sheet.window({ start: 0, count: 1 }).rows[0]?.cells).toEqual(['1', '2018-01-31 12:00:00', '2018-01-31']);
    const attributes = (): unknown =>
      sheet.rowsToSend.takePrepared({ after: 0, limit: 1, only: null }).rows[0]?.attributes;
    expect(attributes()).toEqual({
      created_at: '2018-01-31T12:00:00+03:00',
      custom_attributes: { день: '2018-01-31' },
    });
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 1, value: '2019-02-03' }] });
    await sheet.undo(sheet.state());
    expect(sheet.window({ start: 0, count: 1 }).rows[0]?.edited).toEqual([]);

    const { layout } = sheet.state().rules;
    const custom = { kind: 'custom' as const, key: 'created', type: 'text' as const };
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, targets: layout.targets.with(1, custom) } } });
    expect(attributes()).toEqual({ custom_attributes: { created: '2018-01-31', день: '2018-01-31' } });
  });
});

describe('other values', () => {
  it.each([
    ['yes', '<c r="A2" t="b"><v>1</v></c>', 'true'],
    ['no', '<c r="A2" t="b"><v>0</v></c>', 'false'],
    ['yes in letters', '<c r="A2" t="b"><v>true</v></c>', 'true'],
    ['an error', '<c r="A2" t="e"><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['a formula that gives a text', '<c r="A2" t="str"><f>A1&amp;"x"</f><v>hx</v></c>', 'hx'],
    ['a formula that gives a number', '<c r="A2"><f>1+1</f><v>2</v></c>', '2'],
    ['a formula that gives yes', '<c r="A2" t="b"><f>1=1</f><v>1</v></c>', 'true'],
    ['a formula that gives an error', '<c r="A2" t="e"><f>NA()</f><v>#N/A</v></c>', '#N/A'],
    ['a formula that gives no text', '<c r="A2" t="str"><f>""</f><v></v></c>', ''],
    ['a shared formula', '<c r="A2" t="n"><f t="shared" si="0"/><v>7</v></c>', '7'],
    ['inline text', '<c r="A2" t="inlineStr"><is><t>Анна</t></is></c>', 'Анна'],
    [
      'inline rich text',
      '<c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t>Ан</t></r><r><t>на</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is></c>',
      'Анна',
    ],
    ['inline text in a cell of no type', '<c r="A2"><is><t>Анна</t></is></c>', 'Анна'],
    ['the text of an extension', '<c r="A2"><v>5</v><extLst><ext><v>6</v></ext></extLst></c>', '5'],
    ['nothing', '<c r="A2" s="1"/>', ''],
    ['an empty value', '<c r="A2"><v/></c>', ''],
  ])('%s', async (_what, cell, text) => {
    expect(await textOf(cell, { formats: [0, 0] })).toBe(text);
  });

  it.each([
    ['spaces', '<t xml:space="preserve"> a  b </t>', ' a  b '],
    ['a line break', '<t>a\nb</t>', 'a\nb'],
    ['a line break of Windows', '<t>a\r\nb</t>', 'a\nb'],
    ['a lone carriage return', '<t>a\rb</t>', 'a\nb'],
    ['an escaped carriage return', '<t>a_x000D_\nb</t>', 'a\r\nb'],
    ['an escape that is escaped', '<t>_x005F_x000D_</t>', '_x000D_'],
    ['a small escape', '<t>_x0041_</t>', 'A'],
    ['half an escape', '<t>_x00_x0041_ _x_y _</t>', '_x00A _x_y _'],
    ['an escaped pair', '<t>_xD83D__xDE00_!</t>', '😀!'],
    ['entities', '<t>&lt;b&gt; &amp; &quot;q&quot; &apos;</t>', '<b> & "q" \''],
    ['references', '<t>&#1040;&#x43d;&#x43D;&#1072;&#x1F600;</t>', 'Анна😀'],
    ['a pair in two references', '<t>&#55357;&#56832;</t>', '😀'],
    ['CDATA', '<t>a<![CDATA[<b> & _x0041_]]>c</t>', 'a<b> & Ac'],
    ['an empty CDATA section', '<t>a<![CDATA[]]>b</t>', 'ab'],
    ['a comment inside', '<t>Ан<!-- <t>x</t> -->на</t>', 'Анна'],
    ['an instruction inside', '<t>Ан<?x y?>на</t>', 'Анна'],
    ['rich text', '<r><t>Ан</t></r><r><rPr><b/></rPr><t xml:space="preserve">на </t></r>', 'Анна '],
    ['text and runs', '<t>Ан</t><r><t>на</t></r>', 'Анна'],
    ['what is pronounced', '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>', '東京'],
    ['a text of 126 bytes', `<t>${'x'.repeat(126)}</t>`, 'x'.repeat(126)],
    ['a text of 127 bytes', `<t>${'x'.repeat(127)}</t>`, 'x'.repeat(127)],
    ['a text as long as Excel has them', `<t>${'щ'.repeat(32_767)}</t>`, 'щ'.repeat(32_767)],
    ['no text', '<t/>', ''],
    ['nothing', '', ''],
  ])('shared and inline: %s', async (_what, content, text) => {
    const strings = `<si><t>other</t></si><si>${content}</si>`;
    expect(await textOf('<c r="A2" t="s"><v>1</v></c>', { strings })).toBe(text);
    expect(await textOf(`<c r="A2" t="inlineStr"><is>${content}</is></c>`)).toBe(text);
  });
});

describe('cells with an issue', () => {
  it.each([
    ['a formula without a value', '<c r="A2"><f>1+1</f></c>', 'formula-no-value'],
    ['a formula with an empty one', '<c r="A2"><f>1+1</f><v></v></c>', 'formula-no-value'],
    ['a formula of text without a value', '<c r="A2" t="str"><f>A1</f></c>', 'formula-no-value'],
    ['a shared string that is not there', '<c r="A2" t="s"><v>7</v></c>', 'text-damaged'],
    ['half a character', '<c r="A2" t="str"><v>x_xD83D_y</v></c>', 'text-damaged'],
  ])('%s', async (_what, cell, code) => {
    const { table } = await readAllOf(sheetOf(cell, { strings: '<si><t>a</t></si>' }));
    expect(table.rowCount).toBe(2);
    expect(table.remarks.of(1)).toEqual([{ code, column: 0, line: 2 }]);
    expect(table.cell(1, 0)).toBe(code === 'text-damaged' && cell.includes('x_') ? 'x\ufffdy' : '');
  });

  it.each([
    ['an error of a new kind', '<c r="A2" t="e"><v>#LOADING!</v></c>', true],
    ['an error that is no word', '<c r="A2" t="e"><f>X()</f><v>?</v></c>', true],
    ['an error known by its text', '<c r="A2" t="e"><v>#DIV/0!</v></c>', false],
    ['the same letters as a text', '<c r="A2" t="str"><v>#LOADING!</v></c>', false],
  ])('%s', async (_what, cell, isRemarked) => {
    const { table } = await readAllOf(sheetOf(cell, {}));
    expect(table.remarks.of(1)).toEqual(isRemarked ? [{ code: 'formula-error', column: 0, line: 2 }] : []);
  });

  it.each([
    ['1.234567890123457e+18', '1234567890123457000', true],
    ['12345678901234567', '12345678901234567', true],
    ['-1234567890123456', '-1234567890123456', true],
    ['123456789012345', '123456789012345', false],
    ['1E+18', '1000000000000000000', false],
    ['1.23456789012345E+18', '1234567890123450000', false],
    ['0.30000000000000004', '0.3', false],
    ['1234567890.1234567', '1234567890.12346', false],
  ])('a number that was rounded: %s', async (value, text, isRounded) => {
    for (const cell of [number(value), styled(value), `<c r="A2" t="n" x="1"><v>${value}</v></c>`]) {
      const { table } = await readAllOf(sheetOf(cell, { formats: [0, '0'] }));
      expect(table.cell(1, 0)).toBe(text);
      expect(table.remarks.of(1)).toEqual(isRounded ? [{ code: 'id-rounded', column: 0, line: 2 }] : []);
    }
  });

  it('invalid UTF-8 is replaced, wherever it is shared', async () => {
    const xml = Buffer.from(
      '<?xml version="1.0"?><worksheet><sheetData><row><c t="str"><v>h</v></c></row><row><c t="str"><v>a?b</v></c></row>' +
        '<row><c t="str"><v>Анна</v></c></row></sheetData></worksheet>',
    );
    xml[xml.indexOf('?b')] = 0xff;
    const bytes = makeSheet('', {
      change: (parts) => parts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, content: xml } : part)),
    });
    const { table } = await readAllOf(bytes);
    expect([table.cell(1, 0), table.cell(2, 0)]).toEqual(['a\ufffdb', 'Анна']);
    expect(table.remarks.of(1)).toEqual([{ code: 'text-damaged', column: 0, line: 2 }]);
  });
});
