import type { ConsumerRequest, PreparedRow } from '../payload-types';
import type { DeliveryMode } from '../target';
import { wellFormed } from '../cells/well-formed';

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
    // A row with such an id is kept back, but asking for its request must not fail.
    path: `/consumers/${encodeURIComponent(wellFormed(externalId))}`,
    body: { data: { type: 'consumers', attributes } },
  };
}
