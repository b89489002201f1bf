import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../../electron/sheet/sheet';
import { Remarks } from '../../../../electron/sheet/table/remarks';
import type { Table } from '../../../../electron/sheet/table/table';
import type { Operation } from '../../../../shared/sheet/operation';
import { apply } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { textTable } from '../../../fakes/text-table';
import {
  ALL_HEADERS,
  cell,
  column,
  COLUMNS,
  INNER,
  known,
  knownByFullCheck,
  MANY_ROWS,
  NOTE,
  open,
  pattern,
  rowsOf,
  SOME_ROWS,
  windowOf,
} from './dirty-sheet';

const part = fc.constantFrom<[number, number]>([0, 1], [0, 1], [0, 0.7], [0.4, 0.9], [0.2, 0.21]);
const step = fc.oneof(
  fc.record({ do: fc.constant('fill' as const), part, cells: fc.array(cell, { minLength: 1, maxLength: 2 }) }),
  fc.record({ do: fc.constant('number' as const), part, column: fc.constantFrom(0, 1, 2, NOTE) }),
  fc.record({ do: fc.constant('copy' as const), part, column }),
  fc.record({ do: fc.constant('set' as const), row: fc.integer({ min: 1, max: SOME_ROWS }), cell }),
  fc.record({
    do: fc.constant('repair' as const),
    code: fc.constantFrom(
      'id-formatted',
      'phone-formatted',
      'placeholder',
      'placeholder-sent',
      'cell-skipped',
      'email-slip',
      'date-order',
      'date-invalid',
      'name-case',
      'shared-by-many',
      'phone-form',
    ),
    column: fc.option(fc.constantFrom(0, 1, 2, 3, 4, 6)),
  }),
  fc.record({ do: fc.constantFrom('exclude' as const, 'include' as const), part }),
  fc.record({ do: fc.constant('skip-bad-cells' as const), skipBadCells: fc.boolean() }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'undo' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function doStep(sheet: Sheet, next: Step, rowCount: number): Promise<void> {
  const range = ([from, to]: [number, number], columns: number[]) => ({
    start: Math.floor(from * rowCount),
    end: Math.floor(to * rowCount),
    columns,
  });
  const run = (operation: Operation) => apply(sheet, operation);
  switch (next.do) {
    case 'fill': {
      for (const each of next.cells)
        await run({ kind: 'fill', range: range(next.part, [each.column]), value: each.value });
      break;
    }
    case 'number': {
      const { start, end } = range(next.part, []);
      const rows = Array.from({ length: end - start }, (_, index) => [`n${index}@example.ru`, `${index % 90}`]);
      await run({ kind: 'paste', addRows: false, position: start, columns: [next.column, INNER], rows });
      break;
    }
    case 'copy':
      await run({ kind: 'copy', range: range(next.part, [next.column]), direction: 'down' });
      break;
    case 'set':
      await run({ kind: 'set', edits: [{ row: next.row, ...next.cell }] });
      break;
    case 'repair':
      await run({ kind: 'repair', code: next.code, column: next.column });
      break;
    case 'exclude':
    case 'include': {
      const { start, end } = range(next.part, []);
      await run({ kind: next.do, rows: Array.from({ length: end - start }, (_, index) => start + index + 1) });
      break;
    }
    case 'skip-bad-cells':
      await run({ kind: 'rules', rules: { skipBadCells: next.skipBadCells } });
      break;
    case 'undo':
    case 'redo':
      await sheet[next.do](sheet.state());
  }
}

describe('the checks after changes of many rows', () => {
  const equalsFullCheck = (count: number, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(pattern, fc.array(step, { minLength: 1, maxLength: 6 }), async (cells, steps) => {
        const sheet = await open(textTable(ALL_HEADERS, rowsOf(cells, count)));
        for (const next of steps) await doStep(sheet, next, count);
        const rows = windowOf(sheet, count);
        const fresh = await open(
          textTable(
            ALL_HEADERS,
            rows.map((row) => row.cells),
          ),
        );
        await apply(fresh, {
          kind: 'exclude',
          rows: rows.filter(({ excluded }) => excluded).map(({ row }) => row),
        });
        await apply(fresh, { kind: 'rules', rules: sheet.state().rules });
        const expected = await knownByFullCheck(fresh, count);
        expect(known(sheet, count)).toEqual(expected);
        expect(await knownByFullCheck(sheet, count)).toEqual(expected);
      }),
      { numRuns: runs(numRuns) },
    );

  it('are those of a full check', { timeout: 60_000 }, () => equalsFullCheck(SOME_ROWS, 150));

  it('are those of a full check where columns are packed', { timeout: 60_000 }, () => equalsFullCheck(MANY_ROWS, 6));

  it('are those of a full check for rows with remarks of the reader', { timeout: 60_000 }, async () => {
    const remarked = (table: Table): Table => {
      const remarks = new Remarks();
      for (let row = 1; row <= SOME_ROWS; row += 7) {
        remarks.add(row, { code: 'row-short', column: null, line: row });
        remarks.add(row, { code: 'formula-error', column: row % COLUMNS, line: row });
        remarks.add(row + 1, { code: 'id-rounded', column: row % 2, line: row });
        remarks.add(row + 1, { code: 'text-damaged', column: NOTE, line: row });
      }
      return { ...table, remarks };
    };
    await fc.assert(
      fc.asyncProperty(pattern, fc.array(step, { minLength: 1, maxLength: 6 }), async (cells, steps) => {
        const sheet = await open(remarked(textTable(ALL_HEADERS, rowsOf(cells, SOME_ROWS))));
        for (const next of steps) await doStep(sheet, next, SOME_ROWS);
        const found = known(sheet, SOME_ROWS);
        expect(found).toEqual(await knownByFullCheck(sheet, SOME_ROWS));
      }),
      { numRuns: runs(100) },
    );
  });
});
