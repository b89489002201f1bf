import { CONSUMER_FIELDS } from '../../../../shared/consumer/fields';
import { JsonBytes, STARTS } from './json-bytes';
import { RefusedList } from './refused-list';

/** Keys that matter. The first three are looked up, and the others show where the record is. */
const KNOWN = ['id', 'external_id', 'email', 'attributes', 'data', 'custom_attributes', ...CONSUMER_FIELDS].filter(
  (name, at, names) => names.indexOf(name) === at,
);
const NUMBER_OF = new Map(KNOWN.map((name, number) => [name, number]));
const KNOWN_BYTES = KNOWN.map((name) => Buffer.from(name));
/** By length. */
const KNOWN_NUMBERS = KNOWN.reduce<number[][]>((byLength, name, number) => {
  (byLength[name.length] ??= []).push(number);
  return byLength;
}, []);
const [ID, EXTERNAL_ID, EMAIL, ATTRIBUTES, DATA, CUSTOM_ATTRIBUTES] = [0, 1, 2, 3, 4, 5] as const;
/** Keys that may stand beside a record. All others that are known only a record has. */
const BESIDE_RECORD = ['id', 'attributes', 'data', 'created_at', 'updated_at'];
const OF_RECORD = ~BESIDE_RECORD.reduce((bits, name) => bits | (1 << (NUMBER_OF.get(name) ?? 0)), 0);

/** Where a record can be: the line itself, its `attributes`, its `data`, and the `attributes` of that. */
const [TOP, TOP_ATTRIBUTES, DATA_OBJECT, DATA_ATTRIBUTES] = [0, 1, 2, 3] as const;
const PLACES = [TOP, TOP_ATTRIBUTES, DATA_OBJECT, DATA_ATTRIBUTES] as const;
export type RecordPlace = (typeof PLACES)[number];

/** A value that is looked up: a text without its quotes, or the digits of a number. */
export interface LineValue {
  /** Negative if there is none. */
  start: number;
  end: number;
  isEscaped: boolean;
}

/** By the number of a key: id, external id, e-mail. */
type Values = [id: LineValue, externalId: LineValue, email: LineValue];

/**
 * Finds a consumer's ids and e-mail in a line: a flat record, one with `attributes` as in JSON:API, or either of them under `data`
 * (api-contract.md, A line). What it finds is valid until the next line.
 */
export class ConsumerLine {
  /** Where the record is. */
  place: RecordPlace = TOP;
  /** The internal id. */
  id = noValue();
  externalId = noValue();
  email = noValue();

  readonly #json = new JsonBytes();
  /** By place: bits of the known keys that it has. */
  readonly #seen = new Uint32Array(PLACES.length);
  readonly #there = new Uint8Array(PLACES.length);
  /** By place, then by key. */
  readonly #values: Values[] = PLACES.map(() => [noValue(), noValue(), noValue()]);

  /**
   * Returns whether there is a consumer; a blank line has none.
   *
   * @param end must be the position of a line feed
   * @throws RefusedList
   */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const json = this.#json;
    json.bytes = bytes;
    json.at = start;
    json.skipSpaces();
    if (json.at === end) return false;
    if (bytes[json.at] !== STARTS.object) throw new RefusedList('not-a-consumer');
    this.#seen.fill(0);
    this.#there.fill(0);
    for (const values of this.#values) for (const value of values) value.start = -1;
    this.#record(TOP, 1);
    json.skipSpaces();
    if (json.at !== end) throw new RefusedList('not-json');
    this.place = this.#findPlace();
    const values = this.#valuesOf(this.place);
    this.externalId = values[EXTERNAL_ID];
    this.email = values[EMAIL];
    // In JSON:API the id is beside the attributes.
    const beside = this.place === TOP_ATTRIBUTES || this.place === DATA_ATTRIBUTES ? this.place - 1 : this.place;
    const outer = this.#valuesOf(beside as RecordPlace)[ID];
    this.id = outer.start === -1 ? values[ID] : outer;
    return true;
  }

