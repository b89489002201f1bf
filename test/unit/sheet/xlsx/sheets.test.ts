import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../../electron/sheet/readers/xlsx/open-xlsx';
import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import type { ZipPart } from '../../../fixtures/zip';
import { escapeXml, makeSheet, makeXlsx, type XlsxSheet } from '../../../fixtures/xlsx/make-xlsx';
import { readAllOf, recordsIn } from '../../../fixtures/xlsx/read-workbook';

const t = (reference: string, text: string): string => `<c r="${reference}" t="str"><v>${escapeXml(text)}</v></c>`;
const people = `<row r="1">${t('A1', 'id')}${t('B1', 'имя')}</row><row r="2">${t('A2', '1')}${t('B2', 'Анна')}</row>`;
const PEOPLE = [
  ['id', 'имя'],
  ['1', 'Анна'],
];
const renamed =
  (from: string, to: string) =>
  (parts: ZipPart[]): ZipPart[] =>
    parts.map((part) => (part.name === from ? { ...part, name: to } : part));
const rewritten =
  (name: string, rewrite: (content: string) => string) =>
  (parts: ZipPart[]): ZipPart[] =>
    parts.map((part) => (part.name === name ? { ...part, content: rewrite(String(part.content)) } : part));

describe('sheets of a workbook', () => {
  const sheet = (name: string, more: Partial<XlsxSheet> = {}): XlsxSheet => ({
    name,
    xml: `<row>${t('A1', name)}</row><row>${t('A2', 'x')}</row>`,
    ...more,
  });
  const bytes = makeXlsx({
    sheets: [
      sheet('Скрытый', { state: 'hidden' }),
      sheet('Очень', { state: 'veryHidden' }),
      sheet('График', { kind: 'chartsheet' }),
      sheet('Клиенты & "ко"'),
      sheet('Ещё'),
    ],
  });

  it('are listed in the order of their tabs, with hidden ones marked and without charts; the first visible one is read', async () => {
    const { facts, table } = await readAllOf(bytes);
    expect(facts.sheets).toEqual([
      { name: 'Скрытый', hidden: true },
      { name: 'Очень', hidden: true },
      { name: 'Клиенты & "ко"', hidden: false },
      { name: 'Ещё', hidden: false },
    ]);
    expect(facts).toMatchObject({ sheetName: 'Клиенты & "ко"', format: 'xlsx', encoding: null });
    expect(table.headers).toEqual(['Клиенты & "ко"']);
  });

  it('are read by name, including hidden ones', async () => {
    expect((await readAllOf(bytes, { sheetName: 'Очень' })).table.headers).toEqual(['Очень']);
  });

  it('are listed if there is none of that name', async () => {
    await expect(readAllOf(bytes, { sheetName: 'Лист9' })).rejects.toMatchObject({
      problem: { code: 'no-such-sheet', detail: expect.stringContaining('"Ещё"') as string },
    });
  });

  it('are read if all are hidden', async () => {
    const hidden = makeXlsx({ sheets: [sheet('А', { state: 'hidden' })] });
    expect((await readAllOf(hidden)).facts.sheetName).toBe('А');
  });
});

