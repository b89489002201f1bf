import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readShopList } from '../../../../electron/sheet/shop-list/read-shop-list';
import { sheetKeys } from '../../../../electron/sheet/shop-list/sheet-keys';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { textTable } from '../../../fakes/text-table';
import { believed, gzipped, inPieces, met, readFor, RULES } from './list-bench';

const ANNA = { id: 'a', external_id: 'c1', email: 'Anna@Example.ru', name: 'Анна', custom_attributes: { ltv: 5 } };
const VERA = { id: 'b', external_id: 'c2', email: 'vera@example.ru' };
const ORDER = { id: 'c', external_id: null, email: 'order@example.ru' };
const lines = (...records: unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const apiRecord = ({ id, ...attributes }: Record<string, unknown>) => ({ id, type: 'consumers', attributes });
const ROWS = [
  ['c1', 'anna@example.ru'],
  ['c3', 'order@example.ru'],
  ['b', ''],
] as const;

describe('a list of the shop’s consumers', () => {
  const texts = {
    flat: lines(ANNA, VERA, ORDER),
    'JSON:API': lines(...[ANNA, VERA, ORDER].map(apiRecord)),
    'flat under data': lines(...[ANNA, VERA, ORDER].map((data) => ({ data, meta: {} }))),
    'JSON:API under data': lines(...[ANNA, VERA, ORDER].map((one) => ({ data: apiRecord(one) }))),
    'all mixed': lines(ANNA, apiRecord(VERA), { data: apiRecord(ORDER) }),
  };

  it.each(Object.entries(texts))('is read if its records are %s', async (_shape, text) => {
    for (const bytes of [Buffer.from(text), gzipped(text), Buffer.from(text.replaceAll('\n', '\r\n'))]) {
      const list = believed(await readFor(ROWS, bytes));
      expect(list.consumers).toBe(3);
      expect(met(list, 'c1', 'anna@example.ru')).toEqual(['a', undefined, 'a']);
      expect(met(list, 'c3', 'order@example.ru')).toEqual([undefined, undefined, 'c']);
      expect(met(list, 'b')).toEqual([undefined, 'b', undefined]);
      expect(list.meets({ id: 'c1', email: '' })?.byExternalId?.attributes).toEqual({
        ...{ external_id: 'c1', email: 'Anna@Example.ru', name: 'Анна', custom_attributes: { ltv: 5 } },
      });
    }
  });

  it('does not know rows whose keys it was not read for', async () => {
    const list = believed(await readFor(ROWS, Buffer.from(texts.flat)));
    expect(list.meets({ id: 'c2', email: '' })).toBeNull();
    expect(list.meets({ id: 'c1', email: 'vera@example.ru' })).toBeNull();
    expect(met(list, '', '')).toEqual([undefined, undefined, undefined]);
  });

  it('may be empty, lack its last line feed, begin with a byte order mark and have blank lines', async () => {
    expect(believed(await readFor(ROWS, gzipped(''))).consumers).toBe(0);
    const text = `\ufeff${JSON.stringify(ANNA)}\n\n  \r\n${JSON.stringify(VERA)}`;
    expect(believed(await readFor(ROWS, Buffer.from(text))).consumers).toBe(2);
  });

  it('is the same in any pieces and members', async () => {
    const text = lines(ANNA, VERA, { ...ORDER, name: 'Ёлка «🌲»' }, { id: 'd', external_id: 'c3' });
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(bytes.length), { maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (cuts, pieceBytes, isGzip) => {
          const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
          const parts = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
          const file = isGzip ? Buffer.concat(parts.map((part) => gzipSync(part))) : bytes;
          const list = believed(await readFor(ROWS, inPieces(file, pieceBytes)));
          expect(list.consumers).toBe(4);
          expect(met(list, 'c3', 'order@example.ru')).toEqual(['d', undefined, 'c']);
        },
      ),
      { numRuns: 60 },
    );
  }); // prettier-ignore

  it('finds keys that are escaped, numbers, or Cyrillic', async () => {
    const rows = [['27456', 'почта@пример.рф'], ['ключ"1', 'a@example.ru'], ['12345678901234567890', '']] as const; // prettier-ignore
    const text = [
      '{"id":1,"\\u0065xternal_id":27456,"email":" Почта@Пример.рф "}',
      '{"id":2,"external_id":"\\u043aлюч\\"1","email":"\\u0041@example.ru"}',
      '{"id":3,"external_id":12345678901234567890,"custom_attributes":{"card":12345678901234567891,"text":"12345678901234567891,\\"1"}}',
    ].join('\n');
    const list = believed(await readFor(rows, Buffer.from(text)));
    expect(met(list, '27456', 'почта@пример.рф')).toEqual(['1', undefined, '1']);
    expect(met(list, 'ключ"1', 'a@example.ru')).toEqual(['2', undefined, '2']);
    expect(list.meets({ id: '12345678901234567890', email: '' })?.byExternalId?.attributes).toEqual({
      external_id: '12345678901234567890',
      custom_attributes: { card: '12345678901234567891', text: '12345678901234567891,"1' },
    });
  });

  it('keeps nothing that a sheet cannot send', async () => {
    const record = { ...ANNA, orders: [1, 2], phone: null, secret: 'x', attributes: { nested: 'x' } };
    const list = believed(await readFor(ROWS, Buffer.from(lines(record))));
    expect(list.meets({ id: 'c1', email: '' })?.byExternalId?.attributes).toEqual({
      ...{ external_id: 'c1', email: 'Anna@Example.ru', name: 'Анна', custom_attributes: { ltv: 5 } },
    });
  });

  it('says who may be adopted', async () => {
    const [first, second, third] = ['1', '2', '3'].map((digit) => digit.repeat(24));
    const rows = [['n1', 'a@example.ru'], ['n2', 'b@example.ru'], ['n3', 'c@example.ru'], ['n4', 'd@example.ru']] as const; // prettier-ignore
    const text = lines(
      { id: first, email: 'a@example.ru' },
      { id: second, email: 'b@example.ru', external_id: 'z' },
      { id: third, email: 'c@example.ru' },
      { id: '4'.repeat(24), email: 'stranger@example.ru', external_id: third },
      { id: '5'.repeat(24), email: 'd@example.ru' },
      { id: '6'.repeat(24), email: 'D@example.ru' },
    );
    const list = believed(await readFor(rows, gzipped(text)));
    const adoption = (id: string, email: string) => list.adoption({ id, email }, 'upsert');
    expect(adoption('n1', 'a@example.ru')).toEqual({ can: true, internalId: first, asks: false });
    expect(adoption('n2', 'b@example.ru')).toEqual({ can: true, internalId: second, asks: true });
    expect(adoption('n3', 'c@example.ru')).toEqual({ can: false, refusal: 'ambiguous-id' });
    expect(adoption('n4', 'd@example.ru')).toEqual({ can: false, refusal: 'several' });
  });

  it('lets the process answer while it is read, asks for no more than it can read, and can be cancelled', async () => {
    const record = Buffer.from(lines({ ...ANNA, name: 'я'.repeat(2_000) }).replaceAll('"a"', 'null').replaceAll('"c1"', 'null')); // prettier-ignore
    const chunk = Buffer.concat(Array.from({ length: 256 }, () => record));
    let asked = 0;
    let turns = 0;
    const cancelling = new AbortController();
    async function* endless() {
      for (;;) {
        asked += 1;
        await Promise.resolve();
        yield chunk;
      }
    }
    const keys = await sheetKeys(new EditedTable(textTable(['id', 'email'], ROWS)), RULES);
    const reading = readShopList(endless(), keys, cancelling.signal);
    for (; turns < 40; turns += 1) await setImmediate();
    cancelling.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    expect(asked).toBeLessThanOrEqual(turns);
  });
});
