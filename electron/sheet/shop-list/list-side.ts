import { randomUUID } from 'node:crypto';
import type { ListReadAnswer, ListSamples } from '../../../shared/consumer/verdict/list-answers';
import type { SheetInput } from '../../../shared/sheet/protocol';
import { RefusedOperation } from '../operations/refused-operation';
import { ListReading } from './list-reading';
import type { SheetKeys } from './sheet-keys';
import type { ShopList } from './shop-list';
import type { ListAbout } from './verdict-index';

/** The sheet, or the rows of a delivery, that a list is read for. */
export interface ListedSheet<Tried> {
  listKeys(rowsId: string): Promise<SheetKeys>;
  tryList(list: ShopList, about: ListAbout): Promise<Tried>;
  listSamples(tried: Tried, random: () => number): Promise<ListSamples>;
  useList(tried: Tried): Promise<void>;
}

/** A list from its first bytes until it is used. */
interface ComingList<Tried> {
  id: string;
  sheet: ListedSheet<Tried>;
  reading: ListReading;
  list: ShopList | null;
  tried: Tried | null;
}

/** Reads one list at a time, whose bytes main pushes. The list that the sheet has stays until the new one is trusted. */
export class ListSide<Tried> {
  #coming: ComingList<Tried> | null = null;

  /**
   * @param opened the sheet that is open
   * @param random from 0 to 1, exclusive
   */
  constructor(
    private readonly opened: () => ListedSheet<Tried> | undefined,
    private readonly random: () => number,
  ) {}

  /** Throws a `RefusedOperation` if the sheet has other rows. */
  async begin(sheet: ListedSheet<Tried>, { rowsId }: SheetInput<'begin-list'>): Promise<{ listId: string }> {
    this.#end();
    const reading = new ListReading(await sheet.listKeys(rowsId));
    const id: string = randomUUID();
    this.#coming = { id, sheet, reading, list: null, tried: null };
    return { listId: id };
  }

  /** Returns whether more bytes are wanted. */
  push({ listId, bytes }: SheetInput<'list-bytes'>): Promise<boolean> {
    return this.#current(listId).reading.push(bytes);
  }

  /** All bytes are pushed. */
  async end({ listId }: SheetInput<'end-list'>): Promise<ListReadAnswer> {
    const coming = this.#current(listId);
    const read = await coming.reading.end();
    if (read.ok) coming.list = read.list;
    else this.#end();
    return read.ok ? { ok: true, consumers: read.list.consumers } : read;
  }

  /** Compares the rows with the list, of which nothing is shown yet. */
  async compare({ listId, ...about }: SheetInput<'compare-list'>): Promise<ListSamples> {
    const { sheet, list } = this.#current(listId);
    if (list === null) throw new Error('the list is not read yet');
    const tried = await sheet.tryList(list, about);
    this.#current(listId).tried = tried;
    return sheet.listSamples(tried, this.random);
  }

  /** Shows its verdicts. */
  async trust({ listId }: SheetInput<'trust-list'>): Promise<void> {
    const { sheet, tried } = this.#current(listId);
    if (tried === null) throw new Error('the list is not compared yet');
    await sheet.useList(tried);
    this.#coming = null;
  }

  /** The bytes did not come to their end, or the list is not trusted. */
  giveUp({ listId }: SheetInput<'give-up-list'>): undefined {
    if (this.#coming?.id === listId) this.#end();
    return undefined;
  }

  #current(listId: string): ComingList<Tried> {
    const coming = this.#coming;
    if (coming?.id !== listId) throw new RefusedOperation('sheet-changed', 'The list was given up.');
    if (coming.sheet === this.opened()) return coming;
    this.#end();
    throw new RefusedOperation('sheet-changed', 'The list is for another sheet.');
  }

  #end(): void {
    this.#coming?.reading.giveUp();
    this.#coming = null;
  }
}
