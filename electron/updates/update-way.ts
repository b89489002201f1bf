import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateWay } from '../../shared/updates/updates';
import { isSafeToAsk } from './safe-to-ask';

/** Written by electron-builder from `publish` of electron-builder.yml, beside the asar. */
export const FEED_FILE = 'app-update.yml';
/** Written by electron-builder into a deb or rpm. */
const PACKAGE_TYPE_FILE = 'package-type';

/**
 * How this copy of the program is updated.
 *
 * @param resources the folder beside the asar
 */
export function updateWay(resources: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): UpdateWay {
  if (!hasFeed(join(resources, FEED_FILE))) return 'not-set-up';
  if (platform === 'linux') {
    if (existsSync(join(resources, PACKAGE_TYPE_FILE))) return 'by-system';
    return env['APPIMAGE'] === undefined ? 'by-hand' : 'by-itself';
  }
  // Set by the portable program that electron-builder makes.
  return env['PORTABLE_EXECUTABLE_FILE'] === undefined ? 'by-itself' : 'by-hand';
}

/** Until a release sets its own, the address in electron-builder.yml ends in `.invalid`, where nobody can be. */
function hasFeed(path: string): boolean {
  const address = /^url: *["']?([^\s"']+)/m.exec(readIfThere(path))?.[1] ?? '';
  return URL.canParse(address) && isSafeToAsk(new URL(address)) && !new URL(address).hostname.endsWith('.invalid');
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
