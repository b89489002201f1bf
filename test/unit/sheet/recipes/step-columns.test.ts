import { describe, expect, it } from 'vitest';
import type { StepColumn } from '../../../../shared/sheet/operation';
import { columnNamed, isStep, operationOf, stepOf } from '../../../../shared/sheet/step';
import type { ConsumerField } from '../../../../shared/consumer/fields';

const field = (header: string, name: ConsumerField): StepColumn => ({ header, target: { kind: 'field', field: name } });
const custom = (header: string, key = header): StepColumn => ({
  header,
  target: { kind: 'custom', key, type: 'text' },
});
const skipped = (header: string): StepColumn => ({ header, target: { kind: 'skip' } });

const THIS_WEEK = [field('ID', 'external_id'), field('Телефон', 'phone'), custom('Город'), skipped('Заметка')];

describe('a column of a step', () => {
  it('is found wherever it has moved', () => {
    const moved = THIS_WEEK.toReversed();
    for (const column of THIS_WEEK) expect(moved[Number(columnNamed(column, moved))]).toEqual(column);
  });

  it('is found by its target if it was renamed', () => {
    expect(columnNamed(field('Телефон', 'phone'), [skipped('Телефон'), field('Мобильный', 'phone')])).toBe(1);
    expect(columnNamed(custom('Город', 'city'), [custom('Населённый пункт', 'city')])).toBe(0);
  });

  it('is found by its header if nothing goes to its target', () => {
    expect(columnNamed(field('Телефон', 'phone'), [skipped(' Телефон ')])).toBe(0);
    expect(columnNamed(skipped('Заметка'), [skipped('Другая'), custom('Заметка')])).toBe(1);
  });

  it('is gone if neither is there', () => {
    expect(columnNamed(field('Телефон', 'phone'), [field('Почта', 'email'), skipped('Тел')])).toBe('column-gone');
    expect(columnNamed(skipped('Заметка'), [skipped('Другая')])).toBe('column-gone');
  });

  it('is unclear if several are meant, unless one of them has its header too', () => {
    const two = [field('Моб.', 'phone'), field('Дом.', 'phone')];
    expect(columnNamed(field('Телефон', 'phone'), two)).toBe('column-unclear');
    expect(columnNamed(field('Дом.', 'phone'), two)).toBe(1);
  });

  it('is the same whether or not empty cells clear the value', () => {
    const clearing: StepColumn = { header: 'x', target: { kind: 'field', field: 'phone', clears: true } };
    expect(columnNamed(field('Телефон', 'phone'), [clearing])).toBe(0);
  });
});

describe('a step', () => {
  it('names the columns of its operation, and finds them in another file', () => {
    const step = stepOf({ kind: 'repair', code: 'phone-formatted', column: 1 }, THIS_WEEK);
    expect(step).toEqual({
      columns: [field('Телефон', 'phone')],
      operation: { kind: 'repair', code: 'phone-formatted', column: 0 },
    });
    if (step === null) throw new Error('no step');
    expect(operationOf(step, THIS_WEEK.toReversed())).toEqual({
      operation: { kind: 'repair', code: 'phone-formatted', column: 2 },
    });
    expect(operationOf(step, [])).toEqual({ misfit: 'column-gone', column: field('Телефон', 'phone') });
  });

  it('without a column fits every file', () => {
    const step = stepOf({ kind: 'repair', code: 'placeholder', column: null }, THIS_WEEK);
    expect(step?.columns).toEqual([]);
    expect(step && operationOf(step, [])).toEqual({
      operation: { kind: 'repair', code: 'placeholder', column: null },
    });
  });

  it('keeps what columns it makes, and which it makes them of', () => {
    const into = { header: 'Адрес', target: { kind: 'custom' as const, key: 'address', type: 'text' as const } };
    const join = { kind: 'join' as const, columns: [3, 2], separator: ', ', into, keep: true };
    const step = stepOf(join, THIS_WEEK);
    expect(step).toEqual({ columns: [skipped('Заметка'), custom('Город')], operation: { ...join, columns: [0, 1] } });
    expect(step && operationOf(step, THIS_WEEK)).toEqual({ operation: join });
  });

  it('is nothing that depends on typed texts, positions or chosen rows', () => {
    const range = { start: 0, end: 1, columns: [0] };
    expect(
      [
        { kind: 'set' as const, edits: [{ row: 1, column: 0, value: 'x' }] },
        { kind: 'fill' as const, range, value: 'x' },
        { kind: 'copy' as const, range, direction: 'down' as const },
        { kind: 'paste' as const, position: 0, columns: [0], addRows: false, rows: [['x']] },
        { kind: 'add-rows' as const, count: 1 },
        { kind: 'exclude' as const, rows: [1] },
        { kind: 'exclude' as const, rows: 'view' as const },
        { kind: 'exclude' as const, rows: { start: 0, end: 1 } },
        { kind: 'include' as const, rows: { start: 0, end: 1 } },
        { kind: 'rules' as const, rules: { mode: 'create' as const } },
      ].filter(isStep),
    ).toEqual([]);
  });
});
