import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cabinetColumns } from '../../../shared/consumer/cabinet/cabinet-columns';
import { cabinetCells, cabinetDate } from '../../../shared/consumer/cabinet/cabinet-row';
import { automaticLayout } from '../../../shared/consumer/columns/automatic-layout';
import { REQUIRED_FIELDS } from '../../../shared/consumer/fields';
import type { AttributeValue, ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { withClearing } from '../../../shared/consumer/rows/clearing';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import type { ColumnLayout, RowRules, Target } from '../../../shared/consumer/target';
import { custom, field, layoutOf, skip } from '../consumer/rules';

const headersOf = (layout: ColumnLayout) => cabinetColumns(layout).columns.map(({ header }) => header);
const rulesOf = (layout: ColumnLayout, timeZone = 'Europe/Moscow'): RowRules => ({ layout, timeZone, mode: 'upsert' });
/** The row of the file, by header. */
function rowOf(layout: ColumnLayout, cells: string[], timeZone?: string): Record<string, string> {
  const rules = rulesOf(layout, timeZone);
  const { columns } = cabinetColumns(layout);
  const texts = cabinetCells(prepareRow(1, cells, rules), columns, rules.timeZone);
  return Object.fromEntries(columns.map(({ header }, at) => [header, texts[at] ?? '']));
}

describe('the columns of the file for the cabinet', () => {
  it('are the required ones in their order, whatever the sheet has, then what else is sent, in its order', () => {
    expect(headersOf(layoutOf([field('external_id')]))).toEqual([...REQUIRED_FIELDS]);
    const targets = [
      custom('ltv', 'number'),
      field('phone'),
      skip,
      field('first_name'),
      custom(' город '),
      field('external_id'),
    ];
    expect(headersOf(layoutOf(targets))).toEqual([...REQUIRED_FIELDS, 'ltv', 'first_name', 'город']);
  });

  it('have fields with one value in all rows, and none twice', () => {
    const constants = { created_at: '2018-01-01', unsubscribed: 'да', first_name: ' ', email: 'a@example.ru' };
    const layout = layoutOf([field('external_id'), field('unsubscribed')], { constants });
    expect(headersOf(layout)).toEqual([...REQUIRED_FIELDS, 'unsubscribed']);
    const filled = layoutOf([field('external_id')], { constants });
    expect(rowOf(filled, ['1'])).toEqual({
      ...{ external_id: '1', email: '', name: '', phone: '', created_at: '2018-01-01 00:00:00' },
      unsubscribed: 'true',
    });
  });

  it('leave out attributes that are named like another column, and say it', () => {
    const targets = [field('external_id'), custom('Email'), custom('first_name'), field('first_name'), custom('city')];
    const { columns, leftOut, asAttributes } = cabinetColumns(layoutOf(targets));
    expect(columns.map(({ header }) => header)).toEqual([...REQUIRED_FIELDS, 'first_name', 'city']);
    expect({ leftOut, asAttributes }).toEqual({ leftOut: ['Email', 'first_name'], asAttributes: ['first_name'] });
  });
});

describe('a row of the file for the cabinet', () => {
  it.each([
    ['2018-01-01T00:11:22+03:00', 'Europe/Moscow', '2018-01-01 00:11:22'],
    ['2017-12-31T21:11:22Z', 'Europe/Moscow', '2018-01-01 00:11:22'],
    ['2017-12-31T21:11:22.75Z', 'Europe/Moscow', '2018-01-01 00:11:22'],
    ['2018-01-01T00:11:22+03:00', 'Asia/Vladivostok', '2018-01-01 07:11:22'],
    ['2013-07-01T12:00:00+04:00', 'Europe/Moscow', '2013-07-01 12:00:00'],
    ['1900-01-01T00:00:00+02:30', 'Europe/Moscow', '1900-01-01 00:00:00'],
    ['2018-01-01T00:11:22+05:00', 'No/Zone', '2018-01-01 00:11:22'],
  ])('has %s in %s as %s', (date, zone, expected) => {
    expect(cabinetDate(date, zone)).toBe(expected);
  });

  it('has any wall-clock time of the zone as it was, also around the changes of its clocks', () => {
    const seconds = fc.date({ min: new Date('1900-01-02'), max: new Date('2099-12-31'), noInvalidDate: true });
    const zone = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'UTC');
    fc.assert(
      fc.property(seconds, zone, (date, timeZone) => {
        const text = date.toISOString().slice(0, 19).replace('T', ' ');
        const { attributes } = prepareRow(
          1,
          ['1', text],
          rulesOf(layoutOf([field('external_id'), field('created_at')]), timeZone),
        );
        const sent = attributes['created_at'] as string;
        expect(cabinetDate(sent, timeZone)).toBe(sent.slice(0, 19).replace('T', ' '));
      }),
    );
  });

  it('has nothing where nothing is sent or a value would be cleared', () => {
    const layout = layoutOf([
      field('external_id'),
      withClearing({ kind: 'custom', key: 'city', type: 'text' }, true),
      custom('n', 'number'),
    ]);
    expect(rowOf(layout, ['1', '', 'many'])).toMatchObject({ city: '', n: '', name: '' });
  });

  it('has values as the API gets them, and dates of attributes as its text', () => {
    const layout = layoutOf([
      field('external_id'),
      custom('n', 'number'),
      custom('yes', 'boolean'),
      custom('day', 'date'),
    ]);
    expect(rowOf(layout, [' 0017 ', '1 234,50', 'да', '01.02.2018'])).toMatchObject({
      ...{ external_id: '0017', n: '1234.5', yes: 'true', day: '2018-02-01T00:00:00+03:00' },
    });
  });

  it('gives the API the same values when the file is sent in place of the sheet', () => {
    const KEYS = ['__proto__', 'constructor', 'toString', '=1+1', '-key', 'город', 'a b'];
    const target = fc.oneof(
      fc
        .constantFrom(...KEYS)
        .chain((key) =>
          fc.constantFrom(custom(key), custom(key, 'number'), custom(key, 'boolean'), custom(key, 'date')),
        ),
      fc.constantFrom(field('first_name'), field('avatar_url'), field('unsubscribed'), field('updated_at'), skip),
      fc.constantFrom(field('email'), field('name'), field('phone'), field('created_at')),
    );
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '=1+1',
        '+7 900 000-00-00',
        '-5',
        '@x',
        '="01"',
        'да',
        'нет',
        '0',
        '1 234,5',
        '1e-7',
        'NULL',
        '#REF!',
      ),
      fc.constantFrom(
        '2018-01-01 00:11:22',
        '01.02.2018',
        '2018-01-01T10:00:00Z',
        '29.10.2017 02:30',
        'a@example.ru',
        'Ё\nё',
        "'12",
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(target, cell), { maxLength: 8 }).map(withoutRepeats),
        fc.constantFrom('Europe/Moscow', 'Asia/Vladivostok', 'UTC'),
        (columns, timeZone) => {
          const layout = layoutOf([field('external_id'), ...columns.map(([each]) => each)]);
          const sheet = prepareRow(1, ['17', ...columns.map(([, text]) => text)], rulesOf(layout, timeZone));
          const file = cabinetColumns(layout).columns;
          const ofFile = layoutOf(
            file.map(({ from }) =>
              from.kind === 'field'
                ? field(from.field)
                : (layout.targets.find((each) => each.kind === 'custom' && each.key === from.key) ?? skip),
            ),
          );
          const sent = prepareRow(1, cabinetCells(sheet, file, timeZone), rulesOf(ofFile, timeZone));
          expect(sent.externalId).toBe(sheet.externalId);
          expect(plain(sent.attributes)).toEqual(plain(sheet.attributes));
        },
      ),
    );
  });
});

