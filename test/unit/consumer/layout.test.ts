import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automaticLayout } from '../../../shared/consumer/columns/automatic-layout';
import { blocksSending, checkLayout } from '../../../shared/consumer/columns/check-layout';
import { constantProblems } from '../../../shared/consumer/rows/check-constants';
import { checkRow } from '../../../shared/consumer/rows/check-row';
import { CONSUMER_FIELDS, REQUIRED_FIELDS } from '../../../shared/consumer/fields';
import { parseMapOption } from '../../../shared/consumer/columns/parse-target';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import {
  applySavedLayout,
  layoutKey,
  savedLayoutSchema,
  toSavedLayout,
} from '../../../shared/consumer/columns/saved-layout';
import { CUSTOM_TYPES, type Target } from '../../../shared/consumer/target';
import { custom, field, layoutOf } from './rules';

const complete = REQUIRED_FIELDS.map(field);

describe('problems of a layout', () => {
  it('are none if every required field has its column', () => {
    expect(checkLayout(layoutOf(complete))).toEqual({ problems: [], missing: [] });
  });

  it('include every required field that nothing fills', () => {
    const { missing, problems } = checkLayout(layoutOf([]));
    expect(missing).toEqual([...REQUIRED_FIELDS]);
    expect(problems).toEqual(missing.map((name) => ({ code: 'required-missing', field: name })));
    expect(problems.every(blocksSending)).toBe(true);
  });

  it('are solved by a constant or by skipping the field, but an id needs a column', () => {
    const layout = layoutOf([field('phone')], {
      constants: { name: 'Клиент', email: '  ', external_id: '1' },
      without: ['created_at', 'external_id'],
    });
    expect(checkLayout(layout).missing).toEqual(['external_id', 'email']);
  });

  it('are not solved by a constant e-mail or phone, which all consumers would share', () => {
    const constants = { email: 'a@example.ru', phone: '+7 900 000-00-01', name: 'Клиент', created_at: '2018-01-01' };
    const layout = layoutOf([field('external_id')], { constants });
    expect(checkLayout(layout).missing).toEqual(['email', 'phone']);
    const rules = { layout, timeZone: 'Europe/Moscow', mode: 'upsert' as const };
    expect(prepareRow(1, ['1'], rules).attributes).toEqual({ name: 'Клиент', created_at: '2018-01-01T00:00:00+03:00' });
  });

  it('include an invalid constant, once and not in every row', () => {
    const layout = layoutOf([field('external_id')], { constants: { created_at: 'вчера', name: 'Клиент' } });
    const rules = { layout, timeZone: 'Europe/Moscow', mode: 'upsert' as const };
    const problem = { code: 'constant-faulty' as const, field: 'created_at' as const, value: 'вчера' };
    expect(constantProblems(rules)).toEqual([problem]);
    expect(blocksSending(problem)).toBe(true);
    expect(checkRow(['1'], rules)).toEqual([]);
  });

  it('include a field or a key that two columns fill', () => {
    const { problems } = checkLayout(layoutOf([...complete, field('email'), custom('a'), custom(' a ')]));
    expect(problems).toEqual([
      { code: 'field-twice', field: 'email', columns: [1, 5] },
      { code: 'custom-key-twice', key: 'a', columns: [6, 7] },
    ]);
    expect(problems.every(blocksSending)).toBe(true);
  });

  it('include an empty key', () => {
    expect(checkLayout(layoutOf([...complete, custom(' ')])).problems).toEqual([
      { code: 'custom-key-empty', column: 5 },
    ]);
  });

  it('include a warning about keys with a meaning in MongoDB, with a free key as a repair', () => {
    const { problems } = checkLayout(
      layoutOf([...complete, custom('a.b'), custom('$ltv'), custom('a_b'), custom('$')]),
    );
    expect(problems).toEqual([
      { code: 'custom-key-unsafe', column: 5, key: 'a.b', safeKey: 'a_b_2' },
      { code: 'custom-key-unsafe', column: 6, key: '$ltv', safeKey: 'ltv' },
      { code: 'custom-key-unsafe', column: 8, key: '$', safeKey: 'attribute' },
    ]);
    expect(problems.some(blocksSending)).toBe(false);
  });
});

