import { expect, it } from 'vitest';
import { cabinetColumns } from '../../../shared/consumer/cabinet/cabinet-columns';
import { inCabinetFile } from '../../../shared/consumer/cabinet/in-cabinet-file';
import type { ColumnLayout, Target } from '../../../shared/consumer/target';

const layout = (...targets: Target[]): ColumnLayout => ({ targets, constants: {}, without: [] });
const city: Target = { kind: 'custom', key: 'city', type: 'text' };

it('a file has what the API would get, with dates to the second', () => {
  const columns = cabinetColumns(layout({ kind: 'field', field: 'name' }, city));
  const attributes = { name: 'Анна', created_at: '2018-01-01T00:11:22.123+03:00', custom_attributes: { city: 'Тула' } };
  expect(inCabinetFile(attributes, columns)).toEqual({
    attributes: { ...attributes, created_at: '2018-01-01T00:11:22+03:00' },
    isWhole: true,
  });
});

it('a file is not whole without cleared values, fields that are attributes there, and columns that only fill', () => {
  const columns = cabinetColumns(layout({ kind: 'field', field: 'first_name' }, { ...city, onlyIfEmpty: true }));
  for (const rest of [{ phone: null }, { first_name: 'Аня' }, { custom_attributes: { city: 'Тула' } }]) {
    expect(inCabinetFile({ name: 'Анна', ...rest }, columns)).toEqual({ attributes: { name: 'Анна' }, isWhole: false });
  }
});
