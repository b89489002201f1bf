/** No document of the API is nested this deep. Deeper ones would overflow the stack of their readers. */
const DEEPEST = 32;

/**
 * The JSON of an answer's body with every text passed through `hide`. Undefined if it is not JSON or is nested too deep. Texts are hidden
 * after parsing, because JSON has many spellings for one text.
 */
export function parseBody(text: string, hide: (words: string) => string): unknown {
  try {
    return hidden(JSON.parse(text), hide, 0);
  } catch {
    return undefined;
  }
}

function hidden(value: unknown, hide: (words: string) => string, depth: number): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'number') return hide(String(value)) === String(value) ? value : hide(String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) throw new RangeError('nested too deep');
  if (Array.isArray(value)) return value.map((item) => hidden(item, hide, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [hide(key), hidden(item, hide, depth + 1)]));
}
