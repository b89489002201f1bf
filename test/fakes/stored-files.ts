/* eslint-disable @typescript-eslint/no-deprecated -- safeStorage's newer, asynchronous calls are not in Electron 33 (docs/decisions/0002) */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openNetworkStore } from '../../electron/network/network-store';
import { openRecipeStore } from '../../electron/recipes/recipe-store';
import type { SetAside } from '../../electron/storage/json-file';
import { openSettingsStore } from '../../electron/settings/settings-store';
import { openShopStore } from '../../electron/shops/shop-store';
import { openTokenVault, type SystemEncryption } from '../../electron/shops/token-vault';

/** The time at which a copy is kept. */
export const AT = new Date('2026-11-28T10:00:00.000Z');

/** A user-data folder with these files, by name, and the stores over it. */
export function userDataWith(files: Record<string, unknown>) {
  const userData = mkdtempSync(join(tmpdir(), 'aplaut-files-'));
  onTestFinished(() => rmSync(userData, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(userData, name), typeof content === 'string' ? content : JSON.stringify(content));
  const said: string[] = [];
  const newer: string[] = [];
  const setAside: SetAside = (name, why) => void (why === 'newer' ? newer : said).push(name);
  const options = { userData, now: () => AT, setAside };
  const read = (name: string) => JSON.parse(readFileSync(join(userData, name), 'utf8')) as Record<string, unknown>;
  return {
    said,
    newer,
    read,
    userData,
    copies: () => readdirSync(userData).filter((name) => name.includes('unreadable')),
    shops: () =>
      openShopStore({
        ...options,
        practiceName: () => 'Учебный',
        practiceNames: () => ['Учебный', 'Practice'],
        practiceBaseUrl: () => 'http://127.0.0.1:1',
      }),
    recipes: () => openRecipeStore(options),
    network: () => openNetworkStore(options),
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

/** A shop as in `shops.json`. */
export const shop = (id: string, name: string) => ({
  id,
  name,
  baseUrl: 'https://api.aplaut.io/v4',
  auth: 'auto',
  timeZone: 'Europe/Moscow',
  pace: 2,
  foundAuth: null,
});
