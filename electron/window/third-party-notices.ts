import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shell } from 'electron';

/**
 * Returns a function that shows the notices of the bundled packages, in the system's text viewer. Null if the program is not packaged
 * (`scripts/package/after-pack.mjs` writes them).
 */
export function showThirdPartyNotices(resourcesPath: string): (() => void) | null {
  const file = join(resourcesPath, 'THIRD-PARTY-NOTICES.txt');
  return existsSync(file) ? () => void shell.openPath(file) : null;
}
