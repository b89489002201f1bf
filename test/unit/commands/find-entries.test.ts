import { describe, expect, it } from 'vitest';
import { findEntries, type PaletteEntry } from '../../../shared/commands/find-entries';

const entry = (label: string, description = ''): PaletteEntry => ({
  id: label,
  group: 'commands',
  label,
  description,
});
const ALL = [
  entry('Найти и заменить…'),
  entry('История отправок'),
  entry('клиенты-ноябрь.xlsx', 'Ромашка · 12 ноября'),
  entry('Чёрная роза'),
];
const found = (typed: string) => findEntries(ALL, typed).map(({ label }) => label);

describe('the palette finds', () => {
  it('everything while nothing is typed, in its order', () => {
    expect(found('  ')).toEqual(ALL.map(({ label }) => label));
  });

  it('words by their beginnings, in any order', () => {
    expect(found('зам най')).toEqual(['Найти и заменить…']);
    expect(found('тория')).toEqual([]);
    expect(found('нояб')).toEqual(['клиенты-ноябрь.xlsx']);
    expect(found('ромашка клиен')).toEqual(['клиенты-ноябрь.xlsx']);
  });

  it('whatever the case, with е for ё', () => {
    expect(found('ЧЕРНАЯ')).toEqual(['Чёрная роза']);
    expect(found('чёрн')).toEqual(['Чёрная роза']);
  });

  it('nothing where a word is missing', () => {
    expect(found('история замена')).toEqual([]);
  });
});
