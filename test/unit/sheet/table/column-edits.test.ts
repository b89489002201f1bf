import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseOf, rowsOf, valueBefore } from '../../../../electron/sheet/table/column-change';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { TextPacker } from '../../../../electron/sheet/table/packed-texts';
import { createSpans, FILL } from '../../../../electron/sheet/table/table';
import { RowSet } from '../../../../electron/sheet/table/row-set';
import { runs } from '../../../fakes/number-of-runs';
import { textTable } from '../../../fakes/text-table';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('', 'Ёж', '🙂', 'a'.repeat(500)));
const texts = fc.array(fc.option(text), { maxLength: 200, size: 'max' });

describe('packed texts', () => {
  it('return every text, and null', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const packer = new TextPacker();
        for (const each of list) packer.add(each);
        const packed = packer.finish();
        expect(Array.from(packed.ends, (_, index) => packed.at(index))).toEqual(list);
        const copier = new TextPacker(list.length);
        list.forEach((_, index) => copier.addFrom(packed, index));
        const copy = copier.finish();
        expect(list.map((_, index) => copy.at(index))).toEqual(list);
        const after = packed.afterNull();
        expect(Array.from(after.ends, (_, index) => after.at(index))).toEqual([null, ...list]);
      }),
    );
  });

  it('are the same if they are copied in runs, with nulls between them', () => {
    const runs = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(texts, runs, (list, lengths) => {
        const packer = new TextPacker();
        for (const each of list) packer.add(each);
        const packed = packer.finish();
        const expected: (string | null)[] = [];
        let first = 0;
        const copier = new TextPacker(undefined, undefined, () => first / list.length);
        for (const [length, nulls] of lengths) {
          const count = Math.min(length, list.length - first);
          copier.addRun(packed, first, count);
          copier.addNulls(nulls);
          expected.push(...list.slice(first, first + count), ...Array.from({ length: nulls }, () => null));
          first += count;
        }
        const copy = copier.finish();
        expect(Array.from(copy.ends, (_, index) => copy.at(index))).toEqual(expected);
        expect(copy.at(expected.length)).toBeNull();
      }),
    );
  });
});

describe('a row set', () => {
  it('contains the same as a set of numbers, in ascending order', async () => {
    const step = fc.record({ row: fc.integer({ min: 0, max: 130 }), has: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 200 }), async (steps) => {
        const rows = new RowSet(100);
        const model = new Set<number>();
        for (const { row, has } of steps) {
          if (has) rows.add(row);
          else rows.delete(row);
          // Its last word has room up to row 127.
          if (has && row < 128) model.add(row);
          else model.delete(row);
        }
        expect([...rows]).toEqual([...model].sort((a, b) => a - b));
        const visited: number[] = [];
        await rows.eachInSlices((row) => visited.push(row));
        expect(visited).toEqual([...rows]);
        expect(rows.size).toBe(model.size);
        expect(rows.has(130)).toBe(false);
      }),
    );
  });
});

/** Too many rows to be listed one by one, so that changing all of them packs the column. */
const ROWS = 5_000;
const FILE = Array.from({ length: ROWS }, (_, index) => [`id-${index}`, `name ${index % 7}`]);

describe('edits over a table', () => {
  const change = fc.record({
    column: fc.integer({ min: 0, max: 1 }),
    every: fc.constantFrom(1, 2, 1_000, 2_500),
    value: fc.constantFrom('', 'x', 'name 3', 'id-10', 'Ёж'),
  });
  it('match a plain array after any changes, and are gone after undo', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const table = new EditedTable(textTable(['id', 'name'], FILE));
        const states = [FILE.map((row) => [...row])];
        const done = [];
        // `expect` for each row would take most of the time.
        const wrong: number[] = [];
        for (const { column, every, value } of changes) {
          const model = (states.at(-1) ?? []).map((row) => [...row]);
          const changer = table.changer(column);
          for (let row = every; row <= ROWS; row += every) {
            const overlay = table.overlayOf(row, column, value);
            if ((overlay === undefined) !== (table.cell(row, column) === value)) wrong.push(row);
            if (overlay !== undefined) changer.add(row, overlay);
            model[row - 1]![column] = value;
          }
          states.push(model);
          const made = await changer.finish();
          if (made !== null) await table.apply(made);
          done.push(made);
          expectTable(table, model);
        }
        for (const made of done.toReversed()) {
          const after = states.pop()!;
          const before = states.at(-1)!;
          if (made === null) continue;
          for (const row of rowsOf(made)) {
            const value = valueBefore(made, row) ?? table.ownCell(row, made.column);
            const at = [before[row - 1]?.[made.column], after[row - 1]?.[made.column]];
            if (value !== at[0] || value === at[1]) wrong.push(row);
          }
          await table.apply(inverseOf(made));
          expectTable(table, before);
        }
        expect([wrong, [...table.edits()]]).toEqual([[], []]);
      }),
      { numRuns: runs(15) },
    );
  });

  it('stay in the history as they were when a cell is edited on top of them', async () => {
    const table = new EditedTable(textTable(['id', 'name'], FILE));
    const all = table.changer(1);
    for (let row = 1; row <= ROWS; row += 1) all.add(row, 'x');
    const change = await all.finish();
    if (change === null) throw new Error('nothing was changed');
    await table.apply(change);
    await table.apply(inverseOf(change));
    const one = table.changer(1);
    one.add(3, 'typed');
    const typed = await one.finish();
    if (typed !== null) await table.apply(typed);
    expect(table.cell(3, 1)).toBe('typed');
    expect(valueBefore(change, 3)).toBeNull();
  });
});

/** The texts of a column, from its bytes. */
function textsOf(table: EditedTable, column: number, firstRow: number, count: number): string[] {
  const spans = createSpans(count);
  const bytes = Buffer.from(table.spans(column, firstRow, count, spans));
  return Array.from(spans.starts, (start, at) => bytes.toString('utf8', start, spans.ends[at]));
}

function expectTable(table: EditedTable, model: readonly (readonly string[])[]): void {
  const wrong = model.findIndex((row, index) => row.some((cell, column) => table.cell(index + 1, column) !== cell));
  expect(wrong === -1 ? null : table.cells(wrong + 1)).toEqual(wrong === -1 ? null : model[wrong]);
  for (const [firstRow, count] of [
    [1, ROWS],
    [999, 1],
    [1_000, 1],
    [1_025, 900],
  ] as const) {
    // prettier-ignore
    for (const column of [0, 1]) {
      const wanted = model.slice(firstRow - 1, firstRow - 1 + count).map((row) => row[column]);
      expect(textsOf(table, column, firstRow, count)).toEqual(wanted);
      const fills = new Uint8Array(count);
      table.fills(column, firstRow, count, fills);
      const isWrong = (at: number): boolean => (fills[at] === FILL.text) !== (wanted[at] !== '');
      expect(Array.from(fills.keys()).filter((at) => fills[at] !== FILL.unsure && isWrong(at))).toEqual([]);
    }
  }
  const edited = model.flatMap((row, index) => (row.some((cell, at) => cell !== FILE[index]?.[at]) ? [index + 1] : []));
  expect([...table.editedRows()]).toEqual(edited);
}
