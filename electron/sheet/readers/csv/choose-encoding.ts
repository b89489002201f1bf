import { TextDecoder } from 'node:util';
import { FileProblemError } from '../../source/file-problem-error';
import type { SourceFile } from '../../source/source-file';
import { detectUnicode, isNearlyUtf8, markedUnicode } from './detect-encoding';

/**
 * The encoding that a person chose, or that the file's first bytes show. Null if the first non-ASCII letters have to decide.
 *
 * @param label a label of the Encoding Standard
 * @throws FileProblemError `unsupported-encoding` if there is no such encoding, or the file cannot be in it
 */
export function chooseEncoding({ head, sizeBytes }: SourceFile, label: string | undefined): string | null {
  if (label === undefined) return detectUnicode(head);
  const named = strictDecoder(label);
  // `utf-16` does not give the byte order; the byte order mark does.
  const marked = markedUnicode(head);
  const isWide = named.encoding.startsWith('utf-16') && marked !== null && marked !== 'utf-8';
  const decoder = isWide ? strictDecoder(marked) : named;
  if (!fits(decoder, head, head.length < sizeBytes)) {
    throw new FileProblemError('unsupported-encoding', `The file is not in ${decoder.encoding}.`);
  }
  return decoder.encoding;
}

function strictDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (error) {
    throw new FileProblemError('unsupported-encoding', `There is no encoding called ${JSON.stringify(label)}.`, {
      cause: error,
    });
  }
}

function fits(decoder: TextDecoder, head: Buffer, isCut: boolean): boolean {
  // A few damaged letters are allowed and get a remark, however the encoding was found.
  if (decoder.encoding === 'utf-8') return isNearlyUtf8(head, isCut);
  try {
    decoder.decode(head, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}
