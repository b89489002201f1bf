import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { say } from './say.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'assets',
  'docs/guide',
  'scripts/build',
  'scripts/icons',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Builds the app into `out/` unless the build there was made from exactly these sources. */
export async function ensureBuilt(root) {
  const stamp = join(root, 'out', 'built-from');
  const sources = digest(root, SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('building');
  run(
    process.execPath,
    [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
    },
  );
  // It uses a package, which may have been installed only now.
  const { makeIcons } = await import('../icons/make-icons.mjs');
  makeIcons(root);
  writeFileSync(stamp, sources);
}

function digest(root, names) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const children = isFolder(full);
    if (children) children.sort().forEach((child) => visit(join(path, child)));
    else hash.update(path).update('\0').update(readFileSync(full)).update('\0');
  };
  names.forEach(visit);
  return hash.digest('hex');
}

function isFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}