describe('the sheet that is read if none is named', () => {
  const customers = { name: 'Клиенты', xml: people.replace('>имя<', '>email<').replace('>id<', '>external_id<') };
  const empty = { name: 'Лист1', xml: '' };
  const header = { name: 'Шапка', xml: `<row>${t('A1', 'id')}${t('B1', 'имя')}</row>` };
  const instruction = {
    name: 'Инструкция',
    xml: ['Как заполнять', 'Впишите клиентов на второй лист', 'Телефон — с кодом']
      .map((text, index) => `<row>${t(`A${index + 1}`, text)}</row>`)
      .join(''),
  };
  const summary = {
    name: 'Сводка',
    xml: [
      ['Показатель', 'Значение'],
      ['Заказы', '25'],
      ['Возвраты', '5'],
    ]
      .map(([name = '', value = ''], index) => `<row>${t(`A${index + 1}`, name)}${t(`B${index + 1}`, value)}</row>`)
      .join(''),
  };
  const hidden = { ...customers, name: 'Скрытый', state: 'hidden' as const };

  it.each<[string, XlsxSheet[], string, string[]]>([
    ['an empty one', [empty, customers], 'Клиенты', ['Лист1']],
    ['one with a header alone', [header, customers], 'Клиенты', ['Шапка']],
    ['an instruction', [instruction, customers], 'Клиенты', ['Инструкция']],
    ['a summary', [summary, customers, customers], 'Клиенты', ['Сводка']],
    ['several', [empty, instruction, summary, hidden, customers], 'Клиенты', ['Лист1', 'Инструкция', 'Сводка']],
    ['nothing', [customers, summary], 'Клиенты', []],
    ['an instruction, and there are no customers', [instruction, summary], 'Сводка', ['Инструкция']],
    ['nothing better', [summary, instruction, hidden], 'Сводка', []],
  ])('is the first with a table of customers, after %s', async (_what, sheets, sheetName, passedSheets) => {
    for (const facts of [
      (await openWorkbook(makeXlsx({ sheets }), {})).head.facts,
      (await readAllOf(makeXlsx({ sheets }))).facts,
    ]) {
      expect(facts).toMatchObject({ sheetName, passedSheets });
    }
  });

  it('is reported with the others if none has a table', async () => {
    await expect(readAllOf(makeXlsx({ sheets: [empty, header, hidden] }))).rejects.toMatchObject({
      problem: { code: 'no-header', sheets: ['Лист1', 'Шапка', 'Скрытый'] },
    });
    await expect(readAllOf(makeXlsx({ sheets: [empty, customers] }), { sheetName: 'Лист1' })).rejects.toMatchObject({
      problem: { code: 'no-header', sheets: ['Лист1', 'Клиенты'] },
    });
  });

  it('is the named one, whatever the others are', async () => {
    const { facts } = await readAllOf(makeXlsx({ sheets: [summary, customers] }), { sheetName: 'Сводка' });
    expect(facts).toMatchObject({ sheetName: 'Сводка', passedSheets: [] });
  });
});

