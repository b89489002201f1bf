import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shell } from 'electron';

/**
 * What shows the notices of the packages that the program contains, with what the system has for texts. Null where the program was not
 * packaged (`scripts/package/after-pack.mjs` writes them).
 */
export function showThirdPartyNotices(resourcesPath: string): (() => void) | null {
  const file = join(resourcesPath, 'THIRD-PARTY-NOTICES.txt');
  return existsSync(file) ? () => void shell.openPath(file) : null;
}
