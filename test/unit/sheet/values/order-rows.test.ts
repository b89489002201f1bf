import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterRows } from '../../../../electron/sheet/values/filter-rows';
import { orderRows } from '../../../../electron/sheet/values/order-rows';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { dateOrder } from '../../../../shared/consumer/cells/parse-date';
import { parseNumber } from '../../../../shared/consumer/cells/parse-number';
import { textTable } from '../../../fakes/text-table';

/** The alphabet as people know it. */
const LETTERS = ' -0123456789abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюя';

const rowsOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, index) => index + 1);

function tableOf(cells: readonly string[], isDates = false): EditedTable {
  const table = new EditedTable(
    textTable(
      ['other', 'a'],
      cells.map((cell) => ['x', cell]),
    ),
  );
  table.showTimes(new Set(isDates ? [1] : []));
  return table;
}

async function sorted(cells: readonly string[], direction: 'asc' | 'desc' = 'asc', isDates = false): Promise<string[]> {
  const rows = await orderRows(tableOf(cells, isDates), rowsOf(cells.length), { column: 1, direction });
  return Array.from(rows, (row) => cells[row - 1] ?? '?');
}

/** Rows in the order that one by one comparison gives. */
function referenceOrder(cells: readonly string[], direction: 'asc' | 'desc', isDates: boolean): number[] {
  const keyed = cells.map((text, index) => {
    const cell = text.trim();
    const date = isDates ? dateOrder(cell) : null;
    const number = parseNumber(cell);
    const kind = cell === '' ? 3 : date !== null ? 0 : number !== null ? 1 : 2;
    return { row: index + 1, text, cell, kind, value: date ?? number ?? 0 };
  });
  type Keyed = (typeof keyed)[number];
  const byLetters = (a: string, b: string): number => {
    const [one, other] = [a.toLowerCase(), b.toLowerCase()];
    for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
      const difference = LETTERS.indexOf(one[at] ?? '') - LETTERS.indexOf(other[at] ?? '');
      if (difference !== 0) return difference;
    }
    return one.length - other.length;
  };
  const compare = (a: Keyed, b: Keyed): number => {
    if (a.kind === 3 || b.kind === 3) return a.kind - b.kind;
    const up =
      a.kind - b.kind ||
      (a.kind === 2 ? byLetters(a.cell, b.cell) : a.value - b.value) ||
      (a.text < b.text ? -1 : Number(a.text > b.text));
    return direction === 'asc' ? up : -up;
  };
  return keyed.toSorted((a, b) => compare(a, b) || a.row - b.row).map(({ row }) => row);
}

const letter = fc.constantFrom(...Array.from(LETTERS), 'А', 'Е', 'Ё', 'Ж', 'A', 'Z');
const word = fc.string({ unit: letter, maxLength: 14 });
const number = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom('007', '7', '7.0', '7,5', '-0', '−3', '1 234,5', '12345678901234567890', '1e-7', '+5'),
  fc.nat().map((value) => `+${value}`),
);
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
const date = day.chain((at) => {
  const iso = at.toISOString();
  const [year = '', month = '', dayOfMonth = ''] = iso.slice(0, 10).split('-');
  const forms = [`${dayOfMonth}.${month}.${year}`, `${dayOfMonth}/${month}/${year} ${iso.slice(11, 16)}`];
  return fc.constantFrom(
    iso.slice(0, 10),
    iso,
    iso.slice(0, 19).replace('T', ' '),
    ...forms,
    `${iso.slice(0, 19)}+03:00`,
  );
});
const cells = fc.array(fc.oneof(word, number, date, fc.constantFrom('', ' ', 'иванов', 'Иванов', 'иванов ')), {
  maxLength: 80,
});

describe('the order of rows by a column', () => {
  it('is that of one by one comparison, for any cells', async () => {
    await fc.assert(
      fc.asyncProperty(cells, fc.constantFrom('asc', 'desc'), fc.boolean(), async (texts, direction, isDates) => {
        const reference = referenceOrder(texts, direction, isDates);
        const rows = await orderRows(tableOf(texts, isDates), rowsOf(texts.length), { column: 1, direction });
        // Dates are recognised in a column that is not sent as dates, too.
        fc.pre(isDates || !texts.some((text) => dateOrder(text.trim()) !== null));
        expect(Array.from(rows)).toEqual(reference);
      }),
    );
  });

  it('is the same for many rows with long common beginnings', async () => {
    const many = Array.from(
      { length: 3_000 },
      (_, index) => `Константинопольский ${(index * 7_919) % 61}-${index % 7}`,
    );
    for (const direction of ['asc', 'desc'] as const) {
      const rows = await orderRows(tableOf(many), rowsOf(many.length), { column: 1, direction });
      expect(Array.from(rows)).toEqual(referenceOrder(many, direction, false));
    }
  });

  it('has ё right after е, capitals beside small letters, numbers by value, and empty cells last in both directions', async () => {
    expect(await sorted(['жук', 'Ёж', 'еда', 'ель', 'Едок', 'ёлка'])).toEqual([
      'еда',
      'Едок',
      'ель',
      'Ёж',
      'ёлка',
      'жук',
    ]);
    expect(await sorted(['10', '9', '', 'б', '100', 'A'])).toEqual(['9', '10', '100', 'A', 'б', '']);
    expect(await sorted(['10', '9', '', 'б', '100', 'A'], 'desc')).toEqual(['б', 'A', '100', '10', '9', '']);
  });

  it('takes a column for dates if most of its cells are', async () => {
    const dates = ['01.02.2019', '31.12.2018', '2018-06-01', '15.01.2020 10:30', 'вчера'];
    expect(await sorted(dates)).toEqual(['2018-06-01', '31.12.2018', '01.02.2019', '15.01.2020 10:30', 'вчера']);
  });

  it('counts edits, quotes and cells that only look like formulas', async () => {
    const table = tableOf(['"б"', '=1', 'в', 'а']);
    const changer = table.changer(1);
    changer.add(3, 'аа');
    const change = await changer.finish();
    if (change !== null) await table.apply(change);
    const rows = await orderRows(table, rowsOf(4), { column: 1, direction: 'asc' });
    expect(Array.from(rows, (row) => table.cell(row, 1))).toEqual(['"б"', '=1', 'а', 'аа']);
  });
});

describe('rows by the value of a column', () => {
  it('are those with one of the texts exactly, or the filled or empty ones', async () => {
    await fc.assert(
      fc.asyncProperty(
        cells,
        fc.array(fc.nat(79), { maxLength: 5 }),
        fc.array(fc.nat(79)),
        async (texts, picked, some) => {
          const values = picked.flatMap((at) => texts[at] ?? []);
          const rows = [...new Set(some)].filter((at) => at < texts.length).map((at) => at + 1);
          const ascending = Uint32Array.from(rows).sort();
          const left = async (filter: string[] | 'filled' | 'empty') =>
            Array.from(await filterRows(tableOf(texts), ascending, { column: 1, values: filter }));
          const textOf = (row: number): string => texts[row - 1] ?? '';
          expect(await left(values)).toEqual([...ascending].filter((row) => values.includes(textOf(row))));
          expect(await left('filled')).toEqual([...ascending].filter((row) => textOf(row).trim() !== ''));
          expect(await left('empty')).toEqual([...ascending].filter((row) => textOf(row).trim() === ''));
        },
      ),
    );
  });
});
