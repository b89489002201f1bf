import { randomInt } from 'node:crypto';
import { listedEmailKey } from '../../../shared/consumer/verdict/listed-consumer';
import { ConsumerLine, type LineValue } from './bytes/consumer-line';
import { IdSet } from './id-set';
import { KeptConsumers } from './kept-consumers';
import type { ListLimits } from './bytes/limits';
import { listedRecord } from './listed-record';
import { RefusedList } from './bytes/refused-list';
import type { SheetKeys } from './sheet-keys';
import { ShopList } from './shop-list';

const SEEDS = 2 ** 31;
const INTERNAL_ID_LETTERS = 24;

/**
 * Takes the lines of a list and keeps the consumers that rows of the sheet meet. Of all others only a hash of their ids stays, and only
 * until the list is read.
 */
export class ListCollector {
  /** Lines so far, blank ones included. */
  lines = 0;
  #consumers = 0;
  readonly #line = new ConsumerLine();
  readonly #internalIds = new IdSet(randomInt(SEEDS));
  readonly #externalIds = new IdSet(randomInt(SEEDS));
  /** Those that could be an internal id by their length. They stay, for `adoptionOf`. */
  readonly #externalIdsOf24 = new IdSet(randomInt(SEEDS));
  readonly #kept: KeptConsumers;
  /** By index of a key: index of a kept consumer plus 1; 0 for none. */
  readonly #byExternalId: Uint32Array;
  readonly #byInternalId: Uint32Array;
  readonly #byEmail: Uint32Array;
  readonly #adopted: Uint32Array;
  /** E-mails that several consumers have. */
  readonly #shared = new Set<number>();
  readonly #shown = new Set<string>();
  #bytes: Buffer = Buffer.alloc(0);

  constructor(
    private readonly keys: SheetKeys,
    private readonly limits: ListLimits,
  ) {
    this.#kept = new KeptConsumers(limits.keptBytes);
    this.#byExternalId = new Uint32Array(keys.ids.length);
    this.#byInternalId = new Uint32Array(keys.ids.length);
    this.#byEmail = new Uint32Array(keys.emails.length);
    this.#adopted = new Uint32Array(keys.adopted?.internalIds.length ?? 0);
  }

  get consumers(): number {
    return this.#consumers;
  }

  /** Throws a {@link RefusedList}. */
  take(bytes: Buffer, start: number, end: number): void {
    this.lines += 1;
    const line = this.#line;
    if (!line.read(bytes, start, end)) return;
    this.#consumers += 1;
    if (this.#consumers > this.limits.consumers) throw new RefusedList('too-large');
    this.#bytes = bytes;
    this.#addId(this.#internalIds, line.id);
    this.#addId(this.#externalIds, line.externalId);
    if (line.externalId.end - line.externalId.start === INTERNAL_ID_LETTERS || line.externalId.isEscaped) {
      this.#addId(this.#externalIdsOf24, line.externalId);
    }
    const external = this.#find(this.keys.ids, line.externalId);
    const internal = this.#find(this.keys.ids, line.id);
    const adopted = this.keys.adopted === null ? -1 : this.#find(this.keys.adopted.internalIds, line.id);
    const email = this.#findEmail(line.email);
    if (email !== -1 && this.#byEmail[email] !== 0) this.#shared.add(email);
    const isFirstWithEmail = email !== -1 && this.#byEmail[email] === 0;
    if (external === -1 && internal === -1 && adopted === -1 && !isFirstWithEmail) return;
    const text = bytes.toString('utf8', start, end);
    const kept = this.#kept.add(
      listedRecord(text, line.place, this.#textOf(line.id), this.#textOf(line.externalId), this.#shown),
    );
    if (external !== -1) this.#byExternalId[external] = kept + 1;
    if (internal !== -1) this.#byInternalId[internal] = kept + 1;
    if (isFirstWithEmail) this.#byEmail[email] = kept + 1;
    if (adopted !== -1) this.#adopted[adopted] = kept + 1;
  }

  /** The list, when all lines are taken. */
  finish(): ShopList {
    this.#kept.finish();
    return new ShopList({
      consumers: this.#consumers,
      keys: this.keys,
      kept: this.#kept,
      byExternalId: this.#byExternalId,
      byInternalId: this.#byInternalId,
      byEmail: this.#byEmail,
      adopted: this.#adopted,
      sharedEmails: this.#shared,
      shown: this.#shown,
      externalIdsOf24: this.#externalIdsOf24,
    });
  }

  #addId(ids: IdSet, value: LineValue): void {
    if (value.start === -1) return;
    const isNew = value.isEscaped ? this.#with(value, ids.add.bind(ids)) : ids.add(this.#bytes, value.start, value.end);
    if (!isNew) throw new RefusedList('duplicate-id');
  }

  #find(table: SheetKeys['ids'], value: LineValue): number {
    if (value.start === -1) return -1;
    return value.isEscaped
      ? this.#with(value, table.find.bind(table))
      : table.find(this.#bytes, value.start, value.end);
  }

  #findEmail(value: LineValue): number {
    if (value.start === -1) return -1;
    const { emails } = this.keys;
    if (!value.isEscaped && isPlain(this.#bytes, value.start, value.end)) {
      return emails.find(this.#bytes, value.start, value.end);
    }
    return emails.findText(listedEmailKey(this.#textOf(value) ?? ''));
  }

  #with<T>(value: LineValue, use: (bytes: Uint8Array, start: number, end: number) => T): T {
    const bytes = Buffer.from(this.#textOf(value) ?? '');
    return use(bytes, 0, bytes.length);
  }

  #textOf({ start, end, isEscaped }: LineValue): string | null {
    if (start === -1) return null;
    const text = this.#bytes.toString('utf8', start, end);
    return isEscaped ? (JSON.parse(`"${text}"`) as string) : text;
  }
}

/** Whether a text is ASCII without spaces, so that its bytes can be compared as they are. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= 0x20 || byte >= 0x7f) return false;
  }
  return true;
}
