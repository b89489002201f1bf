import type { ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import { TextPacker, type PackedTexts } from '../table/packed-texts';
import { RefusedList } from './bytes/refused-list';

/** Small packs, so that growing needs no copy of all. */
const PACK_ENTRIES = 4_096;
/** Consumers of a shop have much the same attributes. */
const MOST_SHAPES = 1_024;
const CUSTOM = 'custom_attributes';

/** The names of a consumer's attributes, and of its custom ones. */
type Shape = [fields: string[], custom: string[]];

/**
 * The consumers that rows of a sheet meet, as JSON of their values: a tenth of what objects would take. The names of their attributes are
 * stored once.
 */
export class KeptConsumers {
  readonly #packs: PackedTexts[] = [];
  #packer = new TextPacker(PACK_ENTRIES);
  #inPack = 0;
  #bytes = 0;
  readonly #shapes: Shape[] = [];
  readonly #numberOf = new Map<string, number>();

  constructor(private readonly maxBytes: number) {}

  get length(): number {
    return this.#packs.length * PACK_ENTRIES + this.#inPack;
  }

  /** Returns its index. Throws a {@link RefusedList} if there is no room. */
  add({ id, attributes }: ListedConsumer): number {
    const custom = attributes[CUSTOM] as Record<string, unknown> | undefined;
    const shape = this.#shapeOf([Object.keys(attributes), Object.keys(custom ?? {})]);
    const values = Object.values({
      ...attributes,
      ...(custom === undefined ? {} : { [CUSTOM]: Object.values(custom) }),
    });
    const text = JSON.stringify(shape === null ? [null, id, attributes] : [shape, id, values]);
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
    const [shape, id, held] = JSON.parse(text) as
      [null, string | null, Record<string, unknown>] | [number, string | null, unknown[]];
    if (shape === null) return { id, attributes: held };
    const [fields, custom] = this.#shapes[shape] as Shape;
    const values = fields.map((field, at): [string, unknown] => [
      field,
      field === CUSTOM ? named(custom, held[at] as unknown[]) : held[at],
    ]);
    return { id, attributes: Object.fromEntries(values) };
  }

  /** The number of a shape; null if there are too many. */
  #shapeOf(shape: Shape): number | null {
    const text = JSON.stringify(shape);
    const known = this.#numberOf.get(text);
    if (known !== undefined) return known;
    if (this.#shapes.length === MOST_SHAPES) return null;
    this.#bytes += 2 * Buffer.byteLength(text);
    this.#numberOf.set(text, this.#shapes.length);
    return this.#shapes.push(shape) - 1;
  }

  #finishPack(): void {
    this.#packs.push(this.#packer.finish());
    this.#packer = new TextPacker(PACK_ENTRIES);
    this.#inPack = 0;
  }
}

function named(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, at) => [name, values[at]]));
}
