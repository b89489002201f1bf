import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)\b/i;
const RULE = '-'.repeat(80);

/**
 * The notices for everything that is bundled or shipped, as most licences require: for each installed package that the app depends on, the
 * licence texts in its folder, or else the name of its licence. Electron and Chromium come with notices of their own.
 *
 * @param {string} root the project's folder, with its node_modules
 * @returns {string}
 */
export function thirdPartyNotices(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const notices = Object.entries(packages).flatMap(([path, { dev, devOptional }]) =>
    path === '' || dev === true || devOptional === true ? [] : noticeOf(join(root, path)),
  );
  return ['Aplaut Import contains the following packages.', ...new Set(notices.sort())].join(`\n\n${RULE}\n`);
}

/** Empty for a package of another system, which is not installed. */
function noticeOf(folder) {
  const manifest = readManifest(folder);
  if (manifest === null) return [];
  const { name, version, license, licenses, author } = manifest;
  const named = license ?? licenses?.map((each) => each.type ?? each).join(', ') ?? 'see its source';
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const by = typeof author === 'string' ? author : author?.name;
  const heading = `${name} ${version} (${typeof named === 'string' ? named : (named.type ?? '')})`;
  return [[heading, ...(texts.length > 0 ? texts : by === undefined ? [] : [`Copyright ${by}`])].join('\n\n')];
}

function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
