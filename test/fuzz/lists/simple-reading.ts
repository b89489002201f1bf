import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';

/** What a simple reader finds in a list: all of it in memory, each line by JSON.parse. */
export type SimpleReading =
  | { broken: 'archive' | 'utf-8' | 'json' }
  | { broken: null; records: { id: string | null; externalId: string | null; email: string | null }[] };

export function readSimply(bytes: Buffer): SimpleReading {
  let text = bytes;
  if (bytes.length === 0) return { broken: 'archive' };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      text = gunzipSync(bytes);
    } catch {
      return { broken: 'archive' };
    }
  }
  if (!isUtf8(text)) return { broken: 'utf-8' };
  const lines = text.toString().replace(/^\ufeff/, '').split('\n').filter((line) => /[^ \t\r]/.test(line)); // prettier-ignore
  try {
    return { broken: null, records: lines.map((line) => recordOf(JSON.parse(line))) };
  } catch {
    return { broken: 'json' };
  }
}

function recordOf(line: unknown) {
  const outer = isObject(line) && isObject(line['data']) ? line['data'] : line;
  const inner = isObject(outer) && isObject(outer['attributes']) ? outer['attributes'] : outer;
  const of = (holder: unknown, key: string): string | null => {
    const value = isObject(holder) ? holder[key] : null;
    return value === null || value === undefined || value === ''
      ? null
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  };
  return { id: of(outer, 'id') ?? of(inner, 'id'), externalId: of(inner, 'external_id'), email: of(inner, 'email') };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
