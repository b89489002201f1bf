import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnTexts } from '../../../../electron/sheet/table/column-texts';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { createSpans } from '../../../../electron/sheet/table/table';
import { lineExpression } from '../../../../shared/sheet/operations/line-expression';
import { textTable } from '../../../fakes/text-table';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'я', 'é', '"', '\n', '=', ' ', '€', '😀', '0'), maxLength: 6 }),
  fc.constantFrom('', 'NULL', '\\N', '=1', '="7"', 'None', 'N', 'x'.repeat(300), 'ю'.repeat(200)),
);
const MOST_ROWS = 7;

async function edited(cells: string[], edits: [number, string][], added: number): Promise<EditedTable> {
  const table = new EditedTable(
    textTable(
      ['id', 'text'],
      cells.map((cell, at) => [`${at}`, cell]),
    ),
  );
  table.resize({ rows: added, columns: [] });
  const changer = table.changer(1);
  const byRow = new Map(edits.map(([row, value]) => [1 + (row % table.rowCount), value]));
  for (const [row, value] of [...byRow].sort(([one], [other]) => one - other)) changer.add(row, value);
  const change = await changer.finish();
  if (change !== null) await table.apply(change);
  return table;
}

const tables = fc
  .tuple(
    fc.array(text, { minLength: 1, maxLength: 20 }),
    fc.array(fc.tuple(fc.nat(), text), { maxLength: 8 }),
    fc.nat({ max: 3 }),
  )
  .map((parts) => edited(...parts));

describe('the texts of a column', () => {
  it('are those of its cells, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (made) => {
        const table = await made;
        const texts = new ColumnTexts(table, 1, MOST_ROWS);
        for (let row = 1; row <= table.rowCount; row += MOST_ROWS) {
          const count = Math.min(MOST_ROWS, table.rowCount - row + 1);
          const cells = Array.from({ length: count }, (_, at) => table.cell(row + at, 1));
          expect(texts.read(row, count)).toEqual(cells);
        }
      }),
    );
  });

  it('that match an expression are found together', async () => {
    const expressions = fc.constantFrom('a', '^$', '^a', '0$', 'я|é', '[a-я]+', 'x*', '€.?', '""');
    await fc.assert(
      fc.asyncProperty(tables, expressions, async (made, source) => {
        const table = await made;
        const texts = new ColumnTexts(table, 1, MOST_ROWS);
        const expression = lineExpression(new RegExp(source, 'gu'))!;
        for (let row = 1; row <= table.rowCount; row += MOST_ROWS) {
          const count = Math.min(MOST_ROWS, table.rowCount - row + 1);
          const cells = Array.from({ length: count }, (_, at) => table.cell(row + at, 1));
          const found = texts.mayMatch(row, count, expression);
          const matching = cells.flatMap((cell, at) => (new RegExp(source, 'u').test(cell) ? [at] : []));
          expect(found.places).toEqual(expect.arrayContaining(matching));
          expect(found.places).toEqual([...new Set(found.places)].sort((one, other) => one - other));
          expect(found.texts).toEqual(found.places.map((at) => cells[at]));
        }
      }),
    );
  });

  it('have the same bytes whether they are read row by row or together', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (made) => {
        const table = await made;
        const together = createSpans(table.rowCount);
        const bytesOf = (bytes: Uint8Array, { starts, ends }: typeof together, at: number): string =>
          Buffer.from(bytes.subarray(starts[at], Math.max(starts[at] ?? 0, ends[at] ?? 0))).toString();
        const all = table.spans(1, 1, table.rowCount, together);
        const expected = Array.from({ length: table.rowCount }, (_, at) => bytesOf(all, together, at));
        const rows = Uint32Array.from({ length: table.rowCount }, (_, at) => at + 1).filter((row) => row % 2 === 1);
        const some = createSpans(rows.length);
        const found = table.spansOfRows(1, rows, some);
        rows.forEach((row, at) => expect(bytesOf(found, some, at)).toBe(expected[row - 1]));
      }),
    );
  });
});
