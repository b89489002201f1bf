import { isUtf8 } from 'node:buffer';
import { FileProblemError } from '../file-problem-error';

/** A file's text, and the encoding it turned out to be in (a label of the Encoding Standard). */
export interface DecodedText {
  /** Without a byte order mark; every line break is `\n`. */
  text: string;
  encoding: string;
}

/**
 * Turns a text file's bytes into a string: all at once, because decoding piece by piece breaks letters at the borders.
 * Line breaks become `\n`, so that a file of mixed ones reads the same and a cell has the line breaks Excel would give.
 *
 * @param encoding What the person says it is; otherwise UTF-16 by its mark, UTF-8 if valid, else windows-1251.
 * @throws FileProblemError `unsupported-encoding`, `too-large`
 */
export function decodeText(bytes: Buffer, encoding?: string): DecodedText {
  const label = encoding ?? detectEncoding(bytes);
  try {
    // Not fatal for what was detected, since that is known to fit; an error of the person's must not pass as «�».
    const decoder = new TextDecoder(label, { fatal: encoding !== undefined });
    return { text: decoder.decode(bytes).replace(/\r\n?/g, '\n'), encoding: decoder.encoding };
  } catch (error) {
    throw decodingProblem(error, label);
  }
}

function detectEncoding(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251';
}

function decodingProblem(error: unknown, label: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ERR_ENCODING_NOT_SUPPORTED':
      return new FileProblemError('unsupported-encoding', `There is no encoding called ${JSON.stringify(label)}.`);
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return new FileProblemError('unsupported-encoding', `The file is not in ${label}.`);
    case 'ERR_STRING_TOO_LONG':
      return new FileProblemError('too-large', 'The text is longer than a string can be.');
    default:
      return error;
  }
}
