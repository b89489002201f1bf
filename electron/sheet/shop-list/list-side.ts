import { randomUUID } from 'node:crypto';
import type { ListReadAnswer, ListSamples } from '../../../shared/consumer/verdict/list-answers';
import type { AdoptionOfRow } from '../../../shared/consumer/verdict/adoption';
import type { SheetInput } from '../../../shared/sheet/protocol';
import { RefusedOperation } from '../operations/refused-operation';
import { AdoptedKeys } from './adopted-keys';
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
  keys: SheetKeys;
  /** See `AdoptedKeys`. */
  remembered: { ledgerKey: string; adoptions: AdoptionOfRow[] };
  /** Null until the first bytes. */
  reading: ListReading | null;
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
    const keys = await sheet.listKeys(rowsId);
    const id: string = randomUUID();
    const remembered = { ledgerKey: '', adoptions: [] };
    this.#coming = { id, sheet, keys, remembered, reading: null, list: null, tried: null };
    return { listId: id };
  }

  /** Adds consumers that rows may have been adopted into before. Call it before the first bytes. */
  addAdoptions({ listId, ledgerKey, adoptions }: SheetInput<'list-adoptions'>): undefined {
    const { remembered } = this.#current(listId);
    remembered.ledgerKey = ledgerKey;
    remembered.adoptions.push(...adoptions);
    return undefined;
  }

  /** Returns whether more bytes are wanted. */
  async push({ listId, bytes }: SheetInput<'list-bytes'>): Promise<boolean> {
    return (await this.#reading(listId)).push(bytes);
  }

  /** All bytes are pushed. */
  async end({ listId }: SheetInput<'end-list'>): Promise<ListReadAnswer> {
    const read = await (await this.#reading(listId)).end();
    const coming = this.#current(listId);
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

  async #reading(listId: string): Promise<ListReading> {
    const coming = this.#current(listId);
    if (coming.reading !== null) return coming.reading;
    const { keys, remembered } = coming;
    const adopted = await AdoptedKeys.of(keys.ids, remembered.adoptions, remembered.ledgerKey);
    // It may have been given up meanwhile.
    return (this.#current(listId).reading ??= new ListReading({ ...keys, adopted }));
  }

  #current(listId: string): ComingList<Tried> {
    const coming = this.#coming;
    if (coming?.id !== listId) throw new RefusedOperation('sheet-changed', 'The list was given up.');
    if (coming.sheet === this.opened()) return coming;
    this.#end();
    throw new RefusedOperation('sheet-changed', 'The list is for another sheet.');
  }

  #end(): void {
    this.#coming?.reading?.giveUp();
    this.#coming = null;
  }
}
