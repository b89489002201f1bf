import { describe, expect, it } from 'vitest';
import { previousByList } from '../../../shared/consumer/verdict/previous-by-list';
import { NOT_KNOWN, type RowVerdict } from '../../../shared/consumer/verdict/row-verdict';

const verdict = (kind: RowVerdict['kind'], settled: RowVerdict['settled'] = null) => ({ ...NOT_KNOWN, kind, settled });
const met = (attributes: Record<string, unknown>) => ({ byExternalId: { id: 'a'.repeat(24), attributes } });
const sent = { email: 'new@example.ru', name: 'Анна П.', custom_attributes: { ltv: '6', city: 'Тула' } };
const all = () => true;

describe('the values that a row replaces, by a list', () => {
  it('are those that the list shows, without e-mail and phone', () => {
    const has = met({ email: 'anna@example.ru', name: 'Анна', custom_attributes: { ltv: 5 } });
    expect(previousByList(sent, verdict('changes'), has, all)).toEqual({
      was: 'values',
      attributes: { name: 'Анна', custom_attributes: { ltv: 5, city: null } },
    });
    expect(previousByList({ name: 'АННА' }, verdict('nothing', { kind: 'unchanged', reason: null }), has, all)).toEqual(
      {
        was: 'same',
      },
    );
    expect(previousByList(sent, verdict('new'), { byExternalId: null }, all)).toEqual({ was: 'absent' });
  });

  it('are unknown where the list does not show all of them', () => {
    const has = met({ name: 'Анна' });
    const shows = (field: string) => field === 'name';
    expect(previousByList(sent, verdict('changes'), has, shows)).toBeNull();
    expect(previousByList({ name: 'А', email: 'a@example.ru' }, verdict('changes'), has, shows)).toMatchObject({
      was: 'values',
    });
  });

  it.each(['12345678901234567890', '0.1234567890123456', '1234567890123456e3'])(
    'are unknown where the list may have had a number that is kept as a text: %s',
    (ltv) => {
      const row = { custom_attributes: { ltv: '6' } };
      expect(previousByList(row, verdict('changes'), met({ custom_attributes: { ltv } }), all)).toBeNull();
    },
  );

  it.each(['email-elsewhere', 'leads-elsewhere', 'not-known'] as const)('are unknown for a row that is %s', (kind) => {
    expect(previousByList(sent, verdict(kind), met({ name: 'Анна' }), all)).toBeNull();
  });

  it('are unknown where a value cannot be sent back', () => {
    const has = met({ name: ['Анна'] });
    expect(previousByList({ name: 'Вера' }, verdict('changes'), has, all)).toBeNull();
  });
});
