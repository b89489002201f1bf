import fc from 'fast-check';
import { expect, it } from 'vitest';
import { REMARK_CODES, Remarks } from '../../../electron/sheet/table/remarks';

it('remarks are found by their rows', () => {
  const remark = fc.record({
    code: fc.constantFrom(...REMARK_CODES),
    column: fc.option(fc.integer({ min: 0, max: 16_383 })),
    line: fc.integer({ min: 1, max: 2 ** 31 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), remark), { maxLength: 200, size: 'max' }),
      (found) => {
        const inOrder = found.toSorted((a, b) => a[0] - b[0]);
        const remarks = new Remarks();
        for (const [row, what] of inOrder) remarks.add(row, what);
        expect(remarks.length).toBe(found.length);
        expect([...remarks.rows()]).toEqual([...new Set(inOrder.map(([row]) => row))]);
        for (let row = 1; row <= 300; row += 1) {
          expect(remarks.of(row)).toEqual(inOrder.filter(([at]) => at === row).map(([, what]) => what));
        }
      },
    ),
  );
});
