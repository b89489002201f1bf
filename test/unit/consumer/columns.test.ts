import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automaticLayout } from '../../../shared/consumer/columns/automatic-layout';
import { blocksSending, checkLayout } from '../../../shared/consumer/columns/check-layout';
import { matchColumns } from '../../../shared/consumer/columns/match-columns';
import { parseMapOption } from '../../../shared/consumer/columns/parse-target';
import { applySavedLayout, layoutKey, toSavedLayout } from '../../../shared/consumer/columns/saved-layout';

const fieldOf = (header: string) => {
  const [found] = matchColumns([header]);
  return found?.target.kind === 'field' ? found.target.field : null;
};

describe('matching headers', () => {
  it.each([
    ['external_id', 'external_id'],
    ['External ID', 'external_id'],
    ['Код клиента', 'external_id'],
    ['client id', 'external_id'],
    ['Почта', 'email'],
    ['E-mail', 'email'],
    ['Эл. почта', 'email'],
    ['ФИО', 'name'],
    ['Ф.И.О.', 'name'],
    ['Телефон', 'phone'],
    ['Моб. телефон', 'phone'],
    ['Дата регистрации', 'created_at'],
    ['created at', 'created_at'],
    ['Отписан', 'unsubscribed'],
  ])('«%s» is %s', (header, field) => {
    expect(fieldOf(header)).toBe(field);
  });

  it.each(['age', 'home', 'username', 'title', 'ltv', 'город', 'возраст', ''])('«%s» is not a field', (header) => {
    expect(fieldOf(header)).toBeNull();
  });

  it('prefers the exact name to a synonym, and uses each field once', () => {
    expect(matchColumns(['Почта', 'email']).map(({ target }) => target)).toEqual([
      { kind: 'custom', key: 'Почта', type: 'text' },
      { kind: 'field', field: 'email' },
    ]);
  });

  it('only suggests a field for a similar name', () => {
    const [found] = matchColumns(['телефонн']);
    expect(found).toEqual({
      target: { kind: 'custom', key: 'телефонн', type: 'text' },
      match: { by: 'none', suggestion: 'phone' },
    });
  });

  it('never sends two columns to one field, whatever the headers', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('email', 'Почта', 'ФИО', 'name'))), (headers) => {
        const problems = checkLayout(automaticLayout(headers)).problems.map(({ code }) => code);
        expect(problems).not.toContain('field-twice');
      }),
    );
  });
});

describe('checking a layout', () => {
  it('reports required fields until they have a column or a constant, or are skipped; an id needs a column', () => {
    const layout = automaticLayout(['email', 'phone']);
    expect(checkLayout(layout).missing).toEqual(['external_id', 'name', 'created_at']);
    const filled = {
      ...layout,
      constants: { name: 'Клиент', external_id: '1' },
      without: ['created_at' as const],
    };
    expect(checkLayout(filled).missing).toEqual(['external_id']);
  });

  it('warns about unsafe keys and offers safe ones', () => {
    const problem = checkLayout(automaticLayout(['$a.b'])).problems.find(({ code }) => code === 'custom-key-unsafe');
    expect(problem).toMatchObject({ key: '$a.b', safeKey: 'a_b' });
    expect(problem && blocksSending(problem)).toBe(false);
  });
});

describe('a saved layout', () => {
  it('applies to the same columns in another order and to no others', () => {
    const saved = toSavedLayout(['a', 'email'], automaticLayout(['a', 'email']));
    expect(applySavedLayout(['email', 'a'], saved)?.targets).toEqual([
      { kind: 'field', field: 'email' },
      { kind: 'custom', key: 'a', type: 'text' },
    ]);
    expect(applySavedLayout(['email', 'b'], saved)).toBeNull();
    expect(applySavedLayout(['email', 'a', 'a'], saved)).toBeNull();
    expect(layoutKey(['a', 'b'])).toBe(layoutKey(['b', 'a']));
  });
});

describe('--map', () => {
  it.each([
    ['Код=external_id', { header: 'Код', target: { kind: 'field', field: 'external_id' } }],
    ['a=b=skip', { header: 'a=b', target: { kind: 'skip' } }],
    ['x=custom:ltv:number', { header: 'x', target: { kind: 'custom', key: 'ltv', type: 'number' } }],
    ['x=custom:a:b', { header: 'x', target: { kind: 'custom', key: 'a:b', type: 'text' } }],
    ['x=nonsense', { problem: 'no-target' }],
    ['=email', { problem: 'no-target' }],
  ])('%s', (text, expected) => {
    expect(parseMapOption(text)).toEqual(expected);
  });
});
