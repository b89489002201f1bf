/** What requests and answers are (JSON:API; api-contract.md). */
export const MEDIA_TYPE = 'application/vnd.api+json';

/** A value that the API accepts for an attribute. `null` clears it. */
export type AttributeValue = string | number | boolean | null;

/** What is sent for one consumer (api-contract.md, Consumers). `external_id` is kept separately, see {@link PreparedRow}. */
export type ConsumerAttributes = Record<string, AttributeValue | Record<string, AttributeValue>>;

/** A row ready to be sent: everything that a delivery needs to know about it. */
export interface PreparedRow {
  /** 1-based number of the row below the header, as the grid shows it. */
  row: number;
  externalId: string;
  attributes: ConsumerAttributes;
  /** The row's cells as they are in the sheet, for the report. */
  cells: readonly string[];
  /** The row goes to this consumer in place of the one with its id. */
  adopts?: AdoptedConsumer | undefined;
}

/** A consumer that a row is sent to under its internal id, because it has the row's e-mail (shop-list-design.md, Adopting is done with care). */
export interface AdoptedConsumer {
  internalId: string;
  /** Null for one that an order made. */
  externalId: string | null;
  email: string;
  /** Of which shop, see `listShop`. */
  shop: string;
}

/** The HTTP request a row becomes. `path` is relative to the shop's base URL. */
export interface ConsumerRequest {
  method: 'PUT' | 'POST';
  path: string;
  body: { data: { type: 'consumers'; attributes: ConsumerAttributes } };
}
