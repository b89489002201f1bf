import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Sheet } from '../../../../electron/sheet/sheet';
import type { SingleOperation } from '../../../../shared/sheet/operation';
import { apply } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { textTable } from '../../../fakes/text-table';
import {
  ALL_HEADERS,
  column,
  known,
  knownByFullCheck,
  MANY_ROWS,
  newValue,
  NOTE,
  open,
  pattern,
  rowsOf,
  SOME_ROWS,
  windowOf,
} from '../operations/dirty-sheet';

/** Expressions that match every cell, or those of some rows. */
const find = fc.constantFrom('^.*$', '^.*$', '.$', '[0-6]@', '[27]$', '^(?:id-|p)?\\d{1,2}@?', '^$');
const replace = column.chain((at) =>
  fc.record({ find, value: newValue(at) }).map(({ find, value }): SingleOperation => ({
    kind: 'replace',
    scope: { kind: 'column', column: at },
    ...{ find, replacement: value.replaceAll('$', '$$$$'), isRegex: true, matchCase: true, wholeCell: false },
  })),
);
const map = column.chain((at) =>
  fc
    .array(fc.tuple(newValue(at), newValue(at)), { minLength: 1, maxLength: 4 })
    .map((values): SingleOperation => ({ kind: 'map-values', column: at, values })),
);
const repair = fc
  .record({
    code: fc.constantFrom(
      ...(['id-formatted', 'placeholder', 'email-slip', 'date-order', 'date-invalid', 'name-case'] as const),
      ...(['shared-by-many', 'phone-form', 'phone-formatted', 'placeholder-sent', 'cell-skipped'] as const),
    ),
    column: fc.option(fc.constantFrom(0, 1, 2, 3, 4, NOTE)),
  })
  .map((chosen): SingleOperation => ({ kind: 'repair', ...chosen }));
const exclude = fc
  .oneof(
    fc.record({ issue: fc.constantFrom(...(['id-duplicate', 'email-duplicate', 'date-order', 'row-empty'] as const)) }),
    fc.record({
      filter: column.chain((at) =>
        fc.record({ column: fc.constant(at), values: fc.array(newValue(at), { minLength: 1, maxLength: 2 }) }),
      ),
    }),
  )
  .map((rows): SingleOperation => ({ kind: 'exclude', rows }));
const merge = fc
  .record({ by: fc.constantFrom('id' as const, 'email' as const), keep: fc.constantFrom('last', 'merge') })
  .map(({ by, keep }): SingleOperation => ({ kind: 'merge-duplicates', by, keep, rules: [], group: null }));
const add = column.map((number): SingleOperation => ({
  kind: 'add-column',
  column: { header: `new ${number}`, target: { kind: 'custom', key: `new_${number}`, type: 'text' } },
  fill: { kind: 'constant', value: 'да' },
}));
const step = fc.oneof(
  { weight: 4, arbitrary: replace },
  { weight: 4, arbitrary: map },
  { weight: 2, arbitrary: repair },
  { weight: 1, arbitrary: fc.oneof(exclude, merge, add) },
);

const seen = (sheet: Sheet, count: number) => ({
  known: known(sheet, count),
  rows: windowOf(sheet, count).map(({ cells, excluded, edited }) => ({ cells, excluded, edited })),
});

async function sameAsSingly(cells: readonly string[][], operations: readonly SingleOperation[], count: number) {
  const openSheet = () => open(textTable(ALL_HEADERS, rowsOf(cells, count)));
  const singly = await openSheet();
  const before = seen(singly, count);
  for (const operation of operations) await apply(singly, operation);
  const { steps } = singly.steps();

  const sheet = await openSheet();
  const recipe = { kind: 'recipe' as const, id: 'r', name: 'Набор' };
  const { changed } = await apply(sheet, { ...recipe, steps });
  const done = seen(singly, count);
  expect(seen(sheet, count)).toEqual(done);
  expect(sheet.steps().steps.map((each) => each.changed)).toEqual(steps.map((each) => each.changed));
  expect(changed).toBe(steps.reduce((sum, each) => sum + each.changed, 0));
  expect(await knownByFullCheck(sheet, count)).toEqual(done.known);

  if (steps.length > 0) {
    await sheet.undo(sheet.state());
    expect(seen(sheet, count)).toEqual(before);
    await sheet.redo(sheet.state());
    expect(seen(sheet, count)).toEqual(done);
    await apply(sheet, { ...recipe, steps: steps.map((each) => ({ ...each, on: false })) });
    expect(seen(sheet, count)).toEqual(before);
  }
}

it('the steps of a recipe share their checks, and come to the same as each step by itself', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(pattern, fc.array(step, { minLength: 1, maxLength: 6 }), (cells, operations) =>
      sameAsSingly(cells, operations, SOME_ROWS),
    ),
    { numRuns: runs(60) },
  ),
);

it('and so they do where columns are packed', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(pattern, fc.array(step, { minLength: 2, maxLength: 5 }), (cells, operations) =>
      sameAsSingly(cells, operations, MANY_ROWS),
    ),
    { numRuns: runs(4) },
  ),
);