  #record(place: RecordPlace, depth: number): void {
    this.#there[place] = 1;
    this.#json.object(depth, (keyStart, keyEnd) => {
      const known = this.#knownKey(keyStart, keyEnd);
      if (known === -1) return this.#json.value(depth);
      const bit = 1 << known;
      if (((this.#seen[place] as number) & bit) !== 0) throw new RefusedList('ambiguous');
      this.#seen[place] = (this.#seen[place] as number) | bit;
      this.#knownValue(place, known, depth);
    });
  }

  #knownValue(place: RecordPlace, known: number, depth: number): void {
    const json = this.#json;
    const first = json.bytes[json.at] as number;
    const isObject = first === STARTS.object;
    if (known === ATTRIBUTES && isObject && (place === TOP || place === DATA_OBJECT)) {
      return this.#record((place + 1) as RecordPlace, depth + 1);
    }
    if (known === DATA && isObject && place === TOP) return this.#record(DATA_OBJECT, depth + 1);
    const start = json.at;
    json.isEscaped = false;
    json.value(depth);
    if (known === ATTRIBUTES || known === DATA || first === STARTS.null) return;
    if (known === CUSTOM_ATTRIBUTES) {
      if (!isObject) throw new RefusedList('wrong-type');
      return;
    }
    if (isObject || first === STARTS.list) throw new RefusedList('wrong-type');
    if (known > EMAIL) return;
    const isText = first === STARTS.text;
    if (!isText && first !== STARTS.minus && (first < 0x30 || first > 0x39)) throw new RefusedList('wrong-type');
    const value = this.#valuesOf(place)[known as 0 | 1 | 2];
    value.start = isText ? start + 1 : start;
    value.end = isText ? json.at - 1 : json.at;
    value.isEscaped = isText && json.isEscaped;
    // An empty text is no value.
    if (value.start === value.end) value.start = -1;
  }

  /** The number of a known key; −1 for any other. */
  #knownKey(start: number, end: number): number {
    const { bytes, isEscaped } = this.#json;
    if (isEscaped) {
      const key = JSON.parse(`"${Buffer.from(bytes.subarray(start, end)).toString()}"`) as string;
      return NUMBER_OF.get(key) ?? -1;
    }
    for (const number of KNOWN_NUMBERS[end - start] ?? []) {
      const known = KNOWN_BYTES[number] as Buffer;
      let at = 0;
      while (at < known.length && known[at] === bytes[start + at]) at += 1;
      if (at === known.length) return number;
    }
    return -1;
  }

  #findPlace(): RecordPlace {
    const full = PLACES.filter((place) => ((this.#seen[place] as number) & OF_RECORD) !== 0);
    if (full.length > 1) throw new RefusedList('ambiguous');
    if (full[0] !== undefined) return full[0];
    // A consumer without any value: only its place and its id tell that it is one.
    const inner = [DATA_ATTRIBUTES, DATA_OBJECT, TOP_ATTRIBUTES] as const;
    const place = inner.find((each) => this.#there[each] === 1) ?? TOP;
    if (((this.#seen[TOP] as number) | (this.#seen[DATA_OBJECT] as number)) & (1 << ID)) return place;
    throw new RefusedList('not-a-consumer');
  }

  #valuesOf(place: RecordPlace): Values {
    return this.#values[place] as Values;
  }
}

/** The object in a parsed line that holds the record. */
export function recordAt(line: Record<string, unknown>, place: RecordPlace): Record<string, unknown> {
  const inner = (value: unknown, key: string) => (value as Record<string, unknown>)[key] as Record<string, unknown>;
  switch (place) {
    case TOP_ATTRIBUTES:
      return inner(line, 'attributes');
    case DATA_OBJECT:
      return inner(line, 'data');
    case DATA_ATTRIBUTES:
      return inner(inner(line, 'data'), 'attributes');
    default:
      return line;
  }
}

function noValue(): LineValue {
  return { start: -1, end: -1, isEscaped: false };
}
