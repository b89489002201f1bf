import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenSigns } from '../../../shared/sheet/grid/hidden-signs';

const found = (text: string): string[] =>
  hiddenSigns(text).map(({ kind, start, end }) => `${kind} ${JSON.stringify(text.slice(start, end))}`);

describe('hidden signs of a text', () => {
  it.each([
    [' Анна  Б ', ['edge-space " "', 'space-run "  "', 'edge-space " "']],
    ['   ', ['edge-space "   "']],
    ['1\u00a0000\u202f000', ['no-break "\u00a0"', 'no-break "\u202f"']],
    ['a\u200bb\ufeff', ['zero-width "\u200b"', 'zero-width "\ufeff"']],
    ['Анна\r\nБорис\nВера', ['break "\\r\\n"', 'break "\\n"']],
    ['a\tb', ['tab "\\t"']],
    ['Ивaнов', ['latin "a"']],
    ['Иванов Cергей', ['latin "C"']],
    ['аnna@example.ru', ['cyrillic "а"']],
    ['оо oo', []],
    ['xо', ['latin "x"']],
  ])('%j: %j', (text, signs) => {
    expect(found(text)).toEqual(signs);
  });

  it.each([
    '',
    'Анна Ивановна',
    'anna@example.ru',
    '+7 (900) 000-00-00',
    'USB-кабель',
    'iPhone и чехол',
    'ООО «Ёлка» № 5',
  ])('are none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are none in emoji of several people', () => {
    expect(found('👩‍👩‍👧 и ❤️‍🔥')).toEqual([]);
  });

  it('are in order, inside the text, and do not overlap', () => {
    const unit = fc.constantFrom('a', 'о', 'Ё', ' ', '\u00a0', '\u200b', '\u200d', '\n', '\r', '\t', '1', '👩');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        let end = 0;
        for (const sign of hiddenSigns(text)) {
          expect(sign.start).toBeGreaterThanOrEqual(end);
          expect(sign.end).toBeGreaterThan(sign.start);
          ({ end } = sign);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
