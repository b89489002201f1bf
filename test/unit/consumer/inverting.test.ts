import { describe, expect, it } from 'vitest';
import { formatTarget, parseMapOption } from '../../../shared/consumer/columns/parse-target';
import { applySavedLayout, savedLayoutSchema, toSavedLayout } from '../../../shared/consumer/columns/saved-layout';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import type { Target } from '../../../shared/consumer/target';
import { field, layoutOf } from './rules';

const opposite: Target = { kind: 'field', field: 'unsubscribed', inverted: true };
const rules = {
  layout: layoutOf([field('external_id'), opposite]),
  timeZone: 'Europe/Moscow',
  mode: 'upsert' as const,
};
const sent = (cell: string, isFaultless: boolean) =>
  prepareRow(1, ['1', cell], rules, [], isFaultless).attributes['unsubscribed'];

describe('a column that says the opposite of its field', () => {
  it.each([
    ['да', false],
    ['yes', false],
    ['Enabled', false],
    ['0', true],
    ['Disabled', true],
    ['', undefined],
  ])('«%s» is sent as %s', (cell, value) => {
    expect(sent(cell, false)).toBe(value);
    expect(sent(cell, true)).toBe(value);
  });

  it('is kept by a saved layout and by the command line', () => {
    const saved = savedLayoutSchema.parse(toSavedLayout(['ID', 'Newsletter'], rules.layout));
    expect(applySavedLayout(['Newsletter', 'ID'], saved)?.targets[0]).toEqual(opposite);
    expect(formatTarget(opposite)).toBe('unsubscribed:inverted');
    expect(parseMapOption('Newsletter=unsubscribed:inverted')).toEqual({ header: 'Newsletter', target: opposite });
    expect(parseMapOption('Почта=email:inverted')).toEqual({ problem: 'no-target' });
  });
});
