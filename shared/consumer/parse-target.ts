import { CONSUMER_FIELDS, type ConsumerField } from './fields';
import { CUSTOM_TYPES, type CustomType, type Target } from './target';

/** Why a `HEADER=TARGET` cannot be taken. */
export type MapOptionProblem = 'no-equals-sign' | 'header-empty' | 'target-unknown';

/**
 * Reads the command line's `HEADER=TARGET`, where TARGET is a field, `custom:KEY[:text|number|boolean|date]` or `skip`.
 * A header may hold `=` itself: the last one with a valid target behind it divides the two.
 */
export function parseMapOption(text: string): { header: string; target: Target } | { problem: MapOptionProblem } {
  if (!text.includes('=')) return { problem: 'no-equals-sign' };
  for (let at = text.lastIndexOf('='); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('=', at - 1)) {
    const target = parseTarget(text.slice(at + 1).trim());
    if (target === null) continue;
    const header = text.slice(0, at).trim();
    return header === '' ? { problem: 'header-empty' } : { header, target };
  }
  return { problem: 'target-unknown' };
}

function parseTarget(text: string): Target | null {
  if (text === 'skip') return { kind: 'skip' };
  if (isField(text)) return { kind: 'field', field: text };
  return text.startsWith('custom:') ? parseCustom(text.slice('custom:'.length)) : null;
}

/** The key may hold colons; only a known type at the end is one. */
function parseCustom(text: string): Target | null {
  const colon = text.lastIndexOf(':');
  const ending = text.slice(colon + 1);
  const [key, type] = colon >= 0 && isCustomType(ending) ? [text.slice(0, colon), ending] : [text, 'text' as const];
  return key.trim() === '' ? null : { kind: 'custom', key: key.trim(), type };
}

function isField(text: string): text is ConsumerField {
  return (CONSUMER_FIELDS as readonly string[]).includes(text);
}

function isCustomType(text: string): text is CustomType {
  return (CUSTOM_TYPES as readonly string[]).includes(text);
}
