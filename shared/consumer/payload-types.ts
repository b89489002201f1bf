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
}

/** The HTTP request a row becomes. `path` is relative to the shop's base URL. */
export interface ConsumerRequest {
  method: 'PUT' | 'POST';
  path: string;
  body: { data: { type: 'consumers'; attributes: ConsumerAttributes } };
}