describe('parts are found by their relationships', () => {
  const strings = '<si><t>id</t></si><si><t>имя</t></si><si><t>Анна</t></si>';
  const xml = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>1</v></c><c t="s"><v>2</v></c></row>';

  it.each<[string, (parts: ZipPart[]) => ZipPart[]]>([
    ['as Excel names them', (parts) => parts],
    ['shared strings behind the sheet', (parts) => [...parts].reverse()],
    ['names in other letters', (parts) => renamed('xl/sharedStrings.xml', 'xl/SharedStrings.xml')(parts)],
    ['names with a slash in front', (parts) => parts.map((part) => ({ ...part, name: `/${part.name}` }))],
    ['names with backslashes', (parts) => parts.map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') }))],
    ['stored and not deflated', (parts) => parts.map((part) => ({ ...part, method: 0 }))],
    [
      'a name of its own',
      (parts) =>
        rewritten('xl/_rels/workbook.xml.rels', (rels) => rels.replace('worksheets/sheet1.xml', 'a/b%20c.xml'))(
          renamed('xl/worksheets/sheet1.xml', 'xl/a/b c.xml')(parts),
        ),
    ],
    [
      'an absolute target',
      rewritten('xl/_rels/workbook.xml.rels', (rels) => rels.replace('"worksheets/', '"/xl/worksheets/')),
    ],
    [
      'a target that leads upwards, beyond the top too',
      rewritten('xl/_rels/workbook.xml.rels', (rels) => rels.replace('"shared', '"../../.././xl/./shared')),
    ],
    [
      'prefixes and single quotes',
      rewritten('xl/_rels/workbook.xml.rels', (rels) =>
        rels.replaceAll('<Rel', '<p:Rel').replaceAll('</Rel', '</p:Rel').replaceAll('"', "'"),
      ),
    ],
  ])('%s', async (_what, change) => {
    expect(await recordsIn(makeXlsx({ sheets: [{ name: 'A', xml }], strings, change }))).toEqual(PEOPLE);
  });

  it('in strict workbooks too', async () => {
    expect(await recordsIn(makeXlsx({ sheets: [{ name: 'A', xml }], strings, strict: true }))).toEqual(PEOPLE);
  });

  it.each(['sheet', 'workbook', '.rels'])('and reported if one is missing: %s', async (name) => {
    const change = (parts: ZipPart[]): ZipPart[] => parts.filter((part) => !part.name.includes(name));
    await expect(readAllOf(makeXlsx({ sheets: [{ name: 'A', xml }], strings, change }))).rejects.toMatchObject({
      problem: { code: 'damaged' },
    });
  });

  it.each([
    ['document', 'not-a-table'],
    ['worksheet', 'not-a-table'],
  ])('and refused if the package is a %s', async (root, code) => {
    const change = rewritten('xl/workbook.xml', (xml) => xml.replaceAll('workbook', root));
    await expect(readAllOf(makeSheet(people, { change }))).rejects.toMatchObject({ problem: { code } });
  });

  it('and refused if the workbook is binary', async () => {
    const change = (parts: ZipPart[]): ZipPart[] =>
      rewritten('_rels/.rels', (rels) => rels.replace('workbook.xml', 'workbook.bin'))(parts);
    await expect(readAllOf(makeSheet(people, { change }))).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});

describe('rows and columns', () => {
  it.each<[string, string, string[][], ReadingOptions?]>([
    [
      'cells and rows without a place',
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>4</v></c></row>',
      [
        ['1', '2'],
        ['', '4'],
      ],
    ],
    [
      'gaps',
      `<row r="1">${t('A1', 'a')}${t('D1', 'd')}</row><row r="9">${t('D9', 'x')}</row>`,
      [
        ['a', 'd'],
        ['', 'x'],
      ],
    ],
    [
      'a cell without a place behind one',
      `<row r="1">${t('C1', 'a')}<c><v>2</v></c></row><row r="2">${t('D2', 'x')}</row>`,
      [
        ['a', '2'],
        ['', 'x'],
      ],
    ],
    [
      'a column without a header',
      `<row>${t('A1', 'a')}</row><row>${t('A2', '1')}${t('C2', 'x')}</row>`,
      [
        ['a', 'column_2'],
        ['1', 'x'],
      ],
    ],
    [
      'rows out of order',
      `<row r="1">${t('A1', 'a')}</row><row r="3">${t('A3', '3')}</row><row r="2">${t('A2', '2')}</row>`,
      [['a'], ['2'], ['3']],
    ],
    [
      'a row twice',
      `<row r="1">${t('A1', 'a')}${t('B1', 'b')}</row><row r="2">${t('A2', '1')}${t('B2', '2')}</row><row r="2">${t('A2', '3')}</row>`,
      [
        ['a', 'b'],
        ['3', '2'],
      ],
    ],
    ['a cell twice', `<row r="1">${t('A1', 'a')}</row><row r="2">${t('A2', '1')}${t('A2', '2')}</row>`, [['a'], ['2']]],
    [
      'cells out of order',
      `<row r="1">${t('B1', 'b')}${t('A1', 'a')}</row><row r="2">${t('B2', '2')}${t('A2', '1')}</row>`,
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['rows whose cells alone tell where', `<row>${t('A5', '1')}</row><row>${t('A3', 'a')}</row>`, [['a'], ['1']]],
    [
      'blank rows and cells of spaces',
      `<row r="1">${t('A1', 'a')}</row><row r="2">${t('A2', '  ')}</row><row r="3"/><row r="4"><c r="A4" s="3"/></row><row r="5">${t('A5', 'x')}</row>`,
      [['a'], ['x']],
    ],
    ['small letters in references', `<row r="1">${t('a1', 'a')}</row><row r="2">${t('a2', 'x')}</row>`, [['a'], ['x']]],
    [
      'a title above',
      `<row r="1">${t('A1', 'Список клиентов')}</row><row r="3">${t('A3', 'id')}${t('B3', 'email')}</row><row r="4">${t('A4', '1')}${t('B4', 'a@b.ru')}</row>`,
      [
        ['id', 'email'],
        ['1', 'a@b.ru'],
      ],
    ],
    [
      'the header that one is told',
      `<row r="1">${t('A1', 'id')}</row><row r="3">${t('A3', 'x')}</row><row r="4">${t('A4', '1')}</row>`,
      [['x'], ['1']],
      { headerRow: 3 },
    ],
    [
      'the last cell there is',
      `<row r="1">${t('A1', 'a')}${t('XFD1', 'z')}</row><row r="1048576">${t('XFD1048576', 'x')}</row>`,
      [
        ['a', 'z'],
        ['', 'x'],
      ],
    ],
    [
      'repeated and empty headers',
      `<row>${t('A1', 'a')}${t('B1', 'a')}${t('C1', ' ')}</row><row>${t('A2', '1')}${t('B2', '2')}${t('C2', '3')}</row>`,
      [
        ['a', 'a_2', 'column_3'],
        ['1', '2', '3'],
      ],
    ],
    [
      'attributes in single quotes and with spaces',
      `<row  r = '1' ><c  r='A1'  t = 'str' ><v >a</v ></c ></row><row r='2'\n><c\tr='A2' foo="'>" t='str'><v>x</v></c></row>`,
      [['a'], ['x']],
    ],
    [
      'comments and instructions anywhere',
      `<!-- <row> --><row r="1"><?a <b> ?><c r="A1" t="str"><!--x--><v><!--y-->a</v></c></row><row r="2">${t('A2', 'x')}<!----></row>`,
      [['a'], ['x']],
    ],
    [
      'other elements anywhere',
      `<x><row><c><v>1</v></c></row></x><row r="1"><y/>${t('A1', 'a')}</row><row r="2">${t('A2', 'x')}<c r="B2"><z><v>9</v></z></c></row>`,
      [['a'], ['x']],
    ],
  ])('%s', async (_what, xml, records, options = {}) => {
    expect(await recordsIn(makeSheet(xml), options)).toEqual(records);
  });

  it('with a prefix, a byte order mark and no declaration', async () => {
    const xml = Buffer.from(
      `\ufeff<x:worksheet xmlns:x="y"><x:sheetData>${people.replace(/<(\/?)/g, '<$1x:')}</x:sheetData></x:worksheet>`,
    );
    const change = (parts: ZipPart[]): ZipPart[] =>
      parts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, content: xml } : part));
    expect(await recordsIn(makeSheet('', { change }))).toEqual(PEOPLE);
  });

  it('counts hidden rows, whatever the order of their attributes', async () => {
    const rows = [
      '<row hidden="1" r="2" spans="1:1">',
      '<row r="3" spans="1:1">',
      '<row r="4" hidden="1" spans="1:1">',
      '<row r="5" hidden="1" spans="1:1">',
      '<row hidden="1" r="6" spans="1:1">',
      '<row r="7" spans="1:1">',
      '<row hidden="0" r="8" spans="1:1">',
    ];
    const xml = rows.map((row, index) => `${row}${t(`A${index + 2}`, 'x')}</row>`).join('');
    expect((await readAllOf(makeSheet(`<row r="1">${t('A1', 'id')}</row>${xml}`))).facts.hiddenRows).toBe(4);
  });

  it.each([
    [
      'merged downwards over two rows',
      `<row r="1">${t('A1', 'external_id')}${t('B1', 'Контакты')}${t('D1', 'Имя')}</row>` +
        `<row r="2">${t('B2', 'email')}${t('C2', 'Телефон')}</row>`,
      ['A1:A2', 'B1:C1', 'D1:D2'],
      ['external_id', 'email', 'Телефон', 'Имя'],
      2,
    ],
    [
      'with more of them above',
      `<row r="1">${t('A1', 'external_id')}${t('B1', 'Адрес')}${t('D1', 'email')}</row>` +
        `<row r="2">${t('B2', 'Город')}${t('C2', 'Улица')}</row>`,
      ['A1:A2', 'B1:C1', 'D1:D2'],
      ['external_id', 'Город', 'Улица', 'email'],
      2,
    ],
    [
      'over three rows below a title',
      `<row r="1">${t('A1', 'Клиенты магазина')}</row><row r="2">${t('A2', 'Код клиента')}${t('B2', 'Связь')}</row>` +
        `<row r="3">${t('B3', 'Почта')}</row><row r="4">${t('B4', 'E-mail')}${t('C4', 'Телефон')}${t('D4', 'ФИО')}</row>`,
      ['A1:D1', 'A2:A4', 'B2:D2', 'B3:D3'],
      ['Код клиента', 'E-mail', 'Телефон', 'ФИО'],
      4,
    ],
    [
      'all merged downwards',
      `<row r="1">${t('A1', 'external_id')}${t('B1', 'email')}${t('C1', 'name')}${t('D1', 'phone')}</row>` +
        '<row r="2"><c r="A2" s="0"/></row>',
      ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2'],
      ['external_id', 'email', 'name', 'phone'],
      1,
    ],
    [
      'merged over two columns',
      `<row r="1">${t('A1', 'external_id')}${t('B1', 'phone')}${t('D1', 'email')}</row>`,
      ['B1:C1'],
      ['external_id', 'phone', 'phone_2', 'email'],
      1,
    ],
  ])('uses headers %s for each column they cover', async (_what, header, merged, headers, headerRow) => {
    const body = `<row r="5">${t('A5', '1')}${t('B5', 'a@example.ru')}${t('C5', '+7')}${t('D5', 'Анна')}</row>`;
    const after = `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    const { table, facts } = await readAllOf(makeSheet(header + body, { after }));
    expect([table.headers, facts.headerRow, table.rowCount]).toEqual([headers, headerRow, 1]);
    expect(table.cells(1)).toEqual(['1', 'a@example.ru', '+7', 'Анна']);
  });

  it('keeps the value of merged cells once, and drops a row that only had others', async () => {
    const xml =
      `<row r="1">${t('A1', 'a')}${t('B1', 'b')}</row><row r="2">${t('A2', '1')}${t('B2', 'x')}</row>` +
      `<row r="3">${t('B3', 'x')}</row><row r="4">${t('A4', '4')}${t('B4', 'y')}</row>`;
    const after =
      '<mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="A9:XFD1048576"/><mergeCell ref="?"/></mergeCells>';
    const { table, facts } = await readAllOf(makeSheet(xml, { after }));
    expect([table.cells(1), table.cells(2), table.rowCount]).toEqual([['1', 'x'], ['4', 'y'], 2]);
    expect(facts.headerRow).toBe(1);
  });

  it('counts hidden rows of the table and cells with spaces around their text', async () => {
    const xml =
      `<row r="1" hidden="1">${t('A1', 'Отчёт ')}</row><row r="2" hidden="1">${t('A2', 'id ')}${t('B2', 'email')}</row>` +
      `<row r="3" hidden="true">${t('A3', ' 1')}${t('B3', 'a\u00a0')}</row><row r="4" hidden="0">${t('A4', '2')}${t('B4', '\u200bя\ufeff')}</row>` +
      `<row r="5" hidden="1">${t('A5', ' ')}</row><row r="6" hidden="1">${t('A6', 'б')}<c r="B6" t="s"><v>0</v></c></row>`;
    const bytes = makeSheet(xml, { strings: '<si><t> в </t></si>' });
    const { facts } = await readAllOf(bytes);
    expect(facts).toMatchObject({ headerRow: 2, hiddenRows: 2, trimmedCells: 4 });
    const twice = await readAllOf(
      makeSheet(`${xml}<row r="3">${t('A3', '1')}</row>`, { strings: '<si><t> в </t></si>' }),
    );
    expect(twice.facts.trimmedCells).toBe(3);
  });

  it('has remarks with rows of the sheet and columns of the table', async () => {
    const xml =
      `<row r="2">${t('B2', 'id')}${t('D2', 'f')}</row><row r="5">${t('B5', '1')}<c r="D5"><f>1</f></c></row>` +
      `<row r="7"><c r="B7"><f>1</f></c><c r="D7"><f>1</f></c></row>`;
    const { table } = await readAllOf(makeSheet(xml));
    expect(table.remarks.of(1)).toEqual([{ code: 'formula-no-value', column: 1, line: 5 }]);
    expect(table.remarks.of(2).map(({ column, line }) => [column, line])).toEqual([
      [0, 7],
      [1, 7],
    ]);
  });

  it.each<[string, string, string, ReadingOptions?]>([
    ['no cells', '', 'no-header'],
    ['a header alone', `<row>${t('A1', 'id')}</row>`, 'no-rows'],
    ['a header that is blank', people, 'no-header', { headerRow: 7 }],
    ['a row beyond the last', `<row r="1048577">${t('A1', 'x')}</row>`, 'damaged'],
    ['a row 0', `<row r="0">${t('A1', 'x')}</row>`, 'damaged'],
    ['a column beyond the last', `<row>${t('XFE1', 'x')}</row>`, 'damaged'],
    ['a reference that is none', `<row><c r="?"/></row>`, 'damaged'],
    ['a reference of too many letters', `<row><c r="AAAAAAA1"/></row>`, 'damaged'],
  ])('refuses %s', async (_what, xml, code, options = {}) => {
    await expect(readAllOf(makeSheet(xml), options)).rejects.toMatchObject({ problem: { code } });
  });
});

describe('a cell of a type that is not in the standard', () => {
  const formats = [0, 14];

  it.each([
    ['a number', '<c r="A2" t="zzz"><v>5</v></c>', '5'],
    ['a phone number', '<c r="A2" t="string"><v>+7 916 123-45-67</v></c>', '+7 916 123-45-67'],
    ['a number with leading zeros', '<c r="A2" t="text"><v>00123</v></c>', '00123'],
    [
      'a number with more digits than Excel keeps',
      '<c r="A2" t="x"><v>12345678901234567.890</v></c>',
      '12345678901234567.890',
    ],
    ['a number in a cell with a date format', '<c r="A2" s="1" t="date"><v>43131</v></c>', '43131'],
    ['escaped characters', '<c r="A2" t="zzz"><v>a &amp; _x0042_</v></c>', 'a & B'],
    ['an inline string', '<c r="A2" t="zzz"><is><t>Анна</t></is></c>', 'Анна'],
    ['the result of a formula', '<c r="A2" t="S"><f>A1</f><v>0</v></c>', '0'],
  ])('shows its value as it is written: %s', async (_what, cell, expected) => {
    const { table } = await readAllOf(
      makeSheet(`<row r="1">${t('A1', 'id')}</row><row r="2">${cell}</row>`, { formats }),
    );
    expect(table.cells(1)).toEqual([expected]);
    expect([...table.remarks.rows()]).toEqual([]);
  });

  it('is read as a number if the type is empty', async () => {
    const bytes = makeSheet(`<row r="1">${t('A1', 'id')}</row><row r="2"><c r="A2" s="1" t=""><v>43131</v></c></row>`, {
      formats,
    });
    expect((await readAllOf(bytes)).table.cells(1)).toEqual(['2018-01-31']);
  });

  it('is read after the head too', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `<row r="${index + 1}">${t(`A${index + 1}`, `x${index}`)}</row>`,
    );
    const { table } = await readAllOf(
      makeSheet(`${rows.join('')}<row r="301"><c r="A301" t="zzz"><v>05</v></c></row>`),
    );
    expect([table.rowCount, table.cell(300, 0)]).toEqual([300, '05']);
  });
});
