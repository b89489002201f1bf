import type { ListRefusal } from './list-refusal';
import type { ListedConsumer } from './listed-consumer';

/** Who may be asked for by GET before a list is believed, in random order: more than are needed, since some may have changed meanwhile. */
export interface ListSamples {
  /** Consumers of the list that rows of the sheet meet. */
  listed: ListedConsumer[];
  /** External ids of rows that would be new. */
  absent: string[];
  /** What the sheet sends, named as in a `Difference`: `name`, `custom_attributes.ltv`. */
  fields: string[];
}

/** A list that was read whole, or why it is not believed. */
export type ListReadAnswer = { ok: true; consumers: number } | { ok: false; refusal: ListRefusal };
