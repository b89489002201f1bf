import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZipPart } from '../../../fixtures/zip';
import { makeSheet } from '../../../fixtures/xlsx/make-xlsx';
import { readAllOf, recordsOf } from '../../../fixtures/xlsx/read-workbook';
import { runs } from '../../../fakes/number-of-runs';

const cell = fc.record({
  column: fc.constantFrom('A', 'B', 'C', 'Z', 'AA'),
  style: fc.integer({ min: 0, max: 3 }),
  value: fc.oneof(
    fc.record({ type: fc.constant('s'), text: fc.integer({ min: 0, max: 4 }).map(String) }),
    fc.record({ type: fc.constant('n'), text: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String) }),
    fc.record({ type: fc.constant('n'), text: fc.nat().map(String) }),
    fc.record({ type: fc.constant('str'), text: fc.constantFrom('Анна', '&lt;b&gt;', ' x ', '', '_x0041_') }),
    fc.record({ type: fc.constant('b'), text: fc.constantFrom('0', '1') }),
    fc.record({ type: fc.constant('e'), text: fc.constant('#N/A') }),
  ),
});
const strings = '<si><t>a</t></si><si><t>б </t></si><si><t/></si><si><t> </t></si>';
const formats = [0, 14, 22, '00000'];

describe('a cell is read with the same result', () => {
  it('in the usual form and in any other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 10 }), async (rows) => {
        const usual = rows.map((cells, row) => {
          const inRow = cells.map(
            ({ column, style, value: { type, text } }) =>
              `<c r="${column}${row + 2}" s="${style}" t="${type}"><v>${text}</v></c>`,
          );
          return `<row r="${row + 2}">${inRow.join('')}</row>`;
        });
        const odd = rows.map((cells, row) => {
          const inRow = cells.map(
            ({ column, style, value: { type, text } }) =>
              `<x:c  t='${type}'\ts='${style}' foo="s" r = "${column.toLowerCase()}${row + 2}"><x:v >${text}<!-- --></x:v></x:c >\n`,
          );
          return `<x:row x:r="7" r="${row + 2}">${inRow.join('<y/>')}</x:row>`;
        });
        const header = '<row r="1"><c r="A1" t="str"><v>h</v></c></row>';
        const last = '<row r="99"><c r="A99"><v>1</v></c></row>';
        const [one, other] = await Promise.all(
          [usual, odd].map((xml) => readAllOf(makeSheet(header + xml.join('') + last, { strings, formats }))),
        );
        expect(recordsOf(other!.table)).toEqual(recordsOf(one!.table));
        expect(other!.facts).toEqual(one!.facts);
        expect([...other!.table.remarks.rows()]).toEqual([...one!.table.remarks.rows()]);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('a sheet with broken markup', () => {
  const xml = Buffer.from(
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43131</v></c></row><row r="2" hidden="1">' +
      '<c r="A2" t="inlineStr"><is><r><t>Ан</t></r><!-- x --></is></c><c r="B2" t="b"><f>A1&amp;"x"</f><v>1</v></c></row>' +
      '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
  );

  it('is a table or a known problem', async () => {
    const edit = fc.record({
      at: fc.nat(xml.length - 1),
      cut: fc.nat(6),
      insert: fc.constantFrom(
        '',
        '<',
        '>',
        '"',
        '&',
        '/',
        '<c>',
        '</c>',
        '<!--',
        ']]>',
        '<v>',
        '</row>',
        'r="',
        '\0',
        '\xff',
        '9',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const content = edits.reduce(
          (bytes, { at, cut, insert }) =>
            Buffer.concat([bytes.subarray(0, at), Buffer.from(insert, 'latin1'), bytes.subarray(at + cut)]),
          xml,
        );
        const change = (parts: ZipPart[]): ZipPart[] =>
          parts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, content } : part));
        await readAllOf(makeSheet('', { strings, formats, change }), { headerRow: 1 }).then(
          ({ table }) => recordsOf(table),
          (error: unknown) => {
            expect(error).toHaveProperty('problem.code');
          },
        );
      }),
      { numRuns: runs(400) },
    );
  });
});
