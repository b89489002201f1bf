import { describe, expect, it } from 'vitest';
import type { ColumnLayout } from '../../../shared/consumer/target';
import type { ShopDraft } from '../../../shared/shop/shop';
import { userDataWith } from '../../fakes/stored-files';

const draft: ShopDraft = {
  name: 'Ромашка',
  baseUrl: 'https://api.aplaut.io/v4',
  auth: 'auto',
  timeZone: 'Europe/Moscow',
  pace: 2,
  isLive: false,
  hue: null,
  note: '',
};
const layout: ColumnLayout = {
  targets: [
    { kind: 'field', field: 'external_id' },
    { kind: 'custom', key: 'ltv', type: 'number' },
  ],
  constants: { complained: 'нет' },
  without: ['phone'],
};

describe('a shop', () => {
  it('keeps that its lists may come over http, until it has another address or is removed', () => {
    const { shops, read } = userDataWith({});
    const store = shops();
    const { id } = store.save(null, draft);
    expect(store.agreesToHttp(id)).toBe(false);
    store.rememberHttpAgreed(id);
    expect(shops().agreesToHttp(id)).toBe(true);
    expect(shops().agreesToHttp('practice')).toBe(false);
    store.save(id, { ...draft, name: 'Астра' });
    expect(store.agreesToHttp(id)).toBe(true);
    store.save(id, { ...draft, baseUrl: 'https://api.shoppilot.ru/v4' });
    expect(store.agreesToHttp(id)).toBe(false);
    store.remove(id);
    expect(read('shops.json')).toMatchObject({ listsOverHttp: {} });
  });

  it('stays where the person moved it, and new ones follow by name', () => {
    const { shops } = userDataWith({});
    const store = shops();
    const names = () =>
      shops()
        .list()
        .map(({ name }) => name)
        .slice(1);
    const ids = ['Астра', 'Василёк', 'Пион'].map((name) => store.save(null, { ...draft, name }).id);
    store.move(ids[2] ?? '', -1);
    expect(names()).toEqual(['Астра', 'Пион', 'Василёк']);
    store.move(ids[0] ?? '', -1);
    store.move(ids[1] ?? '', 1);
    expect(names()).toEqual(['Астра', 'Пион', 'Василёк']);
    store.save(null, { ...draft, name: 'Анемон' });
    expect(names()).toEqual(['Астра', 'Пион', 'Василёк', 'Анемон']);
    expect(() => store.move('practice', 1)).toThrow('practice-shop-fixed');
  });

  it('has the colour that was chosen for it, even if another has it, or else one of its own', () => {
    const store = userDataWith({}).shops();
    const one = store.save(null, { ...draft, hue: 5 });
    const other = store.save(null, { ...draft, name: 'Астра', hue: 5 });
    expect([one.hue, other.hue]).toEqual([5, 5]);
    expect(store.save(one.id, { ...draft, hue: 2 }).hue).toBe(2);
    expect(store.save(one.id, draft).hue).toBe(2);
    expect([2, 5]).not.toContain(store.save(null, { ...draft, name: 'Пион' }).hue);
  });

  it('is stored as it was saved, with the practice shop first and the others by name', () => {
    const { shops } = userDataWith({});
    const store = shops();
    const saved = store.save(null, draft);
    store.save(null, { ...draft, name: 'Астра', auth: 'token', timeZone: 'Asia/Omsk', pace: 0.5 });
    expect(saved).toEqual({
      ...draft,
      id: saved.id,
      foundAuth: null,
      hue: saved.hue,
      isNameTyped: false,
      tokenSince: null,
    });
    const again = shops();
    expect(again.get(saved.id)).toEqual(saved);
    expect(again.list().map(({ name }) => name)).toEqual(['Учебный', 'Астра', 'Ромашка']);
    expect(again.find(' АСТРА ')).toMatchObject({ auth: 'token', timeZone: 'Asia/Omsk', pace: 0.5 });
  });

  it('is changed in place, with the same id, and may keep its name', () => {
    const { shops } = userDataWith({});
    const store = shops();
    const { id, hue } = store.save(null, draft);
    store.save(id, { ...draft, timeZone: 'Asia/Omsk' });
    store.save(id, { ...draft, name: 'ромашка' });
    expect(shops().list().slice(1)).toEqual([
      { ...draft, name: 'ромашка', id, hue, foundAuth: null, isNameTyped: false, tokenSince: null },
    ]);
  });

  it.each<[string, Partial<ShopDraft>, string]>([
    ['a time zone that there is not', { timeZone: 'Mars/Olympus' }, 'time-zone-invalid'],
    ['an address that is none', { baseUrl: 'api aplaut' }, 'base-url-invalid'],
    ['an address without encryption', { baseUrl: 'http://api.aplaut.io/v4' }, 'base-url-invalid'],
    ['a name that another has', { name: ' АСТРА' }, 'shop-name-taken'],
    ['no limit at a real server', { pace: 0 }, 'pace-unlimited'],
  ])('is not saved with %s, and stays as it was', (_, change, code) => {
    const { shops, read } = userDataWith({});
    const store = shops();
    store.save(null, { ...draft, name: 'Астра' });
    const { id } = store.save(null, draft);
    const before = read('shops.json');
    for (const [which, name] of [
      [null, 'Пион'],
      [id, draft.name],
    ] as const)
      expect(() => store.save(which, { ...draft, name, ...change })).toThrow(
        expect.objectContaining({ code }) as Error,
      );
    expect(read('shops.json')).toEqual(before);
  });

  it('that does not exist cannot be read, chosen, changed or removed', () => {
    const store = userDataWith({}).shops();
    for (const act of [
      () => store.get('x'),
      () => store.choose('x'),
      () => store.save('x', draft),
      () => store.remove('x'),
      () => store.rememberLayout('x', ['a'], layout, 'x.csv'),
    ])
      expect(act).toThrow('shop-not-found');
    expect(store.list()).toHaveLength(1);
  });

  it('keeps the scheme that was found as long as its address and scheme stay the same', () => {
    const store = userDataWith({}).shops();
    const { id } = store.save(null, draft);
    store.rememberAuth(id, 'token');
    expect(store.save(id, { ...draft, name: 'Роза', pace: 1 }).foundAuth).toBe('token');
    expect(store.save(id, { ...draft, auth: 'bearer' }).foundAuth).toBeNull();
    store.save(id, draft);
    store.rememberAuth(id, 'token');
    expect(store.save(id, { ...draft, baseUrl: 'https://api.shoppilot.ru/v4' }).foundAuth).toBeNull();
  });
});

