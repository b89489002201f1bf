/* eslint-disable @typescript-eslint/no-deprecated -- safeStorage's newer, asynchronous calls are not in Electron 33 (docs/decisions/0002) */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSettingsStore } from '../../../electron/settings/settings-store';
import { openShopStore } from '../../../electron/shops/shop-store';
import { openTokenVault, type SystemEncryption } from '../../../electron/shops/token-vault';

const AT = new Date('2026-11-28T10:00:00.000Z');

function bench(files: Record<string, unknown>) {
  const userData = mkdtempSync(join(tmpdir(), 'aplaut-files-'));
  onTestFinished(() => rmSync(userData, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(userData, name), typeof content === 'string' ? content : JSON.stringify(content));
  const said: string[] = [];
  const options = { userData, now: () => AT, setAside: (name: string) => void said.push(name) };
  const read = (name: string) => JSON.parse(readFileSync(join(userData, name), 'utf8')) as Record<string, unknown>;
  return {
    said,
    read,
    userData,
    copies: () => readdirSync(userData).filter((name) => name.includes('unreadable')),
    shops: () =>
      openShopStore({
        ...options,
        practiceNames: () => ['Учебный', 'Practice'],
        practiceBaseUrl: () => 'http://127.0.0.1:1',
      }),
    settings: () => openSettingsStore({ ...options, systemLanguage: 'ru' }),
    vault: () =>
      openTokenVault({ ...options, platform: 'darwin', encryption: plainEncryption, isKeyringLocked: () => false }),
  };
}

const plainEncryption = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(text),
  decryptString: (sealed: Buffer) => sealed.toString(),
} as SystemEncryption;

const shop = (id: string, name: string) => ({
  id,
  name,
  baseUrl: 'https://api.aplaut.io/v4',
  auth: 'auto',
  timeZone: 'Europe/Moscow',
  pace: 2,
  foundAuth: null,
});

describe('a stored file with an entry that cannot be read', () => {
  it('keeps all other shops, and what cannot be read in a copy', () => {
    const layouts = {
      a: { '["id"]': { targets: [], constants: {}, without: [] }, '["x"]': { targets: 'none' } },
      c: 'nothing',
    };
    const stored = { shops: [shop('a', 'Ромашка'), { ...shop('b', 'Василёк'), pace: 'two' }], chosenId: 'a', layouts };
    const { shops, said, copies, read } = bench({ 'shops.json': stored });
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
    });
    expect(read(said[0]!)).toEqual(stored);
    expect(store.list()).toHaveLength(3);

    // Said once: from then on the file is whole.
    expect(shops().list()).toHaveLength(3);
    expect(copies()).toEqual(said);
  });

  it.each(['{"shops": [', '[]', 'null', ''])('is begun anew where nothing can be read of it: %o', (content) => {
    const { shops, said, userData } = bench({ 'shops.json': content });
    expect(shops().list()).toHaveLength(1);
    expect(said).toHaveLength(1);
    expect(readFileSync(join(userData, said[0]!), 'utf8')).toBe(content);
  });

  it('keeps the other settings, files and tokens', () => {
    const { settings, vault, said } = bench({
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

  it('is left alone where all can be read, and where there is none', () => {
    const { shops, settings, vault, said, copies } = bench({ 'shops.json': { shops: [shop('a', 'Ромашка')] } });
    expect(shops().list()).toHaveLength(2);
    settings();
    vault();
    expect([...said, ...copies()]).toEqual([]);
  });
});

describe('a stored file', () => {
  it('is replaced as a whole, and nobody else can read it', () => {
    const { shops, settings, vault, userData } = bench({});
    const store = shops();
    store.choose('practice');
    settings().change({ language: 'en' });
    vault().keep('a', 'token-a');
    const before = ['shops.json', 'settings.json', 'tokens.json'].map((name) => statSync(join(userData, name)));
    store.choose('practice');
    settings().change({ language: 'ru' });
    vault().keep('b', 'token-b');
    const after = ['shops.json', 'settings.json', 'tokens.json'].map((name) => statSync(join(userData, name)));
    // A file that is written into keeps its inode: cut short, it would be damaged.
    after.forEach(({ ino }, index) => expect(ino).not.toBe(before[index]?.ino));
    for (const { mode } of after) expect(mode & 0o077).toBe(0);
    expect(readdirSync(userData).sort()).toEqual(['settings.json', 'shops.json', 'tokens.json']);
  });
});
