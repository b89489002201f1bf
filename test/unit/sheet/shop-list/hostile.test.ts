import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { believed, gzipped, inPieces, readFor } from './list-bench';

const ROWS = [['c1', 'anna@example.ru']] as const;
const LINE = '{"id":"a","external_id":"c1","email":"anna@example.ru"}\n';
const nested = (depth: number): string =>
  `{"id":"a","custom_attributes":${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}}`;
const refusal = async (...given: Parameters<typeof readFor>) => {
  const read = await readFor(...given);
  return read.ok ? 'believed' : read.refusal;
};
const whole = (code: string) => ({ code, line: null });

describe('a list that is not believed', () => {
  it.each([
    ['not-json', '{"id":"a",}'],
    ['not-json', '{"id":"a"'],
    ['not-json', '{"id":"a"} {"id":"b"}'],
    ['not-json', '{"id":01}'],
    ['not-json', '{"id":1.}'],
    ['not-json', '{"id":"a\\x"}'],
    ['not-json', '{"id":"a\tb"}'],
    ['not-json', '{"id":"\\u00g0"}'],
    ['not-json', '{"id":nul}'],
    ['not-json', '{"id":"a","x":[1,]}'],
    ['not-json', '{id:"a"}'],
    ['not-a-consumer', '[{"id":"a"}]'],
    ['not-a-consumer', 'id;email'],
    ['not-a-consumer', '{}'],
    ['not-a-consumer', '{"error":"none"}'],
    ['wrong-type', '{"id":{}}'],
    ['wrong-type', '{"id":"a","external_id":true}'],
    ['wrong-type', '{"id":"a","email":["a@example.ru"]}'],
    ['wrong-type', '{"id":"a","name":{"first":"Анна"}}'],
    ['wrong-type', '{"id":"a","custom_attributes":"none"}'],
    ['ambiguous', '{"id":"a","external_id":"c1","external_id":"c2"}'],
    ['ambiguous', '{"id":"a","external_id":"c1","\\u0065xternal_id":"c2"}'],
    ['ambiguous', '{"id":"a","external_id":"c1","attributes":{"external_id":"c2"}}'],
    ['ambiguous', '{"email":"a@example.ru","data":{"email":"b@example.ru"}}'],
    ['duplicate-id', '{"id":"a","external_id":"c2"}'],
    ['duplicate-id', '{"id":"b","external_id":"c1"}'],
    ['duplicate-id', '{"id":"b","external_id":"\\u00631"}'],
    ['too-deep', nested(40)],
    ['too-deep', nested(100_000)],
    ['too-deep', `{"x":${'['.repeat(200_000)}`],
  ])('%s: %s', async (code, line) => {
    expect(await refusal(ROWS, Buffer.from(`${LINE}\n${line}\n`))).toEqual({ code, line: 3 });
    expect(await refusal(ROWS, gzipped(LINE, '\n', line))).toEqual({ code, line: 3 });
  });

  it('is not believed if the archive is cut, damaged or followed by something', async () => {
    const [first, second] = [gzipSync(LINE), gzipSync(LINE.replaceAll('a', 'b').replace('c1', 'c2'))];
    const both = Buffer.concat([first, second]);
    expect(believed(await readFor(ROWS, both)).consumers).toBe(2);
    for (let length = 1; length < both.length; length += 1) {
      if (length === first.length) continue;
      expect(await refusal(ROWS, both.subarray(0, length)), String(length)).not.toBe('believed');
    }
    expect(await refusal(ROWS, Buffer.alloc(0))).toEqual(whole('cut'));
    expect(await refusal(ROWS, both.subarray(0, both.length - 1))).toEqual(whole('cut'));
    for (const rest of ['garbage', '\0', '\0\0\0\0\0\0\0\0\0\0', '\x1f', '\x1f\x8b']) {
      const bytes = Buffer.concat([both, Buffer.from(rest, 'latin1')]);
      for (const pieceBytes of [1, both.length, bytes.length]) {
        expect(await refusal(ROWS, inPieces(bytes, pieceBytes)), `${rest} ${pieceBytes}`).toMatchObject({ line: null });
      }
    }
    const changed = Buffer.from(first);
    changed[changed.length - 6]! ^= 1;
    expect(await refusal(ROWS, changed)).toEqual(whole('damaged'));
  });

  it('is not believed if it is not UTF-8', async () => {
    const bytes = Buffer.from(LINE.replace('anna', 'Анна'));
    expect(believed(await readFor(ROWS, bytes)).consumers).toBe(1);
    const broken = Buffer.concat([bytes.subarray(0, bytes.indexOf('нна') + 1), Buffer.from('x"}\n')]);
    for (const pieceBytes of [1, 7, 1_000]) {
      expect(await refusal(ROWS, inPieces(broken, pieceBytes))).toEqual(whole('not-utf8'));
    }
    expect(await refusal(ROWS, Buffer.from(LINE, 'utf16le'))).not.toBe('believed');
  });

  it('ends at its limits: bombs, endless lines, too many consumers', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, ' '));
    expect(await refusal(ROWS, bomb)).toEqual(whole('line-too-long'));
    expect(await refusal(ROWS, gzipSync(Buffer.alloc(40 * 1024 * 1024, '\n')))).toEqual(whole('bomb'));
    expect(await refusal(ROWS, gzipped(LINE), { textBytes: 20 })).toEqual(whole('too-large'));
    expect(await refusal(ROWS, gzipped(LINE), { fileBytes: 20 })).toEqual(whole('too-large'));
    expect(await refusal(ROWS, gzipped(LINE), { keptBytes: 20 })).toEqual(whole('too-large'));
    expect(await refusal(ROWS, gzipped(LINE), { lineBytes: 20 })).toEqual(whole('line-too-long'));
    expect(await refusal(ROWS, gzipped(LINE, '{"id":"b"}'), { consumers: 1 })).toEqual(whole('too-large'));
    async function* endlessLine() {
      for (;;) {
        await Promise.resolve();
        yield Buffer.alloc(65_536, 'a');
      }
    }
    expect(await refusal(ROWS, endlessLine())).toEqual(whole('line-too-long'));
  });

  it('reads the longest lines that there may be', async () => {
    for (const value of ['я'.repeat(500_000), '\\n'.repeat(300_000), '"\\"'.repeat(150_000)]) {
      const line = JSON.stringify({ id: 'a', external_id: 'c1', name: value, custom_attributes: { card: 1 } });
      const list = believed(await readFor(ROWS, gzipped(line.replace(':1}', `:${'1'.repeat(1_000)}}`))));
      expect(list.meets({ id: 'c1', email: '' })?.byExternalId?.attributes).toEqual({
        ...{ external_id: 'c1', name: value, custom_attributes: { card: '1'.repeat(1_000) } },
      });
    }
  });

  it('throws what the source throws', async () => {
    async function* broken(start: Uint8Array) {
      await Promise.resolve();
      yield start;
      throw new Error('the connection broke');
    }
    await expect(readFor(ROWS, broken(Buffer.from(LINE)))).rejects.toThrow('the connection broke');
    await expect(readFor(ROWS, broken(gzipped(LINE)))).rejects.toThrow('the connection broke');
  });
});
