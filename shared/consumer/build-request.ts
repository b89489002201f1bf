import type { ConsumerRequest, PreparedRow } from './payload-types';
import type { DeliveryMode } from './target';

/**
 * The request a row becomes. PUT names the consumer in its path, where the id must have neither dot nor slash
 * (api-contract.md, trap 2); POST carries it in the body.
 */
export function buildRequest(
  { externalId, attributes }: Pick<PreparedRow, 'externalId' | 'attributes'>,
  mode: DeliveryMode,
): ConsumerRequest {
  if (mode === 'create') {
    return {
      method: 'POST',
      path: '/consumers',
      body: { data: { type: 'consumers', attributes: { external_id: externalId, ...attributes } } },
    };
  }
  return {
    method: 'PUT',
    path: `/consumers/${encodeURIComponent(wellFormed(externalId))}`,
    body: { data: { type: 'consumers', attributes } },
  };
}

/** Half of a surrogate pair has no UTF-8 form. A row with one is kept back, but asking for its request must not fail. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
