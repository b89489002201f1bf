import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameHeaders } from '../../../electron/sheet/table/name-headers';

it('a column without a header is named by its position, and one with a repeated header gets a number', () => {
  expect(nameHeaders([' id ', '', 'ltv', 'ltv', 'ltv_2', 'ltv', 'column_2', '\u00a0'])).toEqual({
    names: ['id', 'column_2_2', 'ltv', 'ltv_3', 'ltv_2', 'ltv_4', 'column_2', 'column_8'],
    faults: [null, 'empty', null, 'repeated', null, 'repeated', null, 'empty'],
  });
});

it('no name is empty or repeated, and unique headers stay', () => {
  const header = fc.oneof(
    fc.constantFrom('', 'a', 'a_2', 'a_3', 'column_1', 'column_2', ' a', '__proto__'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(header), (headers) => {
      const { names, faults } = nameHeaders(headers);
      expect(new Set(names).size).toBe(headers.length);
      expect(names).not.toContain('');
      names.forEach((name, column) => {
        if (faults[column] === null) expect(headers[column]).toContain(name);
      });
    }),
  );
});