describe('a first name beside a name (trap 7)', () => {
  it.each([
    ['is warned of once, at its column', layoutOf([...complete, field('first_name')]), true],
    ['is so beside the same name for all', layoutOf([field('first_name')], { constants: { name: 'Клиент' } }), true],
    ['is fine without a name', layoutOf([field('first_name')], { constants: { name: ' ' } }), false],
    ['is fine where it is a custom attribute', layoutOf([...complete, custom('first_name')]), false],
  ])('%s', (_, layout, isWarned) => {
    const found = checkLayout(layout).problems.filter(({ code }) => code === 'first-name-reset');
    expect(found).toEqual(isWarned ? [{ code: 'first-name-reset', column: layout.targets.length - 1 }] : []);
    expect(found.some(blocksSending)).toBe(false);
  });
});

describe('a layout remembered by a shop', () => {
  const headers = ['Код клиента', 'Город', '__proto__'];
  const layout = layoutOf([field('external_id'), custom('city'), custom('p', 'number')], { without: ['email'] });

  it('survives JSON and applies to the same columns in any order', () => {
    const saved = savedLayoutSchema.parse(JSON.parse(JSON.stringify(toSavedLayout(headers, layout))));
    expect(applySavedLayout(headers, saved)).toEqual(layout);
    expect(applySavedLayout(['__proto__', ' Город', 'Код клиента'], saved)?.targets).toEqual([
      custom('p', 'number'),
      custom('city'),
      field('external_id'),
    ]);
  });

  it.each([[['Код клиента', 'Город']], [[...headers, 'Ещё']], [['Код клиента', 'Город', 'Город']], [[]]])(
    'does not apply to %j',
    (others) => expect(applySavedLayout(others, toSavedLayout(headers, layout))).toBeNull(),
  );

  it('does not apply to a sheet with repeated headers', () => {
    const repeating = ['Город', 'Город'];
    const saved = toSavedLayout(repeating, automaticLayout(repeating));
    expect(applySavedLayout(repeating, saved)).toBeNull();
  });

  it('is found by its set of headers', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), (names) => {
        expect(layoutKey(names.toReversed())).toBe(layoutKey(names));
        expect(layoutKey([...names, 'ещё'])).not.toBe(layoutKey(names));
      }),
    );
    expect(layoutKey(['a', 'b,c'])).not.toBe(layoutKey(['a,b', 'c']));
  });
});

describe('HEADER=TARGET of the command line', () => {
  it.each<[string, string, Target]>([
    ['Почта=email', 'Почта', field('email')],
    ['Лишнее=skip', 'Лишнее', { kind: 'skip' }],
    ['Город=custom:city', 'Город', custom('city')],
    ['LTV=custom:ltv:number', 'LTV', custom('ltv', 'number')],
    ['A=custom:a:b', 'A', custom('a:b')],
    ['A=custom:text', 'A', custom('text')],
    ['A=B=email', 'A=B', field('email')],
    ['A=custom:x=y', 'A', custom('x=y')],
    [' Почта = email ', 'Почта', field('email')],
  ])('%s', (text, header, target) => {
    expect(parseMapOption(text)).toEqual({ header, target });
  });

  it.each(['', 'email', 'Почта=', 'Почта=mail', 'A=custom:', '=email'])('refuses %j', (text) => {
    expect(parseMapOption(text)).toHaveProperty('problem');
  });

  it('can be read back from every formatted target', () => {
    const target = fc.oneof(
      fc.constantFrom(...CONSUMER_FIELDS).map((name) => [name, field(name)] as const),
      fc
        .tuple(fc.stringMatching(/^[a-zа-я.$]{1,8}$/), fc.constantFrom(...CUSTOM_TYPES))
        .map(([key, type]) => [`custom:${key}:${type}`, custom(key, type)] as const),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[а-яa-z=]{0,8}[а-яa-z]$/), target, (header, [text, expected]) => {
        expect(parseMapOption(`${header}=${text}`)).toEqual({ header, target: expected });
      }),
    );
  });
});
