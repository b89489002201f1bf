import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv';
import { runs } from '../../../fakes/number-of-runs';

/** Blanks other than the space are covered by fixtures. papaparse and we agree on those that programs write. */
const UNSEEN = /^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*$/;

/** Wider than any row, so that no column is left out. */
const HEADER = Array.from({ length: 32 }, (_, column) => `имя${column}`);
const delimiters = fc.constantFrom(',', ';', '\t', '|');
const lineBreaks = fc.constantFrom('\n', '\r\n', '\r');

/** The text as papaparse reads it, with our line breaks: the rows that are not blank, padded to the widest. */
function papaparse(text: string, delimiter: string): { rows: string[][]; errors: number } {
  const { data, errors } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), { delimiter, newline: '\n' });
  const [, ...body] = data;
  const rows = body.map(unwrapped).filter((row) => !row.every((cell) => UNSEEN.test(cell)));
  return { rows, errors: errors.length };
}

/** Only we read `="00123"` as `00123`. */
const unwrapped = (row: string[]): string[] =>
  row.map((cell) => {
    const inner = /^="((?:[^"]|"")*)"$/s.exec(cell)?.[1];
    return inner === undefined ? cell : inner.replaceAll('""', '"');
  });

/** Without empty cells at the end, which differ between readings of the same text. */
const trimmed = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((row) => row.slice(0, row.findLastIndex((cell) => !UNSEEN.test(cell)) + 1));

async function rowsOf(text: string, delimiter: string, pieceBytes?: number): Promise<string[][]> {
  try {
    return (await readCsv(text, { delimiter, headerRow: 1, ...(pieceBytes !== undefined && { pieceBytes }) })).rows;
  } catch (error) {
    expect(error).toMatchObject({ problem: { code: 'no-rows' } });
    return [];
  }
}

/** A cell as programs write it: quoted if necessary, and sometimes otherwise. */
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[ ,;|\t"a-fа-яё0-9=\r\n@.]{0,8}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replaceAll('\0', '')) },
);
const written = fc
  .tuple(anyText, fc.boolean(), fc.constantFrom('', '', '', ' ', '  '))
  .map(([text, isQuoted, blanks]) => ({ text, isQuoted, blanks }));

const grammar = fc.record({
  delimiter: delimiters,
  lineBreak: lineBreaks,
  endsWithBreak: fc.boolean(),
  rows: fc.array(fc.array(written, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
});
type Grammar = typeof grammar extends fc.Arbitrary<infer T> ? T : never;

function write({ delimiter, lineBreak, endsWithBreak, rows }: Grammar): string {
  const lines = rows.map((row) =>
    row
      .map(({ text, isQuoted, blanks }) =>
        isQuoted || /["\r\n]/.test(text) || text.includes(delimiter)
          ? `"${text.replaceAll('"', '""')}"${blanks}`
          : text,
      )
      .join(delimiter),
  );
  const body = [HEADER.join(delimiter), ...lines].join(lineBreak);
  return endsWithBreak ? body + lineBreak : body;
}

describe('compared with papaparse, our reader', { timeout: 60_000 }, () => {
  it('reads every text of the grammar in the same way', async () => {
    await fc.assert(
      fc.asyncProperty(grammar, fc.integer({ min: 1, max: 64 }), async (generated, pieceBytes) => {
        const text = write(generated);
        const { rows, errors } = papaparse(text, generated.delimiter);
        // Only papaparse calls a blank between the closing quote and the end of the file an error.
        fc.pre(errors === 0);
        expect(trimmed(await rowsOf(text, generated.delimiter, pieceBytes))).toEqual(trimmed(rows));
      }),
      { numRuns: runs(1000) },
    );
  });

  const mutations = fc.array(
    fc.record({
      at: fc.nat(400),
      removed: fc.nat(2),
      added: fc.constantFrom('', '"', '"', '""', '\n', '\r', ',', ';', 'я', ' ', '="'),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('reads a mutated text in the same way if papaparse finds no error, and loses nothing if it does', async () => {
    await fc.assert(
      fc.asyncProperty(grammar, mutations, async (generated, changes) => {
        const header = HEADER.join(generated.delimiter) + generated.lineBreak;
        let body = write(generated).slice(header.length);
        for (const { at, removed, added } of changes) body = body.slice(0, at) + added + body.slice(at + removed);
        // papaparse does not recognise quoted cells with a blank before them.
        fc.pre(!new RegExp(`(?:^|[${generated.delimiter}\r\n]) +"`).test(body));
        // Lone surrogates are not text.
        const text = Buffer.from(header + body).toString();
        const { rows, errors } = papaparse(text, generated.delimiter);
        const ours = await rowsOf(text, generated.delimiter);
        if (errors === 0) expect(trimmed(ours)).toEqual(trimmed(rows));
        else expect(lettersOf(ours.flat().join(''))).toBe(lettersOf(body));
      }),
      { numRuns: runs(3000) },
    );
  });
});

/** The characters that quoting does not affect. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
