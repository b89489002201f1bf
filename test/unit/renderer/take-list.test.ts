import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followShopList, forgetEnding, listStore, takeList } from '../../../renderer/model/shop-list/take-list';
import { sheetStore, type SheetPhase } from '../../../renderer/model/sheet';
import { shopsStore } from '../../../renderer/model/shops';
import type { Shop } from '../../../shared/shop/shop';

const shop = (id: string): Shop => ({ id, baseUrl: 'https://api.aplaut.io/v4' }) as Shop;
const sheet = (sheetId: string, list: string | null = null): SheetPhase =>
  ({ phase: 'open', sheetId, state: { list: list === null ? null : { shop: list } } }) as unknown as SheetPhase;
const TAKEN = { ok: true, value: { kind: 'taken' } };

/** What main was asked, and how it answers. */
const main = { asked: [] as string[], answer: (_name: string): Promise<unknown> => Promise.resolve(TAKEN) };
let stop: () => void = () => undefined;

beforeEach(() => {
  main.asked = [];
  main.answer = (name) => Promise.resolve(name === 'shop-list-under-way' ? { ok: true, value: null } : TAKEN);
  vi.stubGlobal('window', {
    aplautImport: {
      on: () => () => undefined,
      request: (name: string) => {
        main.asked.push(name);
        return main.answer(name);
      },
    },
  });
  shopsStore.set({ shops: [shop('a'), shop('b')], chosenId: 'a' });
  sheetStore.set(sheet('1'));
  stop = followShopList();
  sheetStore.set(sheet('2'));
  main.asked = [];
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** Lets the answers of main arrive. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the list of a shop’s customers', () => {
  it('is being taken, and then ends as main says', async () => {
    const taken = takeList(shop('a'), 'upsert');
    expect(listStore.get()).toMatchObject({ taking: { at: 'asking' }, ending: null });
    await taken;
    expect(listStore.get()).toMatchObject({ taking: null, ending: { kind: 'taken' } });
    forgetEnding();
    expect(listStore.get().ending).toBeNull();
  });

  it.each([
    ['another sheet is opened', () => sheetStore.set(sheet('3'))],
    ['another shop is chosen', () => shopsStore.update((now) => ({ ...now, chosenId: 'b' }))],
  ])('is no longer wanted once %s, and its end says nothing any more', async (_, change) => {
    let end: (answer: unknown) => void = () => undefined;
    main.answer = (name) =>
      name === 'shop-list-take'
        ? new Promise((resolve) => (end = resolve))
        : Promise.resolve({ ok: true, value: null });
    const taken = takeList(shop('a'), 'upsert');
    change();
    expect(main.asked).toContain('shop-list-cancel');
    end(TAKEN);
    await taken;
    expect(listStore.get()).toEqual({ taking: null, ending: null, shop: '' });
  });

  it('of another shop is dropped, once', async () => {
    const other = 'b https://api.aplaut.io/v4';
    sheetStore.set(sheet('2', other));
    sheetStore.set(sheet('2', other));
    await settled();
    expect(main.asked.filter((name) => name === 'shop-list-drop')).toHaveLength(1);
    sheetStore.set(sheet('2', 'a https://api.aplaut.io/v4'));
    await settled();
    expect(main.asked.filter((name) => name === 'shop-list-drop')).toHaveLength(1);
  });

  it('that main is already taking is shown again after the page was loaded again', async () => {
    const underWay = { shop: 'a https://api.aplaut.io/v4', taking: { at: 'asking' } };
    let end: (answer: unknown) => void = () => undefined;
    main.answer = (name) =>
      name === 'shop-list-under-way'
        ? Promise.resolve({ ok: true, value: underWay })
        : new Promise((resolve) => (end = resolve));
    sheetStore.set(sheet('4'));
    await settled();
    expect(listStore.get()).toEqual({ taking: { at: 'asking' }, ending: null, shop: underWay.shop });
    end(TAKEN);
    await settled();
    expect(listStore.get()).toMatchObject({ taking: null, ending: { kind: 'taken' } });
  });
});