describe('the chosen shop', () => {
  it('is stored; it is the practice shop if none is chosen or the chosen one is gone', () => {
    const { shops } = userDataWith({});
    const store = shops();
    expect(store.chosenId()).toBe('practice');
    const { id } = store.save(null, draft);
    store.choose(id);
    expect(shops().chosenId()).toBe(id);
    store.remove(id);
    expect(shops().chosenId()).toBe('practice');
  });
});

describe('the practice shop', () => {
  it('accepts only a time zone and a pace', () => {
    const { shops } = userDataWith({});
    shops().save('practice', { ...draft, timeZone: 'Asia/Omsk', pace: 0 });
    expect(shops().list()).toMatchObject([
      { name: 'Учебный', baseUrl: 'http://127.0.0.1:1', auth: 'bearer', timeZone: 'Asia/Omsk', pace: 0 },
    ]);
    expect(() => shops().remove('practice')).toThrow('practice-shop-fixed');
  });
});

describe('a layout', () => {
  it('is recalled for the same headers in any order, and for the shop it was used with', () => {
    const { shops } = userDataWith({});
    const store = shops();
    const { id } = store.save(null, draft);
    store.rememberLayout(id, ['ID', ' LTV '], layout, 'x.csv');
    const again = shops();
    expect(again.recallLayout(id, ['ID', 'LTV'])).toEqual(layout);
    expect(again.recallLayout(id, ['LTV', 'ID'])).toEqual({ ...layout, targets: layout.targets.toReversed() });
    expect(again.recallLayout(id, ['ID'])).toBeNull();
    expect(again.recallLayout('practice', ['ID', 'LTV'])).toBeNull();
  });

  it('replaces the previous one for these headers, and is removed with its shop', () => {
    const { shops, read } = userDataWith({});
    const store = shops();
    const { id } = store.save(null, draft);
    const skip: ColumnLayout = { targets: [{ kind: 'skip' }], constants: {}, without: [] };
    store.rememberLayout('practice', ['a'], skip, 'x.csv');
    store.rememberLayout(id, ['ID', 'LTV'], layout, 'x.csv');
    store.rememberLayout(id, ['ID', 'LTV'], { ...layout, without: [] }, 'x.csv');
    expect(store.recallLayout(id, ['ID', 'LTV'])?.without).toEqual([]);
    store.remove(id);
    expect(Object.keys(read('shops.json')['layouts'] as object)).toEqual(['practice']);
    expect(store.recallLayout('practice', ['a'])).toEqual(skip);
  });

  it('is not recalled if names do not tell columns apart', () => {
    const store = userDataWith({}).shops();
    store.rememberLayout('practice', ['a', 'a '], layout, 'x.csv');
    expect(store.recallLayout('practice', ['a', 'a'])).toBeNull();
  });
});

describe('the last export task of a shop', () => {
  const made = { state: 'made', askedAtMs: 1_000, taskId: '0123456789abcdef01234567' } as const;

  it('outlives the program, also that of the practice shop, and is removed with its shop', () => {
    const { shops, read } = userDataWith({});
    const store = shops();
    const { id } = store.save(null, draft);
    expect(store.listTask(id)).toBeNull();
    store.rememberListTask(id, made);
    store.rememberListTask('practice', { state: 'asked', askedAtMs: 2_000 });
    expect(shops().listTask(id)).toEqual(made);
    expect(shops().listTask('practice')).toEqual({ state: 'asked', askedAtMs: 2_000 });
    store.rememberListTask('practice', null);
    expect(shops().listTask('practice')).toBeNull();
    store.remove(id);
    expect(read('shops.json')).toMatchObject({ listTasks: {} });
  });

  it('is none if it cannot be read, which costs nothing else', () => {
    const { shops } = userDataWith({ 'shops.json': { listTasks: { a: { state: 'paused' }, b: made } } });
    expect(shops().listTask('a')).toBeNull();
    expect(shops().listTask('b')).toEqual(made);
  });
});
