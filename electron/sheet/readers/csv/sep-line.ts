/** Excel's own first line, with which a file names its delimiter. */
export interface SepLine {
  /** ASCII; null for a delimiter that cannot be used. */
  delimiter: string | null;
  /** Where the next line begins. */
  end: number;
}

/** The line is never longer than this. */
const LONGEST = 64;

/**
 * The line `sep=;`, if the text begins with it.
 *
 * @param start of the text in `bytes`
 */
export function readSepLine(bytes: Buffer, start: number, length: number): SepLine | null {
  const text = bytes.toString('utf8', start, Math.min(length, start + LONGEST));
  const match = /^"?sep=([^\r\n"])"?[;,\t]*(?:\r\n?|\n|$)/iu.exec(text);
  if (match?.[1] === undefined) return null;
  return {
    delimiter: match[1] < '\u0080' ? match[1] : null,
    end: start + Buffer.byteLength(match[0]),
  };
}
