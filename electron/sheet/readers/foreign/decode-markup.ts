import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { DETECTION_BYTES, detectEncoding, detectUnicode } from '../csv/detect-encoding';

/** Where a page or a document says in which encoding it is. */
const DECLARATION_BYTES = 4096;
/** Text before the first letter beyond ASCII, which helps to recognise an encoding. */
const CONTEXT_BYTES = 64;
const DECLARED = /(?:<\?xml[^>]*\bencoding|<meta\b[^>]*\bcharset)\s*=\s*["']?\s*([\w.:-]{2,40})/i;

/** The text of a web page or an XML document. What it says about its encoding counts unless the bytes contradict it. */
export function decodeMarkup(bytes: Buffer): string {
  const encoding = detectUnicode(bytes) ?? (isUtf8(bytes) ? 'utf-8' : encodingOf(bytes));
  return new TextDecoder(encoding).decode(bytes);
}

/** The encoding of bytes that are not UTF-8. */
function encodingOf(bytes: Buffer): string {
  const declared = DECLARED.exec(bytes.toString('latin1', 0, DECLARATION_BYTES))?.[1]?.toLowerCase();
  if (declared !== undefined && !/^utf-?(?:8|16)/.test(declared) && isEncoding(declared)) return declared;
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - CONTEXT_BYTES);
  return detectEncoding(bytes.subarray(first, first + DETECTION_BYTES));
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'utf-8';
  } catch {
    return false;
  }
}
