import type { ListReadAnswer, ListSamples } from '../../../shared/consumer/verdict/list-answers';
import { ListReading } from './list-reading';
import type { SheetKeys } from './sheet-keys';
import type { ShopList } from './shop-list';

/** The sheet that a list is read for. */
interface ListedSheet {
  listKeys(): Promise<SheetKeys>;
  useList(list: ShopList, takenAt: string): Promise<void>;
  listSamples(random: () => number): Promise<ListSamples>;
}

/** Reads one list at a time, whose bytes main pushes. */
export class ListSide {
  #current: { reading: ListReading; sheet: ListedSheet } | null = null;

  /** @param random from 0 to 1, exclusive */
  constructor(private readonly random: () => number) {}

  async begin(sheet: ListedSheet): Promise<void> {
    this.giveUp();
    const keys = await sheet.listKeys();
    this.giveUp();
    this.#current = { reading: new ListReading(keys), sheet };
  }

  /** Returns whether more bytes are wanted. */
  push(bytes: Uint8Array): Promise<boolean> {
    return this.#current?.reading.push(bytes) ?? Promise.resolve(false);
  }

  /**
   * All bytes are pushed. The list is compared with the rows and not trusted yet.
   *
   * @param isOpen whether the sheet that the list was read for is still the open one
   */
  async end(takenAt: string, isOpen: (sheet: ListedSheet) => boolean): Promise<ListReadAnswer> {
    const current = this.#current;
    if (current === null) throw new Error('no list is being read');
    try {
      const read = await current.reading.end();
      if (!read.ok) return read;
      if (!isOpen(current.sheet)) throw new Error('the list was read for another sheet');
      await current.sheet.useList(read.list, takenAt);
      return { ok: true, consumers: read.list.consumers, samples: await current.sheet.listSamples(this.random) };
    } finally {
      if (this.#current === current) this.#current = null;
    }
  }

  /** The bytes did not come to their end, or are not wanted any more. */
  giveUp(): void {
    this.#current?.reading.giveUp();
    this.#current = null;
  }
}
