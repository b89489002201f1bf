import exceljs from 'exceljs';
import { HEADERS, people } from '../bench/data/people';
import { makeCsv, windows1251 } from './make-csv';
import { seededRandom } from '../bench/data/random';
import { writeByExceljs } from '../fixtures/xlsx-writers/exceljs-writer';
import { writeRaw } from '../fixtures/xlsx-writers/raw-writer';
import type { WorkbookCell } from '../fixtures/xlsx-writers/workbook-spec';
import { unpackZip, type UnpackedPart } from '../fixtures/zip';

/** Valid files to be corrupted; the same in every run. */
export interface Seeds {
  texts: readonly Buffer[];
  workbooks: readonly (readonly UnpackedPart[])[];
  /** Files that are not sheets at all. */
  others: readonly Buffer[];
}

const ROWS = 8;
const OLE_HEADER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const PLAIN_TEXT = [
  'external_id;email;name;phone;created_at;ltv',
  '="00123";anna@example.ru;"Иванова; Анна";+7 900 000-00-01;2018-01-01 00:11:22;27456',
  '100501;boris@example.ru;"Борис ""Боря""\nПетров";89000000002;01.02.2019;12,5',
  '100502;;Вера;;;',
  '',
].join('\r\n');

export async function makeSeeds(): Promise<Seeds> {
  const random = seededRandom(1);
  const rows = [HEADERS, ...people(ROWS)];
  return {
    texts: [
      Buffer.from(PLAIN_TEXT),
      Buffer.from(`\ufeff${PLAIN_TEXT}`, 'utf16le'),
      windows1251(PLAIN_TEXT),
      Buffer.from(PLAIN_TEXT.replaceAll(';', '\t')),
      ...Array.from({ length: 8 }, () => makeCsv(random)),
    ],
    workbooks: [
      partsOf(writeRaw({ sheetName: 'Клиенты', rows })),
      partsOf(writeRaw({ sheetName: 'Клиенты', rows }, 'libreoffice')),
      partsOf(await writeByExceljs({ sheetName: 'Клиенты', rows })),
      partsOf(await richWorkbook()),
      withSheet(rows, ODD_SHEET),
      prefixed(partsOf(writeRaw({ sheetName: 'x', rows }))),
    ],
    others: [Buffer.from(OLE_HEADER), Buffer.alloc(600, 0), Buffer.from('%PDF-1.7\n'), Buffer.from('{"a":[1,2]}')],
  };
}

function partsOf(bytes: Buffer): UnpackedPart[] {
  return [...unpackZip(bytes)];
}

/** A workbook with what exceljs can write besides texts, numbers and dates. */
async function richWorkbook(): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  workbook.created = workbook.modified = new Date(0);
  workbook.addWorksheet('Пустой', { state: 'hidden' });
  const sheet = workbook.addWorksheet('Клиенты');
  sheet.addRow(['external_id', 'email', 'name', 'phone', 'sum']);
  sheet.addRow([
    { richText: [{ text: '1005' }, { font: { bold: true }, text: '00' }] },
    { text: 'anna@example.ru', hyperlink: 'mailto:anna@example.ru' },
    'Иванова Анна',
    79_000_000_001,
    { formula: 'SUM(A1:A2)', result: 12.5 },
  ]);
  sheet.addRow([100_501, { formula: 'NA()', result: { error: '#N/A' } }, '  пробелы  ', true, { formula: 'B1' }]);
  sheet.getCell('A3').numFmt = '0000000000';
  sheet.mergeCells('C4:D5');
  sheet.getCell('C4').value = 'слито';
  sheet.getRow(3).hidden = true;
  sheet.autoFilter = 'A1:E1';
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Markup that the standard allows but few programs write. */
const ODD_SHEET =
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD9"/>' +
  '<sheetData><row><c t="inlineStr"><is><t>external_id</t></is></c><c t="inlineStr"><is><r><t>em</t></r><r><t>ail</t></r>' +
  '<rPh sb="0" eb="1"><t>x</t></rPh></is></c><c t="str"><v>name</v></c></row>' +
  '<row r="3" hidden="1"><c r="A3"><v>7.9161234567E+10</v></c><c r="C3" t="d"><v>2024-01-31T10:20:30Z</v></c></row>' +
  '<row r="4"><c><v>12345678901234567</v></c><c t="e"><v>#REF!</v></c><c t="inlineStr"><is><t xml:space="preserve"> a_x000D_b &amp;&#10;' +
  '<![CDATA[<c>]]></t></is></c><c t="b"><v>1</v></c></row>' +
  '<row r="9"><c r="D9" t="str"><f>A1</f></c><!-- c --></row></sheetData><mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells></worksheet>';

function withSheet(rows: Iterable<readonly WorkbookCell[]>, xml: string): UnpackedPart[] {
  return partsOf(writeRaw({ sheetName: 'Odd', rows })).map((part) =>
    part.name.includes('sheet1') ? { name: part.name, content: Buffer.from(xml) } : part,
  );
}

/** The same markup with a namespace prefix, as some programs write it. */
function prefixed(parts: readonly UnpackedPart[]): UnpackedPart[] {
  return parts.map(({ name, content }) => {
    if (!name.startsWith('xl/') || name.endsWith('.rels')) return { name, content };
    const text = content
      .toString()
      .replaceAll(/<(\/?)(?=[a-z])/gi, '<$1x:')
      .replaceAll(' xmlns="', ' xmlns:x="');
    return { name, content: Buffer.from(text) };
  });
}