it('needs no layout of its own: the program matches the columns of the file by themselves', () => {
  const { targets } = automaticLayout([...REQUIRED_FIELDS, 'first_name', 'город']);
  expect(targets).toEqual([...REQUIRED_FIELDS.map((name) => field(name)), field('first_name'), custom('город')]);
});

/** Two columns of one field or key are a mistake that has to be repaired before. */
function withoutRepeats(columns: [Target, string][]): [Target, string][] {
  const nameOf = (target: Target) =>
    target.kind === 'custom' ? `custom ${target.key}` : target.kind === 'field' ? target.field : null;
  return columns.filter(
    ([target], at) =>
      nameOf(target) === null || columns.findIndex(([other]) => nameOf(other) === nameOf(target)) === at,
  );
}

/** Dates as instants: the cabinet's form says them by the clock of the shop. */
function plain(attributes: ConsumerAttributes): [string, AttributeValue][] {
  const inBoth = [...Object.entries(attributes), ...Object.entries(attributes['custom_attributes'] ?? {})];
  return inBoth
    .filter((entry): entry is [string, AttributeValue] => entry[0] !== 'custom_attributes')
    .map(([key, value]): [string, AttributeValue] => [
      key,
      /^\d{4}-.*T/.test(String(value)) ? Date.parse(String(value)) : value,
    ])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
