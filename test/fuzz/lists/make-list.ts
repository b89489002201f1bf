import { gzipSync } from 'node:zlib';
import { below, pick, seededRandom, type Random } from '../../bench/data/random';
import { mutateBytes } from '../mutate-bytes';

/** Bytes with a meaning in a list or its archive. */
const TOKENS = [
  ...['{"id":', '"external_id":', '"\\u0065mail":', '"data":{', '"attributes":{', '"custom_attributes":{', '}', '}}\n'],
  ...['[[[[', ']', ',', ':', '"', '\\', '\\ud800', 'null', 'true', '-', '1e999', '0.0', '12345678901234567890', '\t'],
  ...['\n', '{}', '{"id":"a1"}\n', '{"x":'.repeat(40), '\x1f\x8b\x08\x00'],
];
/** Few, so that rows and consumers meet, and ids are there twice. */
const IDS = ['c1', 'c2', '27456', 'ключ', 'c"3', ...['a', 'b'].map((digit) => digit.repeat(24))];
const EMAILS = ['anna@example.ru', 'ANNA@example.ru', ' vera@example.com ', 'почта@пример.рф', 'not an address', ''];

export interface ListCase {
  /** What the sheet's rows have. */
  rows: [id: string, email: string][];
  bytes: Buffer;
}

const SEED_STEP = 1_000_003;

/** Makes the list with this number in the run with this seed. The same arguments always give the same list. */
export function makeList(seed: number, index: number): ListCase {
  const random = seededRandom(Math.imul(seed, SEED_STEP) + index);
  const rows = Array.from({ length: 1 + below(random, 6) }, (): [string, string] => [
    pick(random, IDS),
    pick(random, EMAILS),
  ]);
  const lines = Array.from({ length: below(random, 8) }, (_, number) => line(random, number));
  let text: Buffer = Buffer.from(lines.join(random() < 0.9 ? '\n' : '\r\n') + (random() < 0.8 ? '\n' : ''));
  if (random() < 0.6) text = mutateBytes(random, text, TOKENS);
  let bytes: Buffer = random() < 0.7 ? zipped(random, text) : text;
  if (random() < 0.4) bytes = mutateBytes(random, bytes, TOKENS);
  return { rows, bytes };
}

function line(random: Random, number: number): string {
  const id = random() < 0.9 ? `i${number}` : pick(random, IDS);
  const ids = random() < 0.8 ? `s${number}` : pick(random, [...IDS, 27456, null, true, 1.5]);
  const attributes: Record<string, unknown> = {
    external_id: random() < 0.4 ? pick(random, IDS) : ids,
    email: random() < 0.5 ? pick(random, [...EMAILS, null]) : `stranger${number}@example.ru`,
    name: pick(random, ['Анна', 'А"н\\на', '', null, 5, { first: 'Анна' }]),
    custom_attributes: pick(random, [{}, { ltv: '27456' }, { ltv: 27456, data: [{}] }, null, 'none']),
    ...(random() < 0.2 ? { orders: [{ id: 1, email: 'x' }] } : {}),
  };
  const keys = Object.keys(attributes).filter(() => random() < 0.8);
  const some = Object.fromEntries(keys.map((key) => [key, attributes[key]]));
  const record = pick(random, [
    { id, ...some },
    { id, type: 'consumers', attributes: some },
    { id, ...some, attributes: 1 },
  ]);
  return JSON.stringify(random() < 0.2 ? { data: record } : record);
}

/** Gzip of one or more members, cut anywhere. */
function zipped(random: Random, text: Buffer): Buffer {
  const cuts = Array.from({ length: below(random, 3) }, () => below(random, text.length + 1)).sort((a, b) => a - b);
  const places = [0, ...cuts, text.length];
  return Buffer.concat(places.slice(1).map((end, at) => gzipSync(text.subarray(places[at], end))));
}
