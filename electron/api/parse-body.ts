/** No document of the API nests so deep. What does would overflow the stack of whoever reads it. */
const DEEPEST = 32;

/**
 * The JSON of an answer's body, with every text in it as `hide` gives it; undefined where it is no JSON, or nested too deep to be of the API.
 * Hidden after it is parsed: JSON has many spellings of one text.
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
