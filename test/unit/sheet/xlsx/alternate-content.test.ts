import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSheet, makeXlsx } from '../../../fixtures/xlsx/make-xlsx';
import { readAllOf, recordsIn, recordsOf } from '../../../fixtures/xlsx/read-workbook';

/** By ECMA-376 part 3, a program that supports no extension uses the fallback, anywhere in a part. */
const alternate = (
  fallback: string,
  choices = '<mc:Choice Requires="x14"><row r="2"><c r="A2"><v>9</v></c></row></mc:Choice>',
) =>
  `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${choices}<mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const withoutFallback =
  '<mc:AlternateContent><mc:Choice Requires="x14"><row r="3"><c r="A3"><v>9</v></c></row>text</mc:Choice></mc:AlternateContent>';
const word = (reference: string, text: string): string => `<c r="${reference}" t="str"><v>${text}</v></c>`;
const header = `<row r="1">${word('A1', 'id')}${word('B1', 'имя')}</row>`;
const PEOPLE = [
  ['id', 'имя'],
  ['1', 'Анна'],
];

describe('in a sheet, the fallback is read in place of', () => {
  it.each([
    ['a row', header + alternate(`<row r="2">${word('A2', '1')}${word('B2', 'Анна')}</row>`)],
    ['a cell', `${header}<row r="2"><c r="A2"><v>1</v></c>${alternate(word('B2', 'Анна'), '')}</row>`],
    [
      'a cell beside usual ones',
      `${header}<row r="2">${alternate('<c r="A2"><v>1</v></c>', '<mc:Choice><c r="A2"><v>2</v></c></mc:Choice>')}${word('B2', 'Анна')}</row>`,
    ],
    [
      'a value',
      `${header}<row r="2"><c r="A2">${alternate('<v>1</v>', '<mc:Choice><v>7</v></mc:Choice>')}</c>${word('B2', 'Анна')}</row>`,
    ],
    [
      'a part of a text',
      `${header}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Ан${alternate('на', ' <mc:Choice>то<x/>н</mc:Choice> ')}</t></is></c></row>`,
    ],
    [
      'a run of a text',
      `${header}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><r><t>Ан</t></r>${alternate('<r><t>на</t></r>', '<mc:Choice><r><t>тон</t></r></mc:Choice>')}</is></c></row>`,
    ],
    [
      'an alternative within it',
      header +
        alternate(
          `<row r="2">${alternate(word('A2', '1'), '<mc:Choice>x</mc:Choice>')}${word('B2', 'Анна')}</row>${withoutFallback}`,
        ),
    ],
    [
      'choices that hold alternatives',
      header +
        alternate(
          `<row r="2">${word('A2', '1')}${word('B2', 'Анна')}</row>`,
          `<mc:Choice Requires="a">${alternate(`<row r="2">${word('A2', '7')}</row>`)}</mc:Choice><mc:Choice Requires="b"/>`,
        ),
    ],
    [
      'nothing where there is none',
      `${header}${withoutFallback}<mc:AlternateContent/><row r="2"><c r="A2"><v>1</v></c><mc:AlternateContent/>${word('B2', 'Анна')}</row><mc:AlternateContent><mc:Fallback/></mc:AlternateContent>`,
    ],
  ])('%s', async (_what, xml) => {
    for (const pieceBytes of [64, 1024 ** 2]) {
      const { table } = await readAllOf(makeSheet(xml), {}, pieceBytes);
      expect(recordsOf(table)).toEqual(PEOPLE);
    }
  });

  it('the rows, the areas and the sheet itself', async () => {
    const rows = `<sheetData>${header}<row r="2"><c r="A2"><v>1</v></c>${word('B2', 'Анна')}</row></sheetData>`;
    const merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>';
    const ignored = alternate(
      '<controls><control/></controls>',
      '<mc:Choice><sheetData><row r="9"/></sheetData></mc:Choice>',
    );
    const plain = `<worksheet>${rows}${merged}</worksheet>`;
    const odd = alternate(`<worksheet>${ignored}${alternate(rows)}${alternate(merged)}${ignored}</worksheet>`);
    const [expected, found] = await Promise.all(
      [plain, odd].map((xml) => recordsIn(makeXlsx({ sheets: [{ name: 'A', xml: `<?xml version="1.0"?>${xml}` }] }))),
    );
    expect(found).toEqual(expected);
  });
});

it('in shared strings, the fallback is read', async () => {
  const strings = `<si><t>id</t></si>${alternate('<si><t>имя</t></si>', '<mc:Choice><si><t>x</t></si></mc:Choice>')}<si><t>Ан</t>${alternate('<r><t>на</t></r>', '<mc:Choice><t>x</t></mc:Choice>')}</si>`;
  const shared = (reference: string, index: number): string => `<c r="${reference}" t="s"><v>${index}</v></c>`;
  const xml = `<row r="1">${shared('A1', 0)}${shared('B1', 1)}</row><row r="2"><c r="A2"><v>1</v></c>${shared('B2', 2)}</row>`;
  expect(await recordsIn(makeSheet(xml, { strings }))).toEqual(PEOPLE);
});

it('in styles and in the list of sheets, the fallback is read', async () => {
  const bytes = makeXlsx({
    sheets: [
      { name: 'A', xml: `<row r="1">${word('A1', 'date')}</row><row r="2"><c r="A2" s="1"><v>43131</v></c></row>` },
    ],
    formats: [0, 14],
    change: (parts) =>
      parts.map(({ name, content, ...others }) => ({
        name,
        ...others,
        content: String(content)
          .replace(/<sheets>.*<\/sheets>/, (sheets) => alternate(sheets, '<mc:Choice><sheets/></mc:Choice>'))
          .replace(
            /<xf numFmtId="14"\/><\/cellXfs>/,
            `${alternate('<xf numFmtId="14"/>', '<mc:Choice><xf/><xf/></mc:Choice>')}</cellXfs>`,
          ),
      })),
  });
  expect(await recordsIn(bytes)).toEqual([['date'], ['2018-01-31']]);
});

it('elements read the same with each of them in a fallback, however deep', async () => {
  const rows = fc.array(fc.array(fc.stringMatching(/^[a-zа-я1-9]{1,5}$/), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(rows, fc.infiniteStream(fc.nat({ max: 3 })), async (texts, depths) => {
      const wrapped = (xml: string): string => {
        const depth = depths.next().value as number;
        const noise = '<mc:Choice><v>x</v>x<row><c><is><t>y</t></is></c></row></mc:Choice>';
        return Array.from({ length: depth }).reduce<string>((inner) => alternate(inner, noise), xml);
      };
      const sheet = (wrap: (xml: string) => string): Buffer => {
        const all = [['h1', 'h2', 'h3', 'h4'], ...texts].map((cells, row) => {
          const inRow = cells.map((text, column) =>
            wrap(`<c r="${'ABCD'[column]}${row + 1}" t="str">${wrap(`<v>${wrap(text)}</v>`)}</c>`),
          );
          return wrap(`<row r="${row + 1}">${inRow.join('')}</row>`);
        });
        return makeSheet(all.join(''));
      };
      const options = { headerRow: 1 };
      expect(await recordsIn(sheet(wrapped), options)).toEqual(
        await recordsIn(
          sheet((xml) => xml),
          options,
        ),
      );
    }),
    { numRuns: 60 },
  );
});
