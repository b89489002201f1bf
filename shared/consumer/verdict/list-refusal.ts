/** Why a list is not believed, as far as its bytes show. Nothing of such a list is used. */
export const LIST_REFUSAL_CODES = [
  /** The archive ends too early. */
  'cut',
  /** The archive is damaged, or something else follows it. */
  'damaged',
  /** It unzips to many times its size, as no list of customers does. */
  'bomb',
  /** More bytes, consumers or consumers of the sheet than there is room for. */
  'too-large',
  'line-too-long',
  'not-utf8',
  'not-json',
  'too-deep',
  /** A field holds an object, a list or a flag where a text or number belongs. */
  'wrong-type',
  /** The line holds no consumer in any of the shapes that are known (api-contract.md, A line). */
  'not-a-consumer',
  /** Which value is meant is open: a field is there twice, or in two places. */
  'ambiguous',
  /** Two consumers have the same id, internal or external. */
  'duplicate-id',
] as const;
export type ListRefusalCode = (typeof LIST_REFUSAL_CODES)[number];

export interface ListRefusal {
  code: ListRefusalCode;
  /** 1-based; null where the fault is not in a line. */
  line: number | null;
}
