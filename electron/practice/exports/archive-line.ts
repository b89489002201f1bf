import type { ExportWays } from './switches';

/** A consumer as the API returns it. */
export interface ExportedConsumer {
  /** The internal id. */
  id: string;
  type: 'consumers';
  attributes: Record<string, unknown>;
}

/** The line of a consumer in an archive, without the end of line: the exact form of a real one is unknown (api-contract.md). */
export function archiveLine(consumer: ExportedConsumer, { shape, lie }: Pick<ExportWays, 'shape' | 'lie'>): string {
  const told =
    lie === null || lie === 'left-out' ? consumer : { ...consumer, attributes: lied(consumer.attributes, lie) };
  switch (shape) {
    case 'flat':
      return JSON.stringify({ id: told.id, ...told.attributes });
    case 'json-api':
      return JSON.stringify(told);
    case 'under-data':
      return JSON.stringify({ data: told });
  }
}

/** The attributes with one that the consumer does not have. */
function lied(attributes: Record<string, unknown>, field: string): Record<string, unknown> {
  const value = attributes[field];
  switch (field) {
    case 'unsubscribed':
      return { ...attributes, [field]: value !== true };
    case 'created_at':
      return { ...attributes, [field]: '2001-01-01T00:00:00+03:00' };
    case 'custom_attributes':
      return {
        ...attributes,
        [field]: Object.fromEntries(Object.keys(value ?? {}).map((key) => [key, 'another value'])),
      };
    default:
      return { ...attributes, [field]: `${typeof value === 'string' ? value : ''}9` };
  }
}
