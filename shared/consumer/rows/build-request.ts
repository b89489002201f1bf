import type { AdoptedConsumer, ConsumerRequest, PreparedRow } from '../payload-types';
import type { DeliveryMode } from '../delivery-mode';
import { wellFormed } from '../cells/well-formed';

/** A row, and the consumer that it goes to in place of its own. */
type RequestedRow = Pick<PreparedRow, 'externalId' | 'attributes'> & {
  adopts?: Pick<AdoptedConsumer, 'internalId'> | null | undefined;
};

/**
 * The request a row becomes. PUT has the id in its path, where it must not contain a dot or a slash (api-contract.md, trap 2). POST has it
 * in the body.
 */
export function buildRequest({ externalId, attributes, adopts }: RequestedRow, mode: DeliveryMode): ConsumerRequest {
  if (mode === 'create') {
    return {
      method: 'POST',
      path: '/consumers',
      body: { data: { type: 'consumers', attributes: { external_id: externalId, ...attributes } } },
    };
  }
  return {
    method: 'PUT',
    // A row with a lone surrogate in its id is never sent, but showing its request must not throw.
    path: `/consumers/${encodeURIComponent(adopts?.internalId ?? wellFormed(externalId))}`,
    body: { data: { type: 'consumers', attributes } },
  };
}
