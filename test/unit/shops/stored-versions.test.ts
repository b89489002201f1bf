import { describe, expect, it } from 'vitest';
import { shop, userDataWith } from '../../fakes/stored-files';

const draft = {
  name: 'Пион',
  baseUrl: 'https://api.aplaut.io/v4',
  auth: 'auto',
  timeZone: 'UTC',
  pace: 2,
  isLive: false,
  hue: null,
  note: '',
} as const;
const layout = {
  targets: [
    { header: 'id', target: { kind: 'field', field: 'external_id' } },
    { header: 'ltv', target: { kind: 'custom', key: 'ltv', type: 'number' } },
  ],
  constants: { email: 'a@example.ru' },
  without: ['phone'],
};
const LAYOUT_KEY = '["id","ltv"]';

describe('files of the first version', () => {
  it('are read unchanged, and no copy is kept', () => {
    const { shops, settings, vault, said } = userDataWith({
      'shops.json': {
        shops: [shop('a', 'Ромашка'), { ...shop('b', 'Василёк'), foundAuth: 'token' }],
        chosenId: 'b',
        practice: { timeZone: 'Asia/Omsk', pace: 5 },
        layouts: { a: { [LAYOUT_KEY]: layout } },
      },
      'settings.json': {
        language: 'en',
        colorScheme: 'dark',
        recentFiles: [{ id: '1', path: '/tmp/a.csv', openedAt: '2025-01-01T00:00:00.000Z' }],
      },
      'tokens.json': { a: Buffer.from('token-a').toString('base64') },
    });
    const store = shops();
    expect(store.list().map(({ name }) => name)).toEqual(['Учебный', 'Василёк', 'Ромашка']);
    expect(new Set(store.list().map(({ hue }) => hue)).size).toBe(3);
    expect(store.get('b').foundAuth).toBe('token');
    expect(store.get('b')).toMatchObject({ note: '', tokenSince: null });
    expect(store.chosenId()).toBe('b');
    expect(store.practice()).toEqual({ timeZone: 'Asia/Omsk', pace: 5 });
    expect(store.recallLayout('a', ['ltv', 'id'])).toEqual({
      targets: [
        { kind: 'custom', key: 'ltv', type: 'number' },
        { kind: 'field', field: 'external_id' },
      ],
      constants: { email: 'a@example.ru' },
      without: ['phone'],
    });
    expect(settings().get()).toEqual({
      language: 'en',
      colorScheme: 'dark',
      failedRowsRetention: 30,
      tray: false,
      updates: 'never',
    });
    expect(settings().recentFiles()).toMatchObject([{ id: '1', name: 'a.csv' }]);
    expect(vault().tokenOf('a')).toBe('token-a');
    expect(said).toEqual([]);
  });
});

describe('files of a newer version', () => {
  it('keep what this one does not know, wherever it writes something else', () => {
    const newer = { ...shop('a', 'Ромашка'), hue: 3, region: 'eu' };
    const newerLayout = { ...layout, targets: layout.targets.map((each) => ({ ...each, trim: true })), note: 'x' };
    const { shops, settings, read, said } = userDataWith({
      'shops.json': { shops: [newer], groups: ['g'], layouts: { a: { [LAYOUT_KEY]: newerLayout } } },
      'settings.json': { language: 'en', fontSize: 14 },
    });
    const store = shops();
    const { id } = store.save(null, draft);
    store.rememberAuth(id, 'bearer');
    store.rememberLayout(id, ['x'], { targets: [{ kind: 'skip' }], constants: {}, without: [] }, 'x.csv');
    store.rememberLayout('a', ['y'], { targets: [{ kind: 'skip' }], constants: {}, without: [] }, 'x.csv');
    settings().change({ language: 'ru' });
    expect(read('shops.json')).toMatchObject({ groups: ['g'], layouts: { a: { [LAYOUT_KEY]: newerLayout } } });
    expect((read('shops.json')['shops'] as unknown[])[0]).toEqual(newer);
    expect(read('settings.json')).toMatchObject({ language: 'ru', fontSize: 14 });

    store.save('a', { ...draft, name: 'Роза' });
    store.remove(id);
    expect(read('shops.json')).toMatchObject({ shops: [{ name: 'Роза', region: 'eu' }], groups: ['g'] });
    expect(read('shops.json')['layouts']).toEqual({
      a: expect.objectContaining({ [LAYOUT_KEY]: newerLayout }) as unknown,
    });
    expect(said).toEqual([]);
  });

  it('are copied before an unreadable entry is dropped, and the person is told', () => {
    const content = {
      'shops.json': { shops: [shop('a', 'Ромашка'), { ...shop('b', 'Василёк'), auth: 'signed' }], chosenId: 'b' },
      'settings.json': { language: 'de', colorScheme: 'dark', failedRowsKept: 365 },
      'tokens.json': { a: Buffer.from('token-a').toString('base64'), b: { sealed: 'x', by: 'tpm' } },
    };
    const { shops, settings, vault, read, said } = userDataWith(content);
    expect(shops().list().map(({ name }) => name)).toEqual(['Учебный', 'Ромашка']); // prettier-ignore
    expect(shops().chosenId()).toBe('practice');
    expect(settings().get()).toMatchObject({ language: 'ru', colorScheme: 'dark' });
    expect(vault().tokenOf('a')).toBe('token-a');
    expect(vault().presence('b')).toBe('none');
    expect(said.map((name) => read(name))).toEqual(Object.values(content));
  });

  it('are left as they are if their format is new, and what is changed is forgotten', () => {
    const content = {
      'shops.json': { version: 2, shops: { a: shop('a', 'Ромашка') } },
      'settings.json': { version: 2, look: { language: 'en' } },
      'tokens.json': { version: 2, sealed: [] },
      'recipes.json': { version: 2, recipes: {} },
      'network.json': { version: 2, proxies: [] },
    };
    const { shops, settings, vault, recipes, network, read, said, newer, copies } = userDataWith(content);
    const store = shops();
    const { id } = store.save(null, draft);
    expect(store.list().map(({ name }) => name)).toEqual(['Учебный', 'Пион']);
    expect(settings().change({ language: 'en' })).toMatchObject({ language: 'en', colorScheme: 'auto' });
    const tokens = vault();
    tokens.keep(id, 'token-a');
    expect(tokens.tokenOf(id)).toBe('token-a');
    expect(recipes().list(null)).toEqual([]);
    network().change({ mode: 'none' });
    expect(newer).toEqual(Object.keys(content));
    expect(said).toEqual([]);
    expect(copies()).toEqual([]);
    expect(Object.fromEntries(Object.keys(content).map((name) => [name, read(name)]))).toEqual(content);
  });

  it('never lose rows because of a period that this version does not know', () => {
    const { settings } = userDataWith({ 'settings.json': { failedRowsKept: 365 } });
    expect(settings().get().failedRowsRetention).toBe('until-deleted');
  });
});
