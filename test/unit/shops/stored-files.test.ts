import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AT, shop, userDataWith } from '../../fakes/stored-files';

describe('a stored file with an unreadable entry', () => {
  it('keeps all other shops, and a copy with the unreadable one', () => {
    const layouts = {
      a: { '["id"]': { targets: [], constants: {}, without: [] }, '["x"]': { targets: 'none' } },
      c: 'nothing',
    };
    const stored = { shops: [shop('a', 'Ромашка'), { ...shop('b', 'Василёк'), pace: 'two' }], chosenId: 'a', layouts };
    const { shops, said, copies, read } = userDataWith({ 'shops.json': stored });
    const store = shops();
    expect(store.list().map(({ name }) => name)).toEqual(['Учебный', 'Ромашка']);
    expect(store.chosenId()).toBe('a');
    expect(store.recallLayout('a', ['id'])).toBeNull();
    expect(said).toEqual(['shops-unreadable-2026-11-28T10-00-00-000Z.json']);
    store.save(null, {
      name: 'Пион',
      baseUrl: 'https://api.aplaut.io/v4',
      auth: 'auto',
      timeZone: 'Europe/Moscow',
      pace: 2,
      isLive: false,
      hue: null,
      note: '',
    });
    expect(read(said[0]!)).toEqual(stored);
    expect(store.list()).toHaveLength(3);

    // Reported only once: after that the file is readable.
    expect(shops().list()).toHaveLength(3);
    expect(copies()).toEqual(said);
  });

  it.each(['{"shops": [', '[]', 'null', ''])('is replaced if nothing in it can be read: %o', (content) => {
    const { shops, said, userData } = userDataWith({ 'shops.json': content });
    expect(shops().list()).toHaveLength(1);
    expect(said).toHaveLength(1);
    expect(readFileSync(join(userData, said[0]!), 'utf8')).toBe(content);
  });

  it('keeps the other settings, files and tokens', () => {
    const { settings, vault, said } = userDataWith({
      'settings.json': {
        language: 'en',
        colorScheme: 7,
        recentFiles: [{ id: '1', path: '/tmp/a.csv', openedAt: AT.toISOString() }, { id: 2 }],
      },
      'tokens.json': { a: Buffer.from('token-a').toString('base64'), b: 5 },
    });
    expect(settings().get()).toMatchObject({ language: 'en', colorScheme: 'auto' });
    expect(
      settings()
        .recentFiles()
        .map(({ name }) => name),
    ).toEqual(['a.csv']);
    expect(vault().tokenOf('a')).toBe('token-a');
    expect(said).toHaveLength(2);
  });

  it('is left alone if all of it can be read, or if there is none', () => {
    const { shops, settings, vault, said, copies } = userDataWith({ 'shops.json': { shops: [shop('a', 'Ромашка')] } });
    expect(shops().list()).toHaveLength(2);
    settings();
    vault();
    expect([...said, ...copies()]).toEqual([]);
  });
});

describe('a stored file', () => {
  it('is replaced as a whole, and nobody else can read it', () => {
    const { shops, settings, vault, userData } = userDataWith({});
    const store = shops();
    store.choose('practice');
    settings().change({ language: 'en' });
    vault().keep('a', 'token-a');
    const before = ['shops.json', 'settings.json', 'tokens.json'].map((name) => statSync(join(userData, name)));
    store.choose('practice');
    settings().change({ language: 'ru' });
    vault().keep('b', 'token-b');
    const after = ['shops.json', 'settings.json', 'tokens.json'].map((name) => statSync(join(userData, name)));
    // A file that is overwritten keeps its inode, and would be damaged by an interruption.
    after.forEach(({ ino }, index) => expect(ino).not.toBe(before[index]?.ino));
    for (const { mode } of after) expect(mode & 0o077).toBe(0);
    expect(readdirSync(userData).sort()).toEqual(['settings.json', 'shops.json', 'tokens.json']);
  });
});
