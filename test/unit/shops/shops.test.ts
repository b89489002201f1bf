/* eslint-disable @typescript-eslint/no-deprecated -- safeStorage's newer, asynchronous calls are not in Electron 33 (docs/decisions/0002) */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openShopStore } from '../../../electron/shops/shop-store';
import { createShops, type CheckConnection } from '../../../electron/shops/shops';
import { openTokenVault, type SystemEncryption } from '../../../electron/shops/token-vault';
import type { ShopDraft } from '../../../shared/shop/shop';

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

function bench(stored: object = {}) {
  const userData = mkdtempSync(join(tmpdir(), 'aplaut-shops-'));
  onTestFinished(() => rmSync(userData, { recursive: true, force: true }));
  writeFileSync(join(userData, 'shops.json'), JSON.stringify(stored));
  const files = { userData, now: () => new Date(), setAside: () => undefined };
  const store = openShopStore({
    ...files,
    practiceName: () => 'Учебный',
    practiceNames: () => ['Учебный', 'Practice'],
    practiceBaseUrl: () => 'http://127.0.0.1:1',
  });
  const encryption = { isEncryptionAvailable: () => false } as SystemEncryption;
  const vault = openTokenVault({ ...files, platform: 'darwin', encryption, isKeyringLocked: () => false });
  const asked: Parameters<CheckConnection>[0][] = [];
  const checkConnection: CheckConnection = (access) => {
    asked.push(access);
    return Promise.resolve({ ok: true, auth: 'token', requestId: null });
  };
  return {
    shops: createShops({ store, vault, practiceToken: 'practice-token', checkConnection, now: () => new Date(0) }),
    asked,
  };
}

describe('the practice shop', () => {
  it('is named in the current language, and found by its name in any', () => {
    const { shops } = bench();
    expect(shops.state().shops.map(({ name }) => name)).toEqual(['Учебный']);
    for (const name of ['учебный', 'Practice']) expect(shops.find(name)?.name).toBe('Учебный');
    expect(shops.find('Другой')).toBeUndefined();
    expect(() => shops.save(null, { ...draft, name: 'Practice' }, null)).toThrow('shop-name-taken');
  });
});

describe('a token', () => {
  it('has the date on which it was entered, until it is replaced, forgotten or the address changes', () => {
    const { shops } = bench();
    const since = (id: string) => shops.state().shops.find((shop) => shop.id === id)?.tokenSince;
    const { id } = shops.save(null, draft, null);
    expect(since(id)).toBeNull();
    shops.save(id, draft, 'token-1');
    expect(since(id)).toBe('1970-01-01T00:00:00.000Z');
    shops.save(id, { ...draft, note: 'магазин Анны' }, null);
    expect(since(id)).toBe('1970-01-01T00:00:00.000Z');
    shops.forgetToken(id);
    expect(since(id)).toBeNull();
    expect(() => shops.tokenOf(id)).toThrow('no-token');
    shops.save(id, draft, 'token-2');
    shops.save(id, { ...draft, baseUrl: 'https://api.shoppilot.ru/v4' }, null);
    expect(since(id)).toBeNull();
  });
});

describe('a check of typed values', () => {
  it('stores nothing, and its result is used once the same values are saved', async () => {
    const { shops, asked } = bench();
    const before = shops.state();
    await shops.checkDraft(null, draft, 'a-typed-token');
    expect(asked).toEqual([{ baseUrl: draft.baseUrl, auth: 'auto', token: 'a-typed-token', pace: 2 }]);
    expect(shops.state()).toEqual(before);
    const saved = shops.save(null, draft, 'a-typed-token');
    expect(shops.authOf(shops.get(saved.id))).toBe('token');
    const other = shops.save(null, { ...draft, name: 'Другой' }, 'another-token');
    expect(shops.authOf(shops.get(other.id))).toBe('bearer');
  });

  it('never sends a saved token to another address', async () => {
    const { shops, asked } = bench();
    const { id } = shops.save(null, draft, 'a-saved-token');
    await shops.checkDraft(id, draft, null);
    expect(asked.at(-1)?.token).toBe('a-saved-token');
    const elsewhere = await shops.checkDraft(id, { ...draft, baseUrl: 'https://shop.example.ru/v4' }, null);
    expect(elsewhere).toMatchObject({ ok: false, code: 'no-token' });
    expect(asked).toHaveLength(1);
  });
});

describe('a shop of the real API', () => {
  it('is never unlimited, even if an older version saved it so', () => {
    const old = { ...draft, id: 'a', pace: 0, foundAuth: null };
    const { shops } = bench({ shops: [old] });
    expect(shops.get('a').pace).toBe(2);
    expect(() => shops.save(null, { ...draft, name: 'x', pace: 0 }, null)).toThrow('pace-unlimited');
    expect(shops.save(null, { ...draft, name: 'y', baseUrl: 'http://127.0.0.1:9', pace: 0 }, null).pace).toBe(0);
  });

  it('has a colour of its own that stays', () => {
    const { shops } = bench();
    const ids = ['а', 'б', 'в', 'г', 'д', 'е', 'ж'].map((name) => shops.save(null, { ...draft, name }, null).id);
    const hues = () => new Map(shops.state().shops.map(({ id, hue }) => [id, hue]));
    const before = hues();
    expect(new Set(before.values()).size).toBe(8);
    shops.save(ids[3]!, { ...draft, name: 'я' }, null);
    shops.remove(ids[0]!);
    for (const id of ids.slice(1)) expect(hues().get(id)).toBe(before.get(id));
  });

  it('asks for the name of a live shop until it was typed, and again at another address', () => {
    const { shops } = bench();
    const { id } = shops.save(null, draft, null);
    const asks = () => shops.state().shops.find((shop) => shop.id === id)?.asksForName;
    expect(asks()).toBe(false);
    shops.save(id, { ...draft, isLive: true }, null);
    expect(asks()).toBe(true);
    shops.rememberNameTyped(id);
    shops.save(id, { ...draft, isLive: true, name: 'Роза' }, null);
    expect(asks()).toBe(false);
    shops.save(id, { ...draft, isLive: true, baseUrl: 'https://api.shoppilot.ru/v4' }, null);
    expect(asks()).toBe(true);
  });
});
