import { TextDecoder } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../../electron/sheet/readers/csv/detect-encoding';
import { sniffFormat } from '../../../../electron/sheet/readers/sniff';
import { encode, utf16 } from './encode';
import { russianTable, WESTERN, westernTable } from './names';
import { contentOf, openCsvText, readCsv, sourceOf } from './read-csv';

const TEXT = 'id;имя\n1;Анна\n2;Борис';
const TABLE = {
  headers: ['id', 'имя'],
  rows: [
    ['1', 'Анна'],
    ['2', 'Борис'],
  ],
};
const LATIN = 'id;name\n1;Anna\n2;Boris';

const beyondAscii = (bytes: Buffer): Buffer => bytes.subarray(bytes.findIndex((byte) => byte >= 0x80));

describe('the encoding of a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
    ['UTF-16, little end first', utf16(TEXT, false), 'utf-16le'],
    ['UTF-16, big end first', utf16(TEXT, true), 'utf-16be'],
    ['UTF-16 with a mark, little end first', utf16(`\uFEFF${TEXT}`, false), 'utf-16le'],
    ['UTF-16 with a mark, big end first', utf16(`\uFEFF${TEXT}`, true), 'utf-16be'],
    ['windows-1251', encode(TEXT, 'windows-1251'), 'windows-1251'],
    ['KOI8-R', encode(TEXT, 'koi8-r'), 'koi8-r'],
    ['cp866', encode(TEXT, 'ibm866'), 'ibm866'],
  ])('%s is found, wherever the text is cut into pieces', async (_name, bytes, encoding) => {
    for (const pieceBytes of [1, 2, 3, 7, 1024]) {
      const { headers, rows, facts } = await readCsv(bytes, { pieceBytes });
      expect({ headers, rows }).toEqual(TABLE);
      expect(facts.encoding).toBe(encoding);
    }
  });

  it.each([
    ['UTF-16, little end first', utf16(LATIN, false), 'utf-16le'],
    ['UTF-16, big end first', utf16(LATIN, true), 'utf-16be'],
    ['ASCII', Buffer.from(LATIN), 'utf-8'],
    ['ASCII with a mark', Buffer.from(`\uFEFF${LATIN}`), 'utf-8'],
  ])('of Latin text in %s is found', async (_name, bytes, encoding) => {
    const { headers, rows, facts } = await readCsv(bytes);
    expect([headers, ...rows].flat().join()).toBe('id,name,1,Anna,2,Boris');
    expect(facts.encoding).toBe(encoding);
  });

  it.each(['windows-1251', 'koi8-r', 'ibm866'])('%s is recognised by three Russian names in any case', (encoding) => {
    fc.assert(
      fc.property(russianTable, (text) => {
        expect(detectEncoding(beyondAscii(encode(text, encoding)))).toBe(encoding);
      }),
      { numRuns: 1000 },
    );
  });

  it('x-mac-cyrillic is read correctly, though its lower-case letters are those of windows-1251', () => {
    fc.assert(
      fc.property(russianTable, (text) => {
        // «яна» in one and «Яна» in the other are the same bytes, so capitals have to decide.
        fc.pre(/\d;[А-ЯЁ]/.test(text));
        const bytes = encode(text, 'x-mac-cyrillic');
        expect(new TextDecoder(detectEncoding(bytes)).decode(bytes)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['windows-1252', 'macintosh'])('%s is recognised by three accented names', (encoding) => {
    fc.assert(
      fc.property(westernTable, (text) => {
        // «García Zoë» saved on a Mac is «Garc’a Zo‘» in windows-1252.
        fc.pre(!/[íë]/.test(text));
        expect(detectEncoding(encode(text, encoding))).toBe(encoding);
      }),
      { numRuns: 1000 },
    );
  });

  // Scores add up, so a name that is ambiguous by itself may outweigh the others: three times «Núñez» was read as `Nœ–ez`.
  it.each(WESTERN.filter((name) => !/[íë]/.test(name)))(
    'windows-1252 and macintosh are recognised by «%s» alone',
    (name) => {
      for (const encoding of ['windows-1252', 'macintosh'])
        expect(detectEncoding(encode(`id;name\n1;${name}\n2;${name}\n3;${name}`, encoding))).toBe(encoding);
    },
  );

  it.each([
    ['a sum with a no-break space', 'id;email;name;ltv\n1;a@ex.ru;Anna;1\u00a0234,50'],
    ['an id with a no-break space', 'id;email\n12\u00a0345;a@ex.ru'],
    ['a no-break space at the end', 'id;email\n1;a@ex.ru\u00a0'],
    ['a no-break space alone in a cell', 'id;email\n1;\u00a0'],
    ['a name and many sums', `id;name;ltv\n${'1;Анна;8\u00a0000,00\n'.repeat(8)}${'1;Анна;\n'.repeat(42)}`],
    ['a short name and very many sums', `id;name;ltv\n1;Ия;1\n${'2;Anna;8\u00a0000\u00a0000,00\n'.repeat(900)}`],
    ['dots', 'id;name\n1;Anna…'],
    ['dots alone in a cell', 'id;name\n1;…'],
    ['a dash', 'id;name\n1;—\n2;Anna – Maria'],
    ['a number sign', 'id;name\n1;№\u00a05'],
    ['a price', 'id;name\n1;100\u00a0€\n2;€\u00a05'],
    ['quotes', 'id;name\n1;“Anna”\n2;«Anna»\n3;O’Neil'],
  ])('windows-1251 is recognised by little text: %s', async (_what, text) => {
    for (const pieceBytes of [5, 1_000_000]) {
      const { facts, headers, rows } = await readCsv(encode(text, 'windows-1251'), { pieceBytes });
      expect([headers, ...rows].map((row) => row.join(';')).join('\n')).toBe(text.replace(/\n$/, ''));
      expect(facts.encoding).toBe('windows-1251');
    }
  });

  it.each([
    ['\n', 'id;имя;город\n1;Мария;Яя\n2;Анна;Тверь'],
    ['\r', 'id;имя\n1;Мария'],
    ['\r', 'id;name;ltv\n1;Anna;1\u00a0234,50'],
    ['\r\n', 'id;имя;ltv\n1;Ольга «Ромашка»;1\u00a0234,50'],
  ])('x-mac-cyrillic, as saved by Excel for Mac, is found (lines end with %j)', async (lineEnd, text) => {
    const { facts, headers, rows } = await readCsv(encode(text.replaceAll('\n', lineEnd), 'x-mac-cyrillic'));
    expect([headers, ...rows].map((row) => row.join(';')).join('\n')).toBe(text);
    expect(facts.encoding).toBe('x-mac-cyrillic');
  });

  it.each(['\n', '\r'])('macintosh is found (lines end with %j)', async (lineEnd) => {
    const text = 'id;name\n1;José Müller\n2;François';
    const { facts, headers, rows } = await readCsv(encode(text.replaceAll('\n', lineEnd), 'macintosh'));
    expect([headers, ...rows].map((row) => row.join(';')).join('\n')).toBe(text);
    expect(facts.encoding).toBe('macintosh');
  });

  it.each([
    ['Georgian', 'id;name\n1;ნინო'],
    ['Armenian', 'id;name\n1;Անի'],
    ['Turkish', 'id;ad\n1;Şığş'],
    ['Polish', 'id;imię\n1;Łucja'],
    ['Greek', 'id;όνομα\n1;Μαρία'],
    ['Chinese', 'id;名字\n1;王小明'],
    ['one letter', 'ї;a\n1;2'],
  ])('UTF-16 with a byte order mark is found whatever the language: %s', async (_language, text) => {
    for (const isBigEndian of [false, true]) {
      const bytes = utf16(`\uFEFF${text}`, isBigEndian);
      for (const options of [{}, { encoding: isBigEndian ? 'utf-16be' : 'utf-16le' }, { encoding: 'utf-16' }]) {
        const source = sourceOf(bytes);
        expect(await sniffFormat(source, options.encoding)).toBe('csv');
        const { headers, rows } = await readCsv(bytes, options);
        expect([headers, ...rows].map((row) => row.join(';')).join('\n')).toBe(text);
      }
    }
  });

  it.each([
    ['Georgian', 'id;name\n1;ნინო\n2;გიორგი'],
    ['Armenian', 'id;name\n1;Անի\n2;Արամ'],
    ['Turkish', 'id;ad\n1;Şığş'],
    ['Polish', 'id;imię\n1;Łucja'],
  ])('UTF-16 without a mark is found in %s too', async (_language, text) => {
    for (const isBigEndian of [false, true]) {
      const bytes = utf16(text, isBigEndian);
      expect(await sniffFormat(sourceOf(bytes), undefined)).toBe('csv');
      const { headers, rows } = await readCsv(bytes);
      expect([headers, ...rows].map((row) => row.join(';')).join('\n')).toBe(text);
    }
  });

  it('UTF-16 without a mark is what the person chooses if nothing shows it', async () => {
    const bytes = utf16('名字;市\n王小明;上海\n李小龙;香港\n', false);
    expect(await sniffFormat(sourceOf(bytes), 'utf-16le')).toBe('csv');
    expect((await readCsv(bytes, { encoding: 'utf-16le' })).headers).toEqual(['名字', '市']);
  });

  it.each([
    ['sound', Buffer.from(Int16Array.from({ length: 4000 }, (_, at) => Math.round(Math.sin(at / 9) * 200)).buffer)],
    [
      'noise behind a mark',
      Buffer.from(Uint16Array.from([0xfeff, ...Array.from({ length: 4000 }, (_, at) => at * 40_503)]).buffer),
    ],
    ['small numbers', Buffer.from(Uint16Array.from({ length: 4000 }, (_, at) => at % 24).buffer)],
  ])('is not found if the bytes are %s', async (_what, bytes) => {
    await expect(sniffFormat(sourceOf(bytes), undefined)).rejects.toMatchObject({ problem: { code: 'not-a-table' } });
  });

  it.each(['windows-1251', 'koi8-r', 'ibm866', 'utf-8', 'windows-1252'])(
    '%s is found after a long ASCII beginning, and does not change that',
    async (encoding) => {
      const western = encoding === 'windows-1252';
      const ascii = Array.from({ length: 300 }, (_, index) => `${index},Anna\n`).join('');
      const names = western ? ['José', 'Müller', 'François'] : ['Иванова', 'Петров', 'Сидорова'];
      const late = names.map((name, index) => `${300 + index},${name}\n`).join('');
      const text = `id,name\n${ascii}${late}`;
      const bytes = encoding === 'utf-8' ? Buffer.from(text) : encode(text, encoding);
      for (const pieceBytes of [97, 1000, bytes.length - 3, bytes.length]) {
        const reading = await openCsvText(bytes, { headBytes: 256, pieceBytes });
        expect(reading.head.facts.encoding).toBe('utf-8');
        const { rows, facts } = await readCsv(bytes, { headBytes: 256, pieceBytes });
        expect(facts.encoding).toBe(encoding);
        expect(rows.map((row) => row.join()).join('\n')).toBe(text.slice('id,name\n'.length, -1));
      }
    },
  );

  it('keeps all of a text that grows when converted to UTF-8', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `${index};${index < 400 ? 'Anna' : '№ «Ёлочка» — да…'}`);
    const text = ['id;имя', ...rows].join('\n');
    for (const pieceBytes of [100, 5000, 1_000_000]) {
      const read = await readCsv(encode(text, 'windows-1251'), { pieceBytes, headBytes: 128 });
      expect(read.rows.map((row) => row.join(';'))).toEqual(rows);
    }
  });

  it.each(['cp866', 'windows-1251', 'UTF8', 'utf-16le', 'shift_jis', 'windows-1252'])(
    '%s is what the person chooses',
    async (encoding) => {
      const { facts } = await readCsv('id,name\n1,2', { encoding, headerRow: 1, delimiter: ',' }).catch(() => ({
        facts: { encoding: 'utf-16le' },
      }));
      expect(facts.encoding).toBe(new TextDecoder(encoding).encoding);
    },
  );

  it('windows-1252 has punctuation where ISO 8859-1 has control characters', async () => {
    const { rows } = await readCsv(encode('id,é\n1,€ “x”', 'windows-1252'), { encoding: 'windows-1252' });
    expect(rows).toEqual([['1', '€ “x”']]);
  });

  it.each([
    ['that does not exist', 'utf-99'],
    ['that the file is not in', 'utf-8'],
    ['that the file cannot be in', 'euc-kr'],
  ])('is refused if the person chooses one %s', async (_what, encoding) => {
    await expect(readCsv(encode(TEXT, 'windows-1251'), { encoding })).rejects.toMatchObject({
      problem: { code: 'unsupported-encoding' },
    });
  });
});

describe('invalid bytes', () => {
  const rows = Array.from({ length: 60 }, (_, index) => `${index};Анна ${index};"две\r\nстроки"`);
  const damage = (bytes: Buffer, ...words: string[]): Buffer => {
    const copy = Buffer.from(bytes);
    for (const word of words) copy[copy.indexOf(word) + 1] = 0xff;
    return copy;
  };

  it('do not change the encoding of a UTF-8 file, and get remarks by row, column and line', async () => {
    const bytes = damage(Buffer.from(['id;имя;note', ...rows].join('\n')), 'Анна 20;', 'Анна 41;');
    for (const pieceBytes of [5, 100, 1000, 100_000]) {
      for (const headBytes of [100, 256 * 1024]) {
        const { facts, remarks, rows: read } = await readCsv(bytes, { pieceBytes, headBytes });
        expect(facts.encoding).toBe('utf-8');
        expect(remarks).toEqual({
          21: [{ code: 'text-damaged', column: 1, line: 42 }],
          42: [{ code: 'text-damaged', column: 1, line: 84 }],
        });
        expect(read[19]).toEqual(['19', 'Анна 19', 'две\nстроки']);
        expect(read[20]?.[1]).toContain('�');
      }
    }
  });

  it('get remarks already in the first rows', async () => {
    const bytes = damage(Buffer.from(['id;имя;note', ...rows].join('\n')), 'Анна 20;');
    const { head } = await openCsvText(bytes);
    expect(contentOf(head).remarks).toEqual({ 21: [{ code: 'text-damaged', column: 1, line: 42 }] });
  });

  it('get remarks in other encodings too', async () => {
    const bytes = Buffer.concat([
      utf16('id;имя\n1;Анна\n2;', false),
      Buffer.from([0x00, 0xd8, 0x0a, 0x00]),
      utf16('3;я', false),
    ]);
    expect((await readCsv(bytes)).remarks).toEqual({ 2: [{ code: 'text-damaged', column: 1, line: 3 }] });
  });

  it('get no remarks if they are NUL, which is dropped', async () => {
    const text = 'id;имя;note\0\n1\0;\0\0\0;\0"a;\0b"\n\0\n;\0;\n2;Ан\0на;"\0"\0';
    for (const pieceBytes of [1, 2, 3, 10, 1000]) {
      const { headers, rows: read, remarks } = await readCsv(text, { pieceBytes });
      expect([headers, ...read]).toEqual([
        ['id', 'имя', 'note'],
        ['1', '', 'a;b'],
        ['2', 'Анна', ''],
      ]);
      expect(remarks).toEqual({});
    }
  });
});
