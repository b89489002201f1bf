import type { ConsumerAttributes } from '../consumer/payload-types';

/** What the server keeps in a form of its own, made comparable: case of an e-mail, spelling of a phone, zone of a time. */
const COMPARABLE: Readonly<Record<string, (text: string) => string>> = {
  email: (text) => text.trim().toLowerCase(),
  phone: (text) => text.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7'),
  created_at: instant,
  updated_at: instant,
};

/** Whether the server has what was sent in this field; nothing and an empty text are the same. */
export function isSameValue(field: string, sent: unknown, kept: unknown): boolean {
  const comparable = COMPARABLE[field] ?? ((text: string) => text);
  return comparable(asText(sent)) === comparable(asText(kept));
}

/**
 * Whether the server's consumer is the very one that was sent: it has the id, and nothing it has differs from what was sent. So
 * a creation whose answer was lost is told from a consumer that was there before (api-contract.md, trap 6).
 */
export function isSameConsumer(externalId: string, sent: ConsumerAttributes, kept: Record<string, unknown>): boolean {
  if (kept['external_id'] !== externalId) return false;
  const custom = isObject(kept['custom_attributes']) ? kept['custom_attributes'] : {};
  return Object.entries(sent).every(([field, value]) => {
    // The server writes its own time of the last change.
    if (field === 'updated_at') return true;
    if (!isObject(value)) return isSameValue(field, value, kept[field]);
    return Object.entries(value).every(([key, wanted]) => isSameValue(key, wanted, custom[key]));
  });
}

function instant(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : String(time);
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
