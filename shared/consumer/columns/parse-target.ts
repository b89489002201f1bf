import { CONSUMER_FIELDS } from '../fields';
import { isFlag, isInverted } from '../inverting';
import { CUSTOM_TYPES, type Target } from '../target';

export type MapOption = { header: string; target: Target } | { problem: 'no-target' };

/**
 * Reads the command line's `HEADER=TARGET`, where TARGET is a field, `FIELD:inverted` for
 * `unsubscribed` and `complained`, `custom:KEY[:text|number|boolean|date]` or `skip`. A header may itself
 * contain `=`: the text is split at the last `=` with a valid target after it.
 */
export function parseMapOption(text: string): MapOption {
  for (let at = text.lastIndexOf('='); at > 0; at = text.lastIndexOf('=', at - 1)) {
    const target = parseTarget(text.slice(at + 1).trim());
    if (target !== null) return { header: text.slice(0, at).trim(), target };
  }
  return { problem: 'no-target' };
}

function parseTarget(text: string): Target | null {
  if (text === 'skip') return { kind: 'skip' };
  const field = CONSUMER_FIELDS.find((candidate) => candidate === text || `${candidate}:inverted` === text);
  if (field !== undefined) {
    if (field === text) return { kind: 'field', field };
    return isFlag(field) ? { kind: 'field', field, inverted: true } : null;
  }
  const key = /^custom:(.+)$/s.exec(text)?.[1];
  if (key === undefined) return null;
  const type = CUSTOM_TYPES.find((candidate) => key.endsWith(`:${candidate}`) && key.length > candidate.length + 1);
  return { kind: 'custom', key: type === undefined ? key : key.slice(0, -type.length - 1), type: type ?? 'text' };
}

/** Formats a target so that {@link parseMapOption} can read it. */
export function formatTarget(target: Target): string {
  switch (target.kind) {
    case 'skip':
      return 'skip';
    case 'field':
      return isInverted(target) ? `${target.field}:inverted` : target.field;
    case 'custom': {
      const { key, type } = target;
      // A key may itself end like a type.
      const isPlain = type === 'text' && !CUSTOM_TYPES.some((other) => key.endsWith(`:${other}`));
      return isPlain ? `custom:${key}` : `custom:${key}:${type}`;
    }
  }
}
