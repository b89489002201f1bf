import type { ConsumerRequest, PreparedRow } from './payload-types';
import type { DeliveryMode } from './target';

/**
 * The request a prepared row becomes. Only `create` sends a POST: PUT is idempotent, and so safe to repeat after an
 * answer that got lost (api-contract.md, Consumers).
 */
export function buildRequest(
  { externalId, attributes }: Pick<PreparedRow, 'externalId' | 'attributes'>,
  mode: DeliveryMode,
): ConsumerRequest {
  switch (mode) {
    case 'create':
      return {
        method: 'POST',
        path: '/consumers',
        body: { data: { type: 'consumers', attributes: { external_id: externalId, ...attributes } } },
      };
    case 'upsert':
    case 'update':
      return {
        method: 'PUT',
        path: `/consumers/${encodeURIComponent(wellFormed(externalId))}`,
        body: { data: { type: 'consumers', attributes } },
      };
  }
}

/** Half of a surrogate pair has no UTF-8 form; a row with one is kept back, but its preview must not fail. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
