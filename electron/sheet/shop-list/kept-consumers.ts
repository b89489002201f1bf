import type { ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import { TextPacker, type PackedTexts } from '../table/packed-texts';
import { RefusedList } from './bytes/refused-list';

/** Small packs, so that growing needs no copy of all. */
const PACK_ENTRIES = 4_096;

/** The consumers that rows of a sheet meet, each as JSON: a fifth of what objects would take. */
export class KeptConsumers {
  readonly #packs: PackedTexts[] = [];
  #packer = new TextPacker(PACK_ENTRIES);
  #inPack = 0;
  #bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get length(): number {
    return this.#packs.length * PACK_ENTRIES + this.#inPack;
  }

  /** Returns its index. Throws a {@link RefusedList} if there is no room. */
  add({ id, attributes }: ListedConsumer): number {
    const text = JSON.stringify([id, attributes]);
    this.#bytes += Buffer.byteLength(text);
    if (this.#bytes > this.maxBytes) throw new RefusedList('too-large');
    this.#packer.add(text);
    this.#inPack += 1;
    const index = this.length - 1;
    if (this.#inPack === PACK_ENTRIES) this.#finishPack();
    return index;
  }

  /** Call it when all are added. */
  finish(): void {
    if (this.#inPack > 0) this.#finishPack();
  }

  at(index: number): ListedConsumer {
    const text = this.#packs[Math.floor(index / PACK_ENTRIES)]?.at(index % PACK_ENTRIES) ?? null;
    if (text === null) throw new Error(`no consumer ${index}`);
    const [id, attributes] = JSON.parse(text) as [string | null, Record<string, unknown>];
    return { id, attributes };
  }

  #finishPack(): void {
    this.#packs.push(this.#packer.finish());
    this.#packer = new TextPacker(PACK_ENTRIES);
    this.#inPack = 0;
  }
}
