/* eslint-disable @typescript-eslint/no-deprecated -- safeStorage's newer, asynchronous calls are not in Electron 33 (docs/decisions/0002) */
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { openJsonFile, type SetAside } from '../storage/json-file';
import { readableValues } from '../storage/readable-entries';
import type { TokenPresence, VaultProblem } from '../../shared/shop/shop';

/** The part of Electron's safeStorage that the vault uses. */
export type SystemEncryption = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/** Where tokens are stored: encrypted by the system, or in memory for this run only. Never on disk in plain text. */
export interface TokenVault {
  /** Why the system cannot store tokens, or null if it can. */
  readonly problem: VaultProblem | null;
  /** Stores the shop's token: on disk if the system really encrypts, else in memory. */
  keep(shopId: string, token: string): void;
  /** The shop's token. Null if there is none, or the stored one can no longer be decrypted. */
  tokenOf(shopId: string): string | null;
  presence(shopId: string): TokenPresence;
  forget(shopId: string): void;
}

/** By shop, encrypted, in base64. */
const sealedTokens = z.record(z.string(), z.string());

/**
 * Opens the vault over `tokens.json`. On Linux only a real keyring counts: the `basic_text` backend encrypts with a constant key and still
 * reports that encryption is available (toolchain.md, safeStorage).
 */
export function openTokenVault(options: {
  userData: string;
  platform: string;
  encryption: SystemEncryption;
  /** Called on Linux before the encryption itself, which would wait forever for a locked keyring. */
  isKeyringLocked: () => boolean;
  now: () => Date;
  setAside: SetAside;
}): TokenVault {
  const { encryption } = options;
  const store = openJsonFile({
    ...options,
    name: 'tokens',
    mend: (content) => (sealedTokens.safeParse(content).success ? content : readableValues(content, z.string())),
  });
  const thisRun = new Map<string, string>();
  const problem = findProblem(options);

  const savedToken = (shopId: string): string | null => {
    const sealed = problem === null ? store.read()[shopId] : undefined;
    if (typeof sealed !== 'string') return null;
    try {
      return encryption.decryptString(Buffer.from(sealed, 'base64'));
    } catch {
      // The keyring's key has changed (a new user, a renamed app), so the token has to be typed again.
      return null;
    }
  };

  return {
    problem,
    keep: (shopId, token) => {
      if (problem === null) store.set(shopId, encryption.encryptString(token).toString('base64'));
      else thisRun.set(shopId, token);
    },
    tokenOf: (shopId) => thisRun.get(shopId) ?? savedToken(shopId),
    presence: (shopId) => {
      if (thisRun.has(shopId)) return 'this-run';
      return savedToken(shopId) === null ? 'none' : 'saved';
    },
    forget: (shopId) => {
      thisRun.delete(shopId);
      store.delete(shopId);
    },
  };
}

function findProblem({
  platform,
  encryption,
  isKeyringLocked,
}: Pick<Parameters<typeof openTokenVault>[0], 'platform' | 'encryption' | 'isKeyringLocked'>): VaultProblem | null {
  if (platform === 'linux') {
    const plainText = encryption.getSelectedStorageBackend() === 'basic_text';
    if (plainText) return encryption.isEncryptionAvailable() ? 'plain-text-only' : 'no-keyring';
    if (isKeyringLocked()) return 'keyring-locked';
  }
  return encryption.isEncryptionAvailable() ? null : 'no-keyring';
}
